package form

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
	"nianbao/xlsx/pack"
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

// Builder makes a workbook of an edition with excelize. The first error stops it; it is a fault of this program or of
// the edition, never of an agency.
type Builder struct {
	File    *excelize.File
	edition *templates.Edition
	contents
	styles map[Look]int
	err    error
}

// NewBuilder returns a builder over a workbook that is there already.
func NewBuilder(file *excelize.File, e *templates.Edition) Builder {
	return Builder{File: file, edition: e, styles: map[Look]int{}}
}

// build makes a workbook and returns its parts.
func build(e *templates.Edition, c contents) (pack.Parts, error) {
	for _, part := range e.Outline() {
		if name := part.Sheet(); strings.EqualFold(name, NotesSheet) || strings.EqualFold(name, HiddenSheet) {
			return nil, message.NewError("template.sheet", "sheet", name)
		}
	}
	b := NewBuilder(excelize.NewFile(), e)
	b.contents = c
	defer b.File.Close() // nothing of it lies on a disk
	b.Do(b.File.SetDefaultFont(Song))
	sheets := Layout(e, c.identity)
	b.Do(b.File.SetSheetName(b.File.GetSheetName(0), sheets[0].Name))
	for i := range sheets {
		if i > 0 {
			b.AddSheet(sheets[i].Name)
		}
		b.fill(&sheets[i])
	}
	b.identitySheet()
	b.properties()
	b.Do(b.File.ProtectWorkbook(&excelize.WorkbookProtectionOptions{LockStructure: true}))
	if b.err != nil {
		return nil, b.err
	}
	var packed bytes.Buffer
	if _, err := b.File.WriteTo(&packed); err != nil {
		return nil, err
	}
	p, err := pack.Unpack(packed.Bytes())
	if err != nil {
		return nil, err
	}
	for i := range sheets {
		switch s := &sheets[i]; {
		case s.Section != nil:
			LetGrow(p.At(sheetPart(i)), s.Section.Cells)
		case s.Cover:
			acceptText(p, i, templates.Range{Last: templates.Address{Row: s.lastRow(), Col: s.Cols - 1}})
		}
	}
	describe(p, e.ReportTitle("", YearText(c.identity.Year)), c.identity.Year)
	return p, nil
}

// Failed returns the first error.
func (b *Builder) Failed() error { return b.err }

// Do notes an error unless there was one before.
func (b *Builder) Do(err error) {
	if b.err == nil {
		b.err = err
	}
}

func (b *Builder) AddSheet(name string) {
	if b.err != nil {
		return
	}
	_, err := b.File.NewSheet(name)
	b.Do(err)
}

// fill writes one sheet: its cells in reading order, then what holds for the whole of it.
func (b *Builder) fill(s *Sheet) {
	b.take(s)
	for i := range s.Cells {
		b.cell(s, &s.Cells[i])
	}
	for col, w := range s.widths() {
		name := templates.ColumnName(col)
		b.Do(b.File.SetColWidth(s.Name, name, name, w))
	}
	heights := s.Heights()
	for _, row := range slices.Sorted(maps.Keys(heights)) {
		if !s.toBeWritten(row) {
			b.Do(b.File.SetRowHeight(s.Name, row+1, heights[row]))
		}
	}
	if s.Section != nil {
		h := s.usualHeight()
		b.Do(b.File.SetSheetProps(s.Name, &excelize.SheetPropsOptions{DefaultRowHeight: &h}))
	}
	b.promptSpare(s)
	b.View(s)
	b.print(s)
	b.Protect(s.Name)
}

// leftToWrite is how many cells look like inputs below what is written.
const leftToWrite = 2

// take puts the prose in its cells, so that their rows are made high enough for it.
func (b *Builder) take(s *Sheet) {
	if s.Section == nil {
		return
	}
	paragraphs, next := b.prose[s.Section.ID], 0
	for i := range s.Cells {
		switch c := &s.Cells[i]; c.Role {
		case Paragraph:
			if next++; next <= len(paragraphs) {
				c.Text = paragraphs[next-1].Text
			}
			c.beyond = len(paragraphs) > 0 && next > len(paragraphs)+leftToWrite
		case Placing: // stands right of its paragraph
			if next <= len(paragraphs) {
				if t := b.edition.Table(paragraphs[next-1].Table); t != nil {
					c.Text = PlacingText(t)
				}
			}
		}
	}
}

func (b *Builder) cell(s *Sheet, c *Cell) {
	first, last := c.First.String(), c.Last.String()
	if first != last {
		b.Do(b.File.MergeCell(s.Name, first, last))
	}
	b.Do(b.File.SetCellStyle(s.Name, first, last, b.Style(LookOf(s, c))))
	b.set(s.Name, first, b.content(c))
	b.Validate(s, c)
}

// content is what the cell holds: a string, a float64, a time.Time, or nil.
func (b *Builder) content(c *Cell) any {
	switch c.Role {
	case Identity:
		return cmp.Or(b.line, c.Text)
	case Value:
		return b.values[c.Slot.ID]
	case Choice:
		if b.nils[c.Table.ID] {
			return Yes
		}
		return nil
	case Field:
		if c.Text == "" {
			return b.cover[c.Field.ID]
		}
	}
	return c.Text
}

func (b *Builder) set(sheet, at string, content any) {
	switch v := content.(type) {
	case nil:
	case string:
		if v != "" {
			b.Do(b.File.SetCellStr(sheet, at, pack.Spell(v)))
		}
	case time.Time:
		// As a number: excelize would put its own format on a date.
		b.Do(b.File.SetCellInt(sheet, at, int64(v.Sub(spreadsheetEpoch).Hours()/24)))
	case float64:
		b.Do(b.File.SetCellFloat(sheet, at, v, -1, 64))
	}
}

// spreadsheetEpoch is day 0 of a spreadsheet's dates, for any day after February 1900.
var spreadsheetEpoch = time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)

func (b *Builder) Style(l Look) int {
	id, ok := b.styles[l]
	if !ok {
		var err error
		id, err = b.File.NewStyle(l.style())
		b.Do(err)
		b.styles[l] = id
	}
	return id
}

// identitySheet writes what the file is for programs that drop document properties.
func (b *Builder) identitySheet() {
	b.AddSheet(HiddenSheet)
	for i, pair := range IdentityPairs(b.identity) {
		row := strconv.Itoa(i + 1)
		b.set(HiddenSheet, "A"+row, pair[0])
		b.set(HiddenSheet, "B"+row, pair[1])
	}
	b.Do(b.File.SetSheetVisible(HiddenSheet, false, true))
	b.Protect(HiddenSheet)
}

func (b *Builder) properties() {
	for _, pair := range IdentityPairs(b.identity) {
		b.Do(b.File.SetCustomProps(excelize.CustomProperty{Name: PropertyPrefix + pair[0], Value: pair[1]}))
	}
}
