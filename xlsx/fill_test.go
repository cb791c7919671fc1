package xlsx

import (
	"bytes"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
	"go.yaml.in/yaml/v3"

	"nianbao/internal/report"
	"nianbao/templates"
)

func workbookOf(t testing.TB, e *templates.Edition, r *report.Report) []byte {
	var w bytes.Buffer
	require.NoError(t, Fill(&w, e, r))
	return w.Bytes()
}

func emptyReport(e *templates.Edition) *report.Report {
	r := report.New("a.txt")
	r.Edition, r.Year, r.Agency = e.ID, e.From, "淄博市科学技术局"
	return r
}

// Whatever a cell can hold is written so that it is read back as it came.
func TestFillKeepsEveryValue(t *testing.T) {
	data, err := os.ReadFile("../testdata/values.yaml")
	require.NoError(t, err)
	var cases []struct{ Raw, Stored string }
	require.NoError(t, yaml.Unmarshal(data, &cases))
	stored := map[string]report.CellType{"number": report.StoredNumber, "boolean": report.StoredBoolean,
		"error": report.StoredError, "date": report.StoredDate, "formula": report.StoredFormula}

	e := templates.Builtin()[1]
	slots := e.Table("requests").Slots
	require.Greater(t, len(slots), len(cases))
	r := emptyReport(e)
	for i, c := range cases {
		r.Values[slots[i].ID] = report.Parse(c.Raw, stored[c.Stored])
	}
	back, _, err := Read("a.xlsx", workbookOf(t, e, r), ReadOptions{})
	require.NoError(t, err)
	for i, c := range cases {
		want, got := r.Values[slots[i].ID], back.Values[slots[i].ID]
		switch want.Kind {
		case report.Formula: // shown as text: it is reported, and nothing computes it
			assert.Equal(t, report.Text, got.Kind)
			assert.Equal(t, "="+c.Raw, got.Raw)
		case report.Boolean:
			assert.Equal(t, report.Text, got.Kind)
		default:
			assert.Equal(t, want.Kind, got.Kind, "%q", c.Raw)
			assert.Equal(t, want.Printed(), got.Printed(), "%q", c.Raw)
			assert.Equal(t, want.NumberText(), got.NumberText(), "%q", c.Raw)
			assert.Equal(t, want.Unit, got.Unit, "%q", c.Raw)
		}
	}
}

func TestFillWritesNumbersWhereASpreadsheetKeepsThem(t *testing.T) {
	for raw, want := range map[string]excelize.CellType{
		"0": excelize.CellTypeUnset, "153": excelize.CellTypeUnset, "-4": excelize.CellTypeUnset,
		"59237.2449": excelize.CellTypeUnset, "0.1": excelize.CellTypeUnset, "123456789012345": excelize.CellTypeUnset,
		"1234567890123456": excelize.CellTypeSharedString, "0.000000123456789012345": excelize.CellTypeUnset,
		"+3": excelize.CellTypeSharedString, "1.0": excelize.CellTypeSharedString, "1,016": excelize.CellTypeSharedString,
		"减5": excelize.CellTypeSharedString, "865.01万元": excelize.CellTypeSharedString,
		"22（其中修订16件）": excelize.CellTypeSharedString, "１２": excelize.CellTypeSharedString,
	} {
		e := templates.Builtin()[1]
		s, r := e.Tables[0].Slots[0], emptyReport(e)
		r.Values[s.ID] = report.Parse(raw, report.StoredText)
		f := opened(t, workbookOf(t, e, r))
		kind, err := f.GetCellType(s.Table.Sheet, s.Cell.String())
		require.NoError(t, err)
		assert.Equal(t, want, kind, raw)
		held, err := f.GetCellValue(s.Table.Sheet, s.Cell.String(), excelize.Options{RawCellValue: true})
		require.NoError(t, err)
		assert.Equal(t, raw, held)
	}
}

