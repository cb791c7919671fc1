package xlsx

import (
	"bytes"
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

// contents are what a workbook holds, beyond the form itself, when it is issued.
type contents struct {
	identity report.Identity
	line     string                        // the visible line, where it is not to be the identity's
	values   map[string]any                // by slot: a float64 or a string
	nils     map[string]bool               // tables declared to be zero throughout
	cover    map[string]any                // by field: a string or a time.Time
	prose    map[string][]report.Paragraph // by section, no more than there is room for
	prior    map[string]string             // by slot: what the prompt says of last year
}

// builder makes a workbook of an edition with excelize. The first error stops it; it is a fault of this program or of
// the edition, never of an agency.
type builder struct {
	file    *excelize.File
	edition *templates.Edition
	contents
	styles map[look]int
	err    error
}

// build makes a workbook and returns its parts.
func build(e *templates.Edition, c contents) (parts, error) {
	for _, part := range e.Outline() {
		if name := part.Sheet(); strings.EqualFold(name, notesSheet) || strings.EqualFold(name, hiddenSheet) {
			return nil, message.Errorf("template.sheet", "sheet", name)
		}
	}
	b := &builder{file: excelize.NewFile(), edition: e, contents: c, styles: map[look]int{}}
	defer b.file.Close() // nothing of it lies on a disk
	b.do(b.file.SetDefaultFont(song))
	sheets := layout(e, c.identity)
	b.do(b.file.SetSheetName(b.file.GetSheetName(0), sheets[0].name))
	for i := range sheets {
		if i > 0 {
			b.sheet(sheets[i].name)
		}
		b.fill(&sheets[i])
	}
	b.identitySheet()
	b.properties()
	b.do(b.file.ProtectWorkbook(&excelize.WorkbookProtectionOptions{LockStructure: true}))
	if b.err != nil {
		return nil, b.err
	}
	var packed bytes.Buffer
	if _, err := b.file.WriteTo(&packed); err != nil {
		return nil, err
	}
	p, err := unpack(packed.Bytes())
	if err != nil {
		return nil, err
	}
	for i := range sheets {
		switch s := &sheets[i]; {
		case s.section != nil:
			p.letGrow(i, s.section.Cells)
		case s.cover:
			p.acceptText(i, templates.Range{Last: templates.Address{Row: s.lastRow(), Col: s.cols - 1}})
		}
	}
	p.describe(e.ReportTitle("", yearText(c.identity.Year)), c.identity.Year)
	return p, nil
}

func (b *builder) do(err error) {
	if b.err == nil {
		b.err = err
	}
}

func (b *builder) sheet(name string) {
	if b.err != nil {
		return
	}
	_, err := b.file.NewSheet(name)
	b.do(err)
}

// fill writes one sheet: its cells in reading order, then what holds for the whole of it.
func (b *builder) fill(s *sheet) {
	b.take(s)
	for i := range s.cells {
		b.cell(s, &s.cells[i])
	}
	for col, w := range s.widths() {
		name := templates.ColumnName(col)
		b.do(b.file.SetColWidth(s.name, name, name, w))
	}
	heights := s.heights()
	for _, row := range slices.Sorted(maps.Keys(heights)) {
		b.do(b.file.SetRowHeight(s.name, row+1, heights[row]))
	}
	b.view(s)
	b.print(s)
	b.protect(s.name)
}

// take puts the prose in its cells, so that their rows are made high enough for it.
func (b *builder) take(s *sheet) {
	if s.section == nil {
		return
	}
	paragraphs, next := b.prose[s.section.ID], 0
	for i := range s.cells {
		switch c := &s.cells[i]; c.role {
		case paragraph:
			if next++; next <= len(paragraphs) {
				c.text = paragraphs[next-1].Text
			}
		case placing: // stands right of its paragraph
			if next <= len(paragraphs) {
				if t := b.edition.Table(paragraphs[next-1].Table); t != nil {
					c.text = placingText(t)
				}
			}
		}
	}
}

func (b *builder) cell(s *sheet, c *cell) {
	first, last := c.First.String(), c.Last.String()
	if first != last {
		b.do(b.file.MergeCell(s.name, first, last))
	}
	b.do(b.file.SetCellStyle(s.name, first, last, b.style(lookOf(s, c))))
	b.set(s.name, first, b.content(c))
	b.validate(s, c)
}

// content is what the cell holds: a string, a float64, a time.Time, or nil.
func (b *builder) content(c *cell) any {
	switch c.role {
	case identity:
		return cmp.Or(b.line, c.text)
	case value:
		return b.values[c.slot.ID]
	case choice:
		if b.nils[c.table.ID] {
			return yes
		}
		return nil
	case field:
		if c.text == "" {
			return b.cover[c.field.ID]
		}
	}
	return c.text
}

func (b *builder) set(sheet, at string, content any) {
	switch v := content.(type) {
	case nil:
	case string:
		if v != "" {
			b.do(b.file.SetCellStr(sheet, at, spell(v)))
		}
	case time.Time:
		// As a number: excelize would put its own format on a date.
		b.do(b.file.SetCellInt(sheet, at, int64(v.Sub(spreadsheetEpoch).Hours()/24)))
	case float64:
		b.do(b.file.SetCellFloat(sheet, at, v, -1, 64))
	}
}

// spreadsheetEpoch is day 0 of a spreadsheet's dates, for any day after February 1900.
var spreadsheetEpoch = time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)

func (b *builder) style(l look) int {
	id, ok := b.styles[l]
	if !ok {
		var err error
		id, err = b.file.NewStyle(l.style())
		b.do(err)
		b.styles[l] = id
	}
	return id
}

// identitySheet writes what the file is for programs that drop document properties.
func (b *builder) identitySheet() {
	b.sheet(hiddenSheet)
	for i, pair := range identityPairs(b.identity) {
		row := strconv.Itoa(i + 1)
		b.set(hiddenSheet, "A"+row, pair[0])
		b.set(hiddenSheet, "B"+row, pair[1])
	}
	b.do(b.file.SetSheetVisible(hiddenSheet, false, true))
	b.protect(hiddenSheet)
}

func (b *builder) properties() {
	for _, pair := range identityPairs(b.identity) {
		b.do(b.file.SetCustomProps(excelize.CustomProperty{Name: propertyPrefix + pair[0], Value: pair[1]}))
	}
}
