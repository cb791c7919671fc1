package docx

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/document"
	"nianbao/internal/document/typeset"
)

// The styles of cells, by role.
var cellStyles = map[document.Role]string{
	document.Figure:    "TableFigure",
	document.ColumnKey: "TableColumn",
	document.RowKey:    "TableRow",
	document.BlockKey:  "TableBlock",
}

// sizes are the type sizes of tables, in half points: 五号 as the styles have it, and smaller ones for tables whose
// figures need them.
var sizes = []int{21, 18, 15, 13, 10}

// cellMargins is the blank at both sides of a cell, as in parts/styles.xml, with its border.
const cellMargins = 2*57 + 20

// table writes a table with its merged cells. Header rows are repeated on every page, no row is split over two.
func table(s *document.Sheet) string {
	widths, size := fit(s)
	total := 0
	for _, w := range widths {
		total += w
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="%d" w:type="dxa"/><w:jc w:val="center"/>`+
		`<w:tblLayout w:type="fixed"/><w:tblCaption w:val="%s"/></w:tblPr><w:tblGrid>`, total, Escaped(s.Caption))
	for _, w := range widths {
		fmt.Fprintf(&b, `<w:gridCol w:w="%d"/>`, w)
	}
	b.WriteString(`</w:tblGrid>`)
	high := rowHeight(s.Rows)
	kept := s.Rows*high <= tableArea
	places := s.Places()
	for row := range s.Rows {
		fmt.Fprintf(&b, `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="%d" w:hRule="atLeast"/>`, high)
		if row < s.HeaderRows {
			b.WriteString(`<w:tblHeader/>`)
		}
		b.WriteString(`</w:trPr>`)
		for col := 0; col < s.Cols; {
			c := places[row][col]
			width := 0
			for _, w := range widths[col : col+c.ColSpan] {
				width += w
			}
			b.WriteString(cell(c, row, width, size, kept && row < s.Rows-1))
			col += c.ColSpan
		}
		b.WriteString(`</w:tr>`)
	}
	b.WriteString(`</w:tbl>`)
	return b.String()
}

// Heights of rows, in twentieths of a point: as open as lets a table end on one page, within what looks well.
const (
	tallRow, lowRow = 440, 300
	tableArea       = 10000 // of the 12,738 of the type area; labels of two lines need the rest
)

func rowHeight(rows int) int { return max(lowRow, min(tallRow, tableArea/max(rows, 1))) }

// cell writes what a row has of a cell: the cell, or where it comes down from a row above, its continuation. Rows kept
// with the next keep a table that fits a page from being parted.
func cell(c *document.Cell, row, width, size int, kept bool) string {
	p := fmt.Sprintf(`<w:tcW w:w="%d" w:type="dxa"/>`, width)
	if c.ColSpan > 1 {
		p += fmt.Sprintf(`<w:gridSpan w:val="%d"/>`, c.ColSpan)
	}
	text := c.Text
	switch {
	case row > c.Row:
		p += `<w:vMerge/>`
		text = ""
	case c.RowSpan > 1:
		p += `<w:vMerge w:val="restart"/>`
	}
	switch c.Role {
	case document.BlockKey:
		p += `<w:shd w:val="clear" w:color="auto" w:fill="DDE4EE"/>`
	case document.ColumnKey:
		p += `<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>`
	}
	p += `<w:vAlign w:val="center"/>`
	content := run(text, "")
	if size != sizes[0] {
		sized := fmt.Sprintf(`<w:r><w:rPr><w:sz w:val="%d"/><w:szCs w:val="%d"/></w:rPr>`, size, size)
		content = strings.Replace(content, `<w:r>`, sized, 1)
	}
	content = paragraph(cellStyles[c.Role], content)
	if kept {
		content = strings.Replace(content, `</w:pPr>`, `<w:keepNext/></w:pPr>`, 1)
	}
	return `<w:tc><w:tcPr>` + p + `</w:tcPr>` + content + `</w:tc>`
}

// fit finds the largest size of type at which no figure has to be broken, and the widths of the columns.
func fit(s *document.Sheet) (widths []int, size int) {
	for _, size = range sizes {
		need := needs(s, size)
		if total := sum(need); total <= typeArea || size == sizes[len(sizes)-1] {
			return share(s, need), size
		}
	}
	return nil, 0 // not reached: there are sizes
}

// needs returns what each column cannot do without.
func needs(s *document.Sheet, size int) []int {
	need := make([]int, s.Cols)
	for span := 1; span <= s.Cols; span++ {
		for i := range s.Cells {
			c := &s.Cells[i]
			if c.ColSpan != span {
				continue
			}
			lack := cellMargins + int(widestUnit(c.Text)*float64(size)*10) - sum(need[c.Col:c.Col+span])
			for j := c.Col; lack > 0 && j < c.Col+span; j++ {
				part := (lack + c.Col + span - j - 1) / (c.Col + span - j)
				need[j] += part
				lack -= part
			}
		}
	}
	return need
}

// widestUnit is the width, in ems, of the widest piece of a text that should not be broken.
func widestUnit(text string) float64 {
	var chars []typeset.Char
	for _, r := range text {
		chars = append(chars, typeset.Char{Rune: r, Width: ems(r)})
	}
	if len(chars) == 0 {
		return 0
	}
	widest := 0.0
	for _, unit := range typeset.Units(chars) {
		width := 0.0
		for _, c := range chars[unit[0]:unit[1]] {
			width += c.Width
		}
		widest = max(widest, width)
	}
	return widest
}

// share gives every column its part of the type area by the sheet's widths, but not less than it needs. Where the
// needs are more than there is, all give way alike.
func share(s *document.Sheet, need []int) []int {
	widths := make([]int, s.Cols)
	settled := make([]bool, s.Cols)
	for {
		room, shares := float64(typeArea), 0.0
		for j := range widths {
			if settled[j] {
				room -= float64(need[j])
			} else {
				shares += weight(s, j)
			}
		}
		changed := false
		for j := range widths {
			if settled[j] {
				widths[j] = need[j]
				continue
			}
			widths[j] = int(room * weight(s, j) / shares)
			if widths[j] < need[j] {
				settled[j], changed = true, true
			}
		}
		if !changed || !slices.Contains(settled, false) {
			break
		}
	}
	if total := sum(widths); total > typeArea {
		for j := range widths {
			widths[j] = max(1, widths[j]*typeArea/total)
		}
	}
	return widths
}

func weight(s *document.Sheet, col int) float64 {
	if col < len(s.Widths) && s.Widths[col] > 0 {
		return s.Widths[col]
	}
	return 1
}

func sum(list []int) int {
	total := 0
	for _, n := range list {
		total += n
	}
	return total
}
