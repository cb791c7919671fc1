package docx

import (
	"encoding/xml"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/document"
	"nianbao/internal/document/sample"
	"nianbao/templates"
)

// Each row of a table covers all of its columns, header rows are marked to be
// repeated, merged cells are continued.
func TestTables(t *testing.T) {
	for _, e := range templates.Builtin() {
		d := document.New(e, sample.Plain(e), document.Options{})
		var sheets []*document.Sheet
		for _, b := range d.Blocks {
			if b.Kind == document.Table {
				sheets = append(sheets, b.Table)
			}
		}
		type row struct{ columns, width, repeated int }
		var rows []row
		grid, restarts, continued := 0, 0, 0
		table := -1
		finish := func() {
			if table < 0 {
				return
			}
			s := sheets[table]
			assert.Len(t, rows, s.Rows)
			for i, r := range rows {
				assert.Equal(t, s.Cols, r.columns, "row %d", i)
				assert.Equal(t, grid, r.width, "row %d", i)
				assert.Equal(t, i < s.HeaderRows, r.repeated == 1)
			}
			tall, below := 0, 0
			for _, c := range s.Cells {
				if c.RowSpan > 1 {
					tall++
					below += c.RowSpan - 1
				}
			}
			assert.Equal(t, tall, restarts)
			assert.Equal(t, below, continued)
		}
		walk(t, partsOf(t, printed(t, d))["word/document.xml"], func(e xml.StartElement) {
			n, _ := strconv.Atoi(attribute(e, "w"))
			switch e.Name.Local {
			case "tbl":
				finish()
				table++
				rows, grid, restarts, continued = nil, 0, 0, 0
			case "gridCol":
				grid += n
				assert.LessOrEqual(t, grid, typeArea)
			case "tr":
				rows = append(rows, row{})
			case "tblHeader":
				rows[len(rows)-1].repeated++
			case "tcW":
				rows[len(rows)-1].columns++
				rows[len(rows)-1].width += n
			case "gridSpan":
				span, _ := strconv.Atoi(attribute(e, "val"))
				rows[len(rows)-1].columns += span - 1
			case "vMerge":
				if attribute(e, "val") == "restart" {
					restarts++
				} else {
					continued++
				}
			}
		}, func(string) {})
		finish()
		assert.Equal(t, len(sheets)-1, table)
	}
}

// A table whose figures are large gets smaller type before any figure is broken.
func TestLargeFiguresGetSmallerType(t *testing.T) {
	d := plain(t, "2021", document.Options{})
	for _, b := range d.Blocks {
		if b.Kind != document.Table {
			continue
		}
		_, size := fit(b.Table)
		assert.Equal(t, sizes[0], size, b.Table.Caption)
		for i := range b.Table.Cells {
			if b.Table.Cells[i].Role == document.Figure {
				b.Table.Cells[i].Text = "12345678"
			}
		}
		widths, size := fit(b.Table)
		for j, need := range needs(b.Table, size) {
			assert.GreaterOrEqual(t, widths[j], need-1, b.Table.Caption)
		}
	}
}

// The sign-off sheet names what is signed, has no page number and a free place for the stamp; the
// report begins with page 1.
func TestSignOffSheetHasOwnSection(t *testing.T) {
	d := plain(t, "2021", document.Options{SignOff: true})
	content := partsOf(t, printed(t, d))["word/document.xml"]
	sheet, report, found := strings.Cut(content, "</w:sectPr>")
	require.True(t, found)
	assert.Contains(t, sheet, `<w:pStyle w:val="SignOffTitle"/>`)
	assert.NotContains(t, sheet, "footerReference")
	assert.Equal(t, len(d.SignOff)-1, strings.Count(sheet, "<w:tab/>"), "no rule where the stamp goes")
	assert.Contains(t, report, `<w:pgNumType w:start="1"/>`)
	assert.Contains(t, report, "footerReference")
	assert.NotContains(t, partsOf(t, printed(t, plain(t, "2021", document.Options{})))["word/document.xml"],
		"SignOffTitle")
}

// Figures are in the middle of rows that are open enough to read along, in a long table less than
// in a short one.
func TestRowsAreOpen(t *testing.T) {
	assert.Equal(t, tallRow, rowHeight(2))
	assert.Equal(t, lowRow, rowHeight(60))
	assert.Less(t, rowHeight(30)*30, 12738)
	parts := partsOf(t, printed(t, plain(t, "2021", document.Options{})))
	assert.Contains(t, parts["word/document.xml"], `w:hRule="atLeast"`)
	assert.Contains(t, parts["word/document.xml"], `<w:pStyle w:val="TableFigure"/><w:keepNext/>`,
		"a table is not parted")
	assert.Regexp(t, `w:styleId="TableFigure">.*<w:jc w:val="center"/>`, parts["word/styles.xml"])
}
