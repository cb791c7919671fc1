package history_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/answer"
	"nianbao/internal/document"
	"nianbao/internal/document/html"
	"nianbao/internal/document/sample"
	"nianbao/internal/history"
	"nianbao/internal/history/page"
	"nianbao/internal/history/workbook"
	"nianbao/internal/history/written"
	"nianbao/internal/inbox"
	"nianbao/internal/judging"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/form"
	"nianbao/xlsx/pack"
	"nianbao/xlsx/sound"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// change is what a test does to the report of a year.
type change map[string]string

// made is an agency's workbook of a year. Left as they are, the years follow from one another: one application is
// carried over every year, and of documents one more is in force.
func made(t testing.TB, agency string, year int, changes change) inbox.File {
	e, err := templates.ForYear(year)
	require.NoError(t, err)
	r := sample.Plain(e)
	r.Year, r.Agency, r.Code = year, agency, ""
	set := func(slot, raw string) {
		if e.Slot(slot) != nil {
			r.Values[slot] = report.Parse(raw, report.StoredNumber)
		}
	}
	for _, row := range []string{"rules", "documents"} {
		set("disclosure."+row+".issued", "2")
		set("disclosure."+row+".repealed", "1")
		set("disclosure."+row+".inforce", strconv.Itoa(year-2000))
	}
	for _, s := range e.Tables[0].Slots {
		if s.Kind == templates.Change {
			set(s.ID, "0")
		}
	}
	for slot, raw := range changes {
		set(slot, raw)
	}
	var b bytes.Buffer
	require.NoError(t, form.Fill(&b, e, r))
	return inbox.Bytes(agency+strconv.Itoa(year)+".xlsx", b.Bytes())
}

// years are an agency's reports from 2019 to 2024.
func years(t testing.TB, agency string, changes map[int]change) (files []inbox.File) {
	for year := 2019; year <= 2024; year++ {
		files = append(files, made(t, agency, year, changes[year]))
	}
	return files
}

func record(t testing.TB, files ...inbox.File) *history.Record {
	rec, err := history.Gather(t.Context(), &judging.Judge{}, files, func() {})
	require.NoError(t, err)
	return rec
}

// broken are the links that do not hold, jumps aside.
func broken(a *history.Agency) (list []history.Link) {
	for _, l := range a.Links {
		if l.State == history.Broken {
			list = append(list, l)
		}
	}
	return list
}

const inforce = "disclosure.documents.inforce"

// Where nothing is wrong nothing is found; one figure that does not follow is found once, with both its places.
func TestOnePlantedBreak(t *testing.T) {
	rec := record(t, years(t, "云岭县档案局", nil)...)
	require.Len(t, rec.Agencies, 1)
	assert.Empty(t, broken(rec.Agencies[0]))
	assert.Empty(t, rec.Agencies[0].Missing)

	rec = record(t, years(t, "云岭县档案局", map[int]change{2023: {inforce: "28"}, 2024: {inforce: "29"}})...)
	got := broken(rec.Agencies[0])
	require.Len(t, got, 1)
	l := got[0]
	assert.Equal(t, "year.inforce", l.Rule)
	assert.Equal(t, 2023, l.Year)
	assert.Equal(t, []string{"28", "23", "5"}, []string{l.Actual, l.Expected, l.Difference})
	require.Len(t, l.Then, 1)
	assert.Equal(t, "云岭县档案局2022.xlsx", l.Then[0].File)
	assert.Equal(t, "云岭县档案局2023.xlsx", l.Now[0].File)
	s := templates.Builtin()[1].Slot(inforce)
	assert.Equal(t, "'"+s.Table.Sheet+"'!"+s.Cell.String(), l.Then[0].Cell())
	assert.Equal(t, l.Then[0].Cell(), l.Now[0].Cell())
	assert.Equal(t, "22", l.Then[0].Value)
	for _, r := range rec.Rules {
		if r.Rule.ID == "year.inforce" {
			assert.Equal(t, []int{1, 4}, []int{r.Broken, r.Of}, "2021 to 2024 have a year before")
		}
	}
}

// Between the two forms only what means the same is compared.
func TestFormsAreComparedWhereComparable(t *testing.T) {
	rec := record(t, years(t, "云岭县档案局", map[int]change{2021: {"requests.carried.person": "4", inforce: "900"},
		2022: {inforce: "901"}, 2023: {inforce: "902"}, 2024: {inforce: "903"}})...)
	got := broken(rec.Agencies[0])
	require.Len(t, got, 1)
	assert.Equal(t, "requests.carried.person", got[0].Slot.ID)
	n := 0
	for _, l := range rec.Agencies[0].Links {
		if l.State == history.Incomparable {
			n++
			assert.Equal(t, 2021, l.Year)
		}
	}
	assert.Equal(t, 2, n, "规章 and documents in force")
	for _, s := range rec.Agencies[0].Series() {
		if s.Slot.ID == inforce {
			assert.False(t, s.Points[1].Known, "the form of 2020 has no such figure")
			assert.True(t, s.Points[2].Breaks)
			assert.False(t, s.Points[3].Breaks)
		}
	}
}

