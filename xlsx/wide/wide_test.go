package wide

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"nianbao/internal/document/sample"
	"nianbao/internal/finding"
	"nianbao/internal/report"
	"nianbao/templates"
)

// records are plain and hostile reports of an edition, some of them with blanks.
func records(e *templates.Edition, n int) []Record {
	var all []Record
	for i := range n {
		r := sample.Plain(e)
		if i%3 == 1 {
			r = sample.Hostile(e, uint64(i))
			r.Title = ""
		}
		r.Agency = "示例县第" + strconv.Itoa(i) + "局"
		if i%3 == 2 {
			r.Scope = report.Area
			delete(r.Values, e.Tables[0].Slots[0].ID)
			r.Values[e.Tables[1].Slots[3].ID] = report.Parse("-", report.StoredText)
			r.Values[e.Tables[1].Slots[4].ID] = report.Parse("22（其中修订16件）", report.StoredText)
		}
		all = append(all, Record{Report: r, Level: "县级", Verdict: finding.Pass})
	}
	return all
}

func edited(e *templates.Edition, all []Record) Edited {
	return Edited{Edition: e, Records: slices.Values(all)}
}

func written(t testing.TB, all ...Edited) []byte {
	var b bytes.Buffer
	require.NoError(t, Write(&b, all...))
	return b.Bytes()
}

// back reads the rows of all sheets, each packed and unpacked on the way.
func back(t testing.TB, name string, data []byte) (all []*report.Report) {
	sheets, err := Read(name, data, Options{})
	require.NoError(t, err)
	for _, s := range sheets {
		for row, err := range s.Rows(func(Line, string) {}) {
			require.NoError(t, err)
			again, err := Unpack(row.Pack(), nil)
			require.NoError(t, err)
			assert.Equal(t, row.Pack(), again.Pack())
			r, e := again.Report(name)
			assert.Equal(t, r.Edition, e.ID)
			all = append(all, r)
		}
	}
	return all
}

// same holds a report that was read back against the one that was written: every figure, every blank, every text.
func same(t testing.TB, e *templates.Edition, want, got *report.Report) {
	assert.Equal(t, want.Agency, got.Agency)
	assert.Equal(t, want.Year, got.Year)
	assert.Equal(t, want.Scope, got.Scope)
	for _, table := range e.Tables {
		for _, s := range table.Slots {
			was, is := want.Value(s.ID), got.Value(s.ID)
			switch {
			case plain(s, was):
				assert.True(t, is.IsNumber() && is.Number.Equal(was.Number), "%s: %s → %s", s.ID, was.Raw, is.Raw)
			case was.Kind == report.Blank:
				assert.Equal(t, report.Blank, is.Kind, s.ID)
			default:
				assert.Equal(t, squash(was.Raw), squash(is.Raw), s.ID)
				assert.NotEqual(t, report.Blank, is.Kind, s.ID)
			}
		}
	}
}

// Everything in a report's tables is in its row and nothing else: as a workbook and as CSV, of both editions, in any
// order of the columns, with the ids or by the words alone.
func TestRoundTrip(t *testing.T) {
	for _, e := range templates.Builtin() {
		all := records(e, 12)
		check := func(name string, data []byte) {
			got := back(t, name, data)
			require.Len(t, got, len(all), name)
			for i, r := range got {
				same(t, e, all[i].Report, r)
			}
		}
		data := written(t, edited(e, all))
		var text bytes.Buffer
		require.NoError(t, WriteCSV(&text, edited(e, all)))
		t.Run(e.ID+" workbook", func(t *testing.T) { check("宽表.xlsx", data) })
		t.Run(e.ID+" csv", func(t *testing.T) { check("宽表.csv", text.Bytes()) })
		t.Run(e.ID+" shuffled", func(t *testing.T) { check("宽表.xlsx", shuffled(t, data, false)) })
		t.Run(e.ID+" by words", func(t *testing.T) { check("宽表.xlsx", shuffled(t, data, true)) })
	}
}

// shuffled is a workbook with its columns in another order, made by another library; without the line of ids where
// only the words shall tell.
func shuffled(t testing.TB, data []byte, wordsOnly bool) []byte {
	f, err := excelize.OpenReader(bytes.NewReader(data))
	require.NoError(t, err)
	defer f.Close()
	out := excelize.NewFile()
	defer out.Close()
	name := f.GetSheetName(0)
	rows, err := f.GetRows(name, excelize.Options{RawCellValue: true})
	require.NoError(t, err)
	order := rand.New(rand.NewPCG(1, 2)).Perm(len(rows[wordLines+1]))
	line := 0
	for i, row := range rows {
		if i == 0 || wordsOnly && i == wordLines+1 {
			continue
		}
		line++
		for to, from := range order {
			if from >= len(row) || row[from] == "" {
				continue
			}
			cell, err := excelize.CoordinatesToCellName(to+1, line)
			require.NoError(t, err)
			at, err := excelize.CoordinatesToCellName(from+1, i+1)
			require.NoError(t, err)
			kind, err := f.GetCellType(name, at)
			require.NoError(t, err)
			if n, err := strconv.ParseFloat(row[from], 64); err == nil && kind != excelize.CellTypeInlineString {
				require.NoError(t, out.SetCellFloat("Sheet1", cell, n, -1, 64))
				continue
			}
			require.NoError(t, out.SetCellStr("Sheet1", cell, row[from]))
		}
	}
	var b bytes.Buffer
	require.NoError(t, out.Write(&b))
	return b.Bytes()
}

// Both editions stand in one workbook, a sheet each; its bytes are the same every time.
func TestBothEditions(t *testing.T) {
	old, now := templates.Builtin()[0], templates.Builtin()[1]
	a, b := records(old, 2), records(now, 3)
	data := written(t, edited(old, a), edited(now, b))
	assert.Equal(t, data, written(t, edited(old, a), edited(now, b)))
	sheets, err := Read("宽表.xlsx", data, Options{})
	require.NoError(t, err)
	require.Len(t, sheets, 2)
	for i, e := range []*templates.Edition{old, now} {
		assert.Equal(t, e, sheets[i].Head.Edition)
		assert.True(t, sheets[i].Head.ByID)
		assert.Empty(t, sheets[i].Head.Unmatched())
		assert.Empty(t, sheets[i].Head.Missing())
	}
	assert.Len(t, back(t, "宽表.xlsx", data), 5)
}

// What is no number is named.
func TestTexts(t *testing.T) {
	e := templates.Builtin()[1]
	r := sample.Plain(e)
	assert.Empty(t, Texts(e, r))
	r.Values["disclosure.rules.issued"] = report.Parse("3件", report.StoredText)
	r.Values["disclosure.rules.repealed"] = report.Parse("/", report.StoredText)
	r.Values["disclosure.fees.amount"] = report.Parse("12.50万元", report.StoredText)
	var named []string
	for _, text := range Texts(e, r) {
		named = append(named, text.Slot.ID+"="+text.Value)
	}
	assert.Equal(t, "disclosure.rules.issued=3件 disclosure.rules.repealed=/", strings.Join(named, " "))
}
