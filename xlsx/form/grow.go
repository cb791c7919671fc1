package form

import (
	"regexp"
	"slices"
	"strconv"

	"nianbao/templates"
	"nianbao/xlsx/pack"
)

// Rows of prose are as high as what is written in them, in whatever program it is written. No height of theirs is
// fixed. An empty one has none at all in the file: Excel, WPS and newer releases of LibreOffice reckon it when the
// file is opened, openpyxl would fix any it has read for good, and LibreOffice 7 takes the usual height of the sheet.

// boxLines is how many lines of a paragraph show where no program reckons heights: most paragraphs of published
// reports are no longer.
const boxLines = 7

// toBeWritten reports whether a row is for prose and empty.
func (s *Sheet) toBeWritten(row int) bool {
	return s.Section != nil && !slices.ContainsFunc(s.Cells, func(c Cell) bool {
		return c.First.Row == row && (c.Role != Paragraph && c.Role != Placing || c.Text != "")
	})
}

// usualHeight is the height of a section's rows without one of their own: a box to write a paragraph in where all is yet
// to be written, a line or two where it has been.
func (s *Sheet) usualHeight() float64 {
	switch written := func(c Cell) bool { return c.Role == Paragraph && c.Text != "" }; {
	case s.mostlyEmpty():
		return spareHeight
	case slices.ContainsFunc(s.Cells, written):
		return paragraphHeight
	}
	return textHeight(boxLines, ProseSize)
}

var rowHeight = regexp.MustCompile(`(<(?:\w+:)?row\b[^>]*?\br="(\d+)"[^>]*?)\s+customHeight="(?:1|true)"`)

// LetGrow gives up the fixed height of the rows of a sheet's part that hold prose. A program then makes a row as high as
// what is typed into it needs, which it does not do to a row whose height was set by hand.
func LetGrow(s *pack.Part, rows templates.Range) {
	s.Data = rowHeight.ReplaceAllFunc(s.Data, func(row []byte) []byte {
		m := rowHeight.FindSubmatch(row)
		if n, err := strconv.Atoi(string(m[2])); err != nil || n-1 < rows.First.Row || n-1 > rows.Last.Row {
			return row
		}
		return m[1]
	})
}