func TestFillWholeReport(t *testing.T) {
	for _, e := range editions(t) {
		r := emptyReport(e)
		r.Agency, r.Code, r.Scope = "", "", report.Area
		r.Cover = map[string]string{"head": "𡈼某", "phone": "0943-8221234", "date": "2026-01-20", "author": "=1+1"}
		odd := "\u3000\u3000（一）全年_x0041_“共”𠮷😀\v<&>' \t"
		for _, s := range e.Sections {
			r.Prose[s.ID] = []report.Paragraph{{Text: odd}, {Text: "=SUM(A1)"}, {Text: strings.Repeat("长", 3000)}}
		}
		r.Prose["notes"][1].Table = "review"
		r.NilTable["review"] = true
		for _, s := range e.Table("review").Slots {
			r.Values[s.ID] = report.Zero("")
		}
		r.Values["requests.received.person"] = report.Parse("减5", report.StoredText)
		data := workbookOf(t, e, r)
		assert.True(t, bytes.Equal(data, workbookOf(t, e, r)))

		back, read, err := Read("a.xlsx", data, ReadOptions{})
		require.NoError(t, err)
		assert.Same(t, e, read)
		assert.Empty(t, back.Oddities)
		want := r.Identity
		want.Release = release
		assert.Equal(t, want, back.Identity)
		for id, text := range r.Cover {
			assert.Equal(t, text, back.Cover[id], id)
		}
		assert.Equal(t, map[string]bool{"review": true}, back.NilTable)
		for _, s := range e.Table("review").Slots {
			assert.True(t, back.Values[s.ID].Has(report.NilReturn), s.ID)
		}
		assert.Equal(t, "减5", back.Values["requests.received.person"].Printed())
		assert.Equal(t, report.Blank, back.Values["requests.received.company"].Kind)

		f := opened(t, data)
		for _, s := range e.Sections {
			for i, p := range r.Prose[s.ID] {
				text, err := f.GetCellValue(s.Sheet, s.Cells.First.Offset(i, 0).String())
				require.NoError(t, err)
				assert.Equal(t, p.Text, text)
			}
		}
		assert.Equal(t, "review", back.Prose["notes"][len(back.Prose["notes"])-2].Table)
	}
}

// The rows of prose are as high as their text needs, and a program may change that.
func TestFillRowsFitTheirText(t *testing.T) {
	e := templates.Builtin()[1]
	s, r := e.Section("overview"), emptyReport(e)
	r.Prose[s.ID] = []report.Paragraph{{Text: strings.Repeat("长", 400)}, {Text: "短"}, {Text: strings.Repeat("长", 9000)}}
	data := workbookOf(t, e, r)
	f := opened(t, data)
	height := func(row int) float64 {
		h, err := f.GetRowHeight(s.Sheet, s.Cells.First.Row+1+row)
		require.NoError(t, err)
		return h
	}
	assert.Greater(t, height(0), 8*proseSize*lineSpacing)
	assert.Equal(t, float64(paragraphHeight), height(1))
	assert.Equal(t, maxHeight, height(2))
	i, err := f.GetSheetIndex(s.Sheet)
	require.NoError(t, err)
	part := string(partOf(t, data, sheetPart(i)))
	assert.Contains(t, part, `<row r="3" ht="`)
	assert.Equal(t, 3, strings.Count(part, "customHeight="), "only the head of the sheet has fixed heights")
}

func TestFillRefuses(t *testing.T) {
	e := templates.Builtin()[1]
	s := e.Section("lead")
	long := strings.Repeat("长", maxCell+1)
	for name, c := range map[string]struct {
		want   string
		change func(r *report.Report)
	}{
		"ManyParagraphs": {"template.paragraphs", func(r *report.Report) {
			r.Prose["lead"] = make([]report.Paragraph, s.Cells.Rows()+1)
		}},
		"LongParagraph": {"template.cell.long", func(r *report.Report) { r.Prose["lead"] = []report.Paragraph{{Text: long}} }},
		"LongBeyondBMP": {"template.cell.long", func(r *report.Report) {
			r.Prose["lead"] = []report.Paragraph{{Text: strings.Repeat("𠮷", maxCell/2+1)}}
		}},
		"LongValue": {"template.cell.long", func(r *report.Report) {
			r.Values["requests.received.person"] = report.Parse(long, report.StoredText)
		}},
		"LongCover":  {"template.cell.long", func(r *report.Report) { r.Cover["head"] = long }},
		"LongAgency": {"template.cell.long", func(r *report.Report) { r.Agency = long }},
		"NoSection":  {"template.section", func(r *report.Report) { r.Prose["seven"] = []report.Paragraph{{Text: "无"}} }},
	} {
		t.Run(name, func(t *testing.T) {
			r := emptyReport(e)
			c.change(r)
			assert.Equal(t, c.want, errorKey(t, Fill(io.Discard, e, r)))
		})
	}
	t.Run("ReservedSheet", func(t *testing.T) {
		other, lead := *e, *s
		lead.Sheet = strings.ToUpper(hiddenSheet)
		other.Sections = []*templates.Section{&lead}
		assert.Equal(t, "template.sheet", errorKey(t, Fill(io.Discard, &other, emptyReport(e))))
	})
	t.Run("OK/AsMuchAsFits", func(t *testing.T) {
		r := emptyReport(e)
		r.Prose["lead"] = make([]report.Paragraph, s.Cells.Rows())
		r.Prose["lead"][0].Text = long[:len(long)-len("长")]
		require.NoError(t, Fill(io.Discard, e, r))
	})
}
