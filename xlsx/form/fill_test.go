package form

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/pack"
	"nianbao/xlsx/specimen"
)

func workbookOf(t testing.TB, e *templates.Edition, r *report.Report) []byte {
	var w bytes.Buffer
	require.NoError(t, Fill(&w, e, r))
	return w.Bytes()
}

func TestFillWritesNumbersAsNumbers(t *testing.T) {
	for raw, want := range map[string]excelize.CellType{
		"0": excelize.CellTypeUnset, "153": excelize.CellTypeUnset, "-4": excelize.CellTypeUnset,
		"59237.2449": excelize.CellTypeUnset, "0.1": excelize.CellTypeUnset, "123456789012345": excelize.CellTypeUnset,
		"1234567890123456": excelize.CellTypeSharedString, "0.000000123456789012345": excelize.CellTypeUnset,
		"+3": excelize.CellTypeSharedString, "1.0": excelize.CellTypeSharedString,
		"1,016": excelize.CellTypeSharedString,
		"减5":    excelize.CellTypeSharedString, "865.01万元": excelize.CellTypeSharedString,
		"22（其中修订16件）": excelize.CellTypeSharedString, "１２": excelize.CellTypeSharedString,
	} {
		e := templates.Builtin()[1]
		s, r := e.Tables[0].Slots[0], specimen.Empty(e)
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

// The rows of prose are as high as their text needs, and a program may change that.
func TestFillRowsFitTheirText(t *testing.T) {
	e := templates.Builtin()[1]
	s, r := e.Section("overview"), specimen.Empty(e)
	r.Prose[s.ID] = []report.Paragraph{{Text: strings.Repeat("长", 400)}, {Text: "短"}, {Text: strings.Repeat("长", 9000)}}
	data := workbookOf(t, e, r)
	f := opened(t, data)
	height := func(row int) float64 {
		h, err := f.GetRowHeight(s.Sheet, s.Cells.First.Row+1+row)
		require.NoError(t, err)
		return h
	}
	assert.Greater(t, height(0), 8*ProseSize*lineSpacing)
	assert.Equal(t, float64(paragraphHeight), height(1))
	assert.Greater(t, height(2), maxHeight-minHeight(ProseSize), "as much as a row shows, the rest below")
	i, err := f.GetSheetIndex(s.Sheet)
	require.NoError(t, err)
	part := string(partOf(t, data, sheetPart(i)))
	assert.Contains(t, part, `<row r="3" ht="`)
	assert.Equal(t, 3, strings.Count(part, "customHeight="), "only the head of the sheet has fixed heights")
}

func TestFillRefuses(t *testing.T) {
	e := templates.Builtin()[1]
	s := e.Section("lead")
	long := strings.Repeat("长", pack.MaxCell+1)
	for name, c := range map[string]struct {
		want   string
		change func(r *report.Report)
	}{
		"ManyParagraphs": {"template.paragraphs", func(r *report.Report) {
			r.Prose["lead"] = make([]report.Paragraph, s.Cells.Rows()+1)
		}},
		"LongParagraph": {"template.cell.long", func(r *report.Report) {
			r.Prose["lead"] = []report.Paragraph{{Text: long}}
		}},
		"LongBeyondBMP": {"template.cell.long", func(r *report.Report) {
			r.Prose["lead"] = []report.Paragraph{{Text: strings.Repeat("𠮷", pack.MaxCell/2+1)}}
		}},
		"LongValue": {"template.cell.long", func(r *report.Report) {
			r.Values["requests.received.person"] = report.Parse(long, report.StoredText)
		}},
		"LongCover":  {"template.cell.long", func(r *report.Report) { r.Cover["head"] = long }},
		"LongAgency": {"template.cell.long", func(r *report.Report) { r.Agency = long }},
		"NoSection": {"template.section", func(r *report.Report) {
			r.Prose["seven"] = []report.Paragraph{{Text: "无"}}
		}},
	} {
		t.Run(name, func(t *testing.T) {
			r := specimen.Empty(e)
			c.change(r)
			assert.Equal(t, c.want, errorKey(t, Fill(io.Discard, e, r)))
		})
	}
	t.Run("ReservedSheet", func(t *testing.T) {
		other, lead := *e, *s
		lead.Sheet = strings.ToUpper(HiddenSheet)
		other.Sections = []*templates.Section{&lead}
		assert.Equal(t, "template.sheet", errorKey(t, Fill(io.Discard, &other, specimen.Empty(e))))
	})
	t.Run("OK/AsMuchAsFits", func(t *testing.T) {
		r := specimen.Empty(e)
		r.Prose["lead"] = make([]report.Paragraph, s.Cells.Rows())
		r.Prose["lead"][0].Text = long[:len(long)-len("长")]
		require.NoError(t, Fill(io.Discard, e, r))
	})
}
