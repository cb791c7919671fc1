package form

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
	proseWidths = []float64{72} // fits the page in LibreOffice too, whose digits are wider and which never shrinks one column
	placeWidths = []float64{84, 20}
	notesWidths = []float64{6, 72, 34}
)

// keptOnLine is how many characters of a label that spans rows stay on one line: its column is made wide enough.
const keptOnLine = 8

// widths returns the widths of the sheet's columns, in digits.
func (s *Sheet) widths() []float64 {
	switch {
	case s.Table != nil:
		return s.tableWidths()
	case s.Section != nil:
		if s.Cols > 1 {
			return fill(placeWidths, s.Cols)
		}
		return proseWidths
	case s.Cover:
		return fill(coverWidths, s.Cols)
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

func (s *Sheet) tableWidths() []float64 {
	t := s.Table
	w := make([]float64, t.Origin.Col, t.Origin.Col+len(t.Widths))
	for i := range w {
		w[i] = 2 // a margin
	}
	w = append(w, t.Widths...)
	for _, c := range s.Cells {
		if c.Role != Label || !s.tall(&c) || len([]rune(c.Text)) > keptOnLine {
			continue
		}
		needed := (textWidth(c.Text, LabelSize) + slack) / digitWidth
		if col := c.First.Col; needed > w[col] && needed < 2*w[col] {
			w[col] = math.Ceil(needed)
		}
	}
	return w
}

// tall reports whether the cell is a row label in one column over several rows.
func (s *Sheet) tall(c *Cell) bool {
	return s.Table != nil && c.Grid != nil && c.Grid.RowSpan > 1 && c.Grid.ColSpan == 1 &&
		s.Table.Grid.IsRowLabel(c.Grid)
}

// stacked reports whether a row label is written downwards: it is tall, and its column holds too few characters for
// lines across to be read.
func (s *Sheet) stacked(c *Cell) bool {
	const fewest = 4
	if !s.tall(c) {
		return false
	}
	col := s.widths()[c.First.Col]
	room := float64(c.Grid.RowSpan) * minHeight(LabelSize) / pixelPoint
	return across(col) < textWidth(strings.Repeat("一", fewest), LabelSize) &&
		textWidth(c.Text, LabelSize)*1.25 < room
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

// Heights returns the heights of the sheet's rows in points.
func (s *Sheet) Heights() map[int]float64 {
	widths, h := s.widths(), map[int]float64{}
	room := func(c *Cell, l Look) float64 {
		return across(widths[c.First.Col:c.Last.Col+1]...) - float64(l.Indent)*indentWidth
	}
	for i := range s.Cells {
		c := &s.Cells[i]
		l := LookOf(s, c)
		needed := s.least(c)
		if l.Wrap && !l.Stacked && !c.named() && c.Text != "" {
			needed = max(needed, textHeight(lines(c.Text, l.Size, room(c, l)), l.Size))
		}
		if c.Rows() == 1 {
			h[c.First.Row] = max(h[c.First.Row], needed)
		}
	}
	for i := range s.Cells { // a label over several rows shares what it lacks among them
		c := &s.Cells[i]
		l := LookOf(s, c)
		if c.Rows() == 1 || l.Stacked {
			continue
		}
		lacking := textHeight(lines(c.Text, l.Size, room(c, l)), l.Size)
		for row := c.First.Row; row <= c.Last.Row; row++ {
			h[row] = max(h[row], minHeight(l.Size))
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
func (c *Cell) named() bool { return c.Role == Identity || c.Role == Field }

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
	spareHeight     = 17 // one line: they grow with what is written
)

// manyRows is from how many rows on a table's rows are drawn close together.
const manyRows = 20

// least is the least height of the cell's row.
func (s *Sheet) least(c *Cell) float64 {
	switch c.Role {
	case Title:
		if s.Cover {
			return coverHeight
		}
		return titleHeight
	case Identity:
		return identityHeight
	case Field:
		return fieldHeight
	case Caption:
		if s.Cover && c.Text == "" {
			return signatureHeight
		}
	case Label, Value:
		if s.Table.Grid.Rows < manyRows {
			return roomyHeight
		}
		return tableHeight
	case Note:
		return noteHeight
	case Paragraph, Placing:
		if c.isSpare() {
			return spareHeight
		}
		return paragraphHeight
	}
	return minHeight(LabelSize)
}