// Of a published page the table and the cell are named.
func TestPublishedPlaces(t *testing.T) {
	e := templates.Builtin()[1]
	r := sample.Plain(e)
	r.Year, r.Agency = 2024, "云岭县档案局"
	r.Values["requests.carried.person"] = report.Parse("4", report.StoredNumber)
	var b bytes.Buffer
	require.NoError(t, html.Write(&b, document.New(e, r, document.Options{})))
	a := record(t, made(t, "云岭县档案局", 2023, nil), inbox.Bytes("年报.html", b.Bytes())).Agencies[0]
	var now history.Source
	for _, l := range broken(a) {
		if l.Rule == "year.carryover" {
			now = l.Now[0]
		}
	}
	assert.Equal(t, "年报.html", now.File)
	assert.Equal(t, "table 2!D5", now.Cell())
	assert.Contains(t, written.Source(now).In(message.Chinese), "第2个表格D5")
}

// A year without a report is told, and nothing is compared across it; so is a year of which two versions differ.
func TestMissingYearsAndVersions(t *testing.T) {
	all := years(t, "云岭县档案局", nil)
	files := append(all[:2:2], all[3:]...) // without 2021
	files = append(files, made(t, "云岭县档案局", 2023, change{inforce: "99"}))
	same := made(t, "云岭县档案局", 2019, nil)
	same.Name = "又一份.xlsx"
	files = append(files, same)
	a := record(t, files...).Agencies[0]
	assert.Equal(t, []int{2021}, a.Missing)
	assert.Equal(t, []string{"又一份.xlsx"}, a.Year(2019).Versions[0].Copies)
	require.Len(t, a.Year(2023).Versions, 2)
	assert.Equal(t, []string{inforce}, a.Year(2023).Versions[1].Differs)
	assert.Nil(t, a.Year(2023).One())
	linked := map[int]int{}
	for _, l := range a.Links {
		linked[l.Year]++
		if l.Year > 2022 {
			assert.Equal(t, history.Versions, l.State)
		}
	}
	assert.Zero(t, linked[2022])
	assert.Equal(t, 1, linked[2023])
	assert.Equal(t, 1, linked[2024])
}

// golden is a record with all there is to show: a break, a missing year, two versions, a second agency, a file that
// is no report.
func golden(t testing.TB) *history.Record {
	files := years(t, "云岭县档案局", map[int]change{2020: {"requests.received.total": "900"},
		2023: {inforce: "28"}, 2024: {inforce: "29"}})
	for _, year := range []int{2020, 2021, 2023} {
		files = append(files, made(t, "云岭县水利局", year, nil))
	}
	files = append(files, made(t, "云岭县水利局", 2021, change{"disclosure.penalties.decided": "77"}),
		inbox.Bytes("说明.txt", []byte("本文没有写明机关，也没有数据。")))
	rec := record(t, files...)
	rec.Rules = slices.DeleteFunc(rec.Rules, func(r history.RuleCount) bool {
		return r.Broken == 0 && r.Unjudged == 0 // a rule that is added and finds nothing here changes nothing
	})
	return rec
}

// The forms for people and programs are as they were, and the same record gives the same bytes.
func TestGolden(t *testing.T) {
	write := func(rec *history.Record) map[string][]byte {
		var text, asJSON, long, html bytes.Buffer
		written.Text(&answer.Writer{Out: &text, Lang: message.Chinese}, rec)
		require.NoError(t, written.JSON(&asJSON, rec, message.Chinese))
		require.NoError(t, written.CSV(&long, rec))
		require.NoError(t, page.Write(&html, rec, message.Chinese))
		lines := bytes.SplitAfterN(long.Bytes(), []byte("\n"), 20)
		return map[string][]byte{"record.txt": text.Bytes(), "record.json": asJSON.Bytes(), "record.html": html.Bytes(),
			"record.csv": bytes.Join(lines[:19], nil)}
	}
	again := write(golden(t))
	for name, got := range write(golden(t)) {
		assert.Equal(t, string(again[name]), string(got), name)
		file := filepath.Join("testdata", name)
		if *update {
			require.NoError(t, os.WriteFile(file, got, 0o644))
		}
		want, err := os.ReadFile(file)
		require.NoError(t, err)
		assert.Equal(t, string(want), string(got), name)
	}
}

// The workbook is sound, and the same record gives the same bytes.
func TestWorkbook(t *testing.T) {
	rec := golden(t)
	var first, second bytes.Buffer
	require.NoError(t, workbook.Write(&first, rec))
	require.NoError(t, workbook.Write(&second, rec))
	assert.Equal(t, first.Bytes(), second.Bytes())
	parts, err := pack.Unpack(first.Bytes())
	require.NoError(t, err)
	assert.Empty(t, sound.Check(parts))
}
