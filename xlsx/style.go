package xlsx

import (
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
)

// look is everything that decides how a cell is drawn and whether it can be filled in. Cells of one look share one
// style.
type look struct {
	font     string
	size     float64
	bold     bool
	colour   string
	fill     string
	border   bool
	across   string // horizontal alignment
	down     string // vertical alignment
	indent   int
	wrap     bool
	shrink   bool // drawn smaller rather than cut
	stacked  bool // characters one below the other
	unlocked bool
	format   string // number format; "" shows what was typed
}

// Faces that every Chinese office has, and that other systems replace by one of the same width.
const (
	song = "宋体" // also the default face, whose digits are the unit of column widths
	hei  = "黑体"
)

// Sizes in points.
const (
	defaultSize = 11 // what the unit of column widths is measured in; excelize's default
	titleSize   = 18
	coverSize   = 22
	labelSize   = 11
	figureSize  = 12
	proseSize   = 12
	smallSize   = 9
)

// Colours. A cell to be filled in is plainly the light one with a border, on a sheet without grid lines; nothing is
// told by colour alone, since all else is locked.
const (
	ink       = "1F1F1F"
	faint     = "595959"
	rule      = "7F7F7F"
	inputFill = "FFF9DB"
	labelFill = "F2F2F2"
	blockFill = "DDE7F3"
)

const (
	textFormat = "@"
	dateFormat = `yyyy"年"m"月"d"日"`
)

// lookOf returns how a cell of a sheet is drawn.
func lookOf(s *sheet, c *cell) look {
	l := look{font: song, size: labelSize, colour: ink, across: "center", down: "center", wrap: true}
	switch c.role {
	case title:
		l.font, l.size = hei, titleSize
		if s.cover {
			l.font, l.size, l.bold = song, coverSize, true
		}
	case identity:
		l.size, l.colour = smallSize, faint
	case hint:
		l.colour, l.across = faint, "left"
		if s.table != nil {
			l.across = "right" // beside the choice it explains
		}
	case label:
		l.border, l.fill = true, labelFill
		switch g := c.grid; {
		case s.table.Grid.IsBlockLabel(g):
			l.font, l.fill = hei, blockFill
			l.left()
		case s.table.Grid.IsRowLabel(g):
			if l.stacked = s.stacked(c); g.RowSpan == 1 {
				l.left()
			}
			l.wrap = !l.stacked
		}
	case caption:
		l.font, l.border, l.fill = hei, true, labelFill
		if c.text == "" { // room to sign and seal
			l.fill = ""
		}
	case note:
		l.border = true
		if c.First.Col != noteNumber {
			l.left()
		}
	case value:
		l.input(figureSize)
		l.wrap, l.shrink = false, true
	case field:
		l.input(figureSize)
		l.format = textFormat
		l.left()
		if c.field.Kind == "date" {
			l.format = dateFormat
		}
		if c.field.Fixed && c.text != "" {
			l.unlocked, l.fill = false, ""
		}
	case choice:
		l.input(figureSize)
	case paragraph:
		l.input(proseSize)
		l.across, l.down = "left", "top"
	case placing:
		l.input(labelSize)
	}
	return l
}

// left puts text at the left, clear of the border.
func (l *look) left() { l.across, l.indent = "left", 1 }

// input makes the look that of a cell to be filled in.
func (l *look) input(size float64) {
	l.size, l.fill, l.border, l.unlocked = size, inputFill, true, true
}

func (l look) style() *excelize.Style {
	s := &excelize.Style{
		Font: &excelize.Font{Family: l.font, Size: l.size, Bold: l.bold, Color: l.colour},
		Alignment: &excelize.Alignment{
			Horizontal: l.across, Vertical: l.down, Indent: l.indent, WrapText: l.wrap, ShrinkToFit: l.shrink,
		},
		Protection: &excelize.Protection{Locked: !l.unlocked},
	}
	if l.stacked {
		s.Alignment.TextRotation = 255 // the format's number for stacked text, which is no angle
	}
	if l.fill != "" {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.fill}}
	}
	if l.border {
		for _, side := range []string{"left", "right", "top", "bottom"} {
			s.Border = append(s.Border, excelize.Border{Type: side, Color: rule, Style: 1})
		}
	}
	if l.format != "" {
		s.CustomNumFmt = &l.format
	}
	return s
}

// units is the length of a text as the format counts it: a character beyond U+FFFF is two.
func units(s string) int { return len(utf16.Encode([]rune(s))) }

// cut shortens a text to a length in those units, and shows that it did.
func cut(s string, limit int) string {
	if units(s) <= limit {
		return s
	}
	n := 1 // the ellipsis
	for i, r := range s {
		if n += utf16.RuneLen(r); n > limit {
			return s[:i] + "…"
		}
	}
	return s
}
