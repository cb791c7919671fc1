package xlsx

import (
	"math"
	"strings"
)

// How wide a column and how high a row must be is reckoned from the text, so that nothing is cut at 100 % zoom. The
// reckoning is in pixels at 96 to the inch, generous enough for the wider faces other systems put in place of ours.
const (
	digitWidth  = 8.0 // of a digit of the default face: the unit of column widths
	padding     = 5.0 // of a column, beside its width
	slack       = 4.0 // what a line cannot use
	indentWidth = 12.0
	lineSpacing = 1.42
	rowPadding  = 7.0 // points above and below a cell's text
	pixelPoint  = 72.0 / 96
	maxHeight   = 409.0 // points; no program draws a higher row
)

// Widths of the sheets that are not tables, in digits.
var (
	coverWidths = []float64{22, 60}
	proseWidths = []float64{96, 1} // the second is only there to be printed, see print
	placeWidths = []float64{84, 20}
	notesWidths = []float64{6, 72, 34}
)

// keptOnLine is how many characters of a label that spans rows stay on one line: its column is made wide enough.
const keptOnLine = 8

// widths returns the widths of the sheet's columns, in digits.
func (s *sheet) widths() []float64 {
	switch {
	case s.table != nil:
		return s.tableWidths()
	case s.section != nil:
		if s.cols > 1 {
			return fill(placeWidths, s.cols)
		}
		return proseWidths
	case s.cover:
		return fill(coverWidths, s.cols)
	}
	return notesWidths
}

// fill repeats the last width for what columns there are beyond.
func fill(w []float64, cols int) []float64 {
	for len(w) < cols {
		w = append(w[:len(w):len(w)], w[len(w)-1])
	}
	return w
}

func (s *sheet) tableWidths() []float64 {
	t := s.table
	w := make([]float64, t.Origin.Col, t.Origin.Col+len(t.Widths))
	for i := range w {
		w[i] = 2 // a margin
	}
	w = append(w, t.Widths...)
	for _, c := range s.cells {
		if c.role != label || !s.tall(&c) || len([]rune(c.text)) > keptOnLine {
			continue
		}
		needed := (textWidth(c.text, labelSize) + slack) / digitWidth
		if col := c.First.Col; needed > w[col] && needed < 2*w[col] {
			w[col] = math.Ceil(needed)
		}
	}
	return w
}

// tall reports whether the cell is a row label in one column over several rows.
func (s *sheet) tall(c *cell) bool {
	return s.table != nil && c.grid != nil && c.grid.RowSpan > 1 && c.grid.ColSpan == 1 &&
		s.table.Grid.IsRowLabel(c.grid)
}

// stacked reports whether a row label is written downwards: it is tall, and its column holds too few characters for
// lines across to be read.
func (s *sheet) stacked(c *cell) bool {
	const fewest = 4
	if !s.tall(c) {
		return false
	}
	col := s.widths()[c.First.Col]
	room := float64(c.grid.RowSpan) * minHeight(labelSize) / pixelPoint
	return across(col) < textWidth(strings.Repeat("一", fewest), labelSize) &&
		textWidth(c.text, labelSize)*1.25 < room
}

// across is the room for text in a cell over columns of these widths.
func across(widths ...float64) float64 {
	total := 0.0
	for _, w := range widths {
		total += w*digitWidth + padding
	}
	return total - padding - slack
}

// textWidth is the width of a line of text.
func textWidth(text string, size float64) float64 {
	w := 0.0
	for _, r := range text {
		w += runeWidth(r)
	}
	return w * size / pixelPoint
}

// runeWidth is a character's width in ems: Han characters and their punctuation are square, letters and digits half.
func runeWidth(r rune) float64 {
	if r < 0x250 {
		return 0.55
	}
	return 1
}

// lines is how many lines a text takes in the room. The last character of a line may have to go to the next, where a
// mark may not begin a line, so each line is taken to hold one character less when there are several.
func lines(text string, size, room float64) int {
	em := size / pixelPoint
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		if w := textWidth(line, size); w > room {
			n += int(math.Ceil(w / max(room-em, em)))
		} else {
			n++
		}
	}
	return n
}

// minHeight is the height of a row with one line of text, in points.
func minHeight(size float64) float64 { return math.Ceil(size*lineSpacing + rowPadding) }

func textHeight(n int, size float64) float64 {
	return min(math.Ceil(float64(n)*size*lineSpacing+rowPadding), maxHeight)
}

// heights returns the heights of the sheet's rows in points.
func (s *sheet) heights() map[int]float64 {
	widths, h := s.widths(), map[int]float64{}
	room := func(c *cell, l look) float64 {
		return across(widths[c.First.Col:c.Last.Col+1]...) - float64(l.indent)*indentWidth
	}
	for i := range s.cells {
		c := &s.cells[i]
		l := lookOf(s, c)
		needed := s.least(c)
		if l.wrap && !l.stacked && !c.named() {
			needed = max(needed, textHeight(lines(c.text, l.size, room(c, l)), l.size))
		}
		if c.Rows() == 1 {
			h[c.First.Row] = max(h[c.First.Row], needed)
		}
	}
	for i := range s.cells { // a label over several rows shares what it lacks among them
		c := &s.cells[i]
		l := lookOf(s, c)
		if c.Rows() == 1 || l.stacked {
			continue
		}
		lacking := textHeight(lines(c.text, l.size, room(c, l)), l.size)
		for row := c.First.Row; row <= c.Last.Row; row++ {
			h[row] = max(h[row], minHeight(l.size))
			lacking -= h[row]
		}
		for row := c.First.Row; row <= c.Last.Row && lacking > 0; row++ {
			h[row] += math.Ceil(lacking / float64(c.Rows()))
		}
	}
	return h
}

// named reports whether the cell's text holds the agency's name or code. Its row has the same height in every template,
// so that the sheet is the same for all.
func (c *cell) named() bool { return c.role == identity || c.role == field }

// Heights that the eye wants rather than the text.
const (
	titleHeight     = 40
	coverHeight     = 110
	identityHeight  = 32 // two lines: an agency's name may be long, and the height is the same for all
	fieldHeight     = 42 // two lines, or one and a signature
	signatureHeight = 110
	tableHeight     = 25
	roomyHeight     = 30 // of a table with few rows
	noteHeight      = 26
	paragraphHeight = 28
)

// manyRows is from how many rows on a table's rows are drawn close together.
const manyRows = 20

// least is the least height of the cell's row.
func (s *sheet) least(c *cell) float64 {
	switch c.role {
	case title:
		if s.cover {
			return coverHeight
		}
		return titleHeight
	case identity:
		return identityHeight
	case field:
		return fieldHeight
	case caption:
		if s.cover && c.text == "" {
			return signatureHeight
		}
	case label, value:
		if s.table.Grid.Rows < manyRows {
			return roomyHeight
		}
		return tableHeight
	case note:
		return noteHeight
	case paragraph, placing:
		return paragraphHeight
	}
	return minHeight(labelSize)
}
