package form

import (
	"github.com/xuri/excelize/v2"
)

// Look is everything that decides how a cell is drawn and whether it can be filled in. Cells of one look share one
// style.
type Look struct {
	Font     string
	Size     float64
	Bold     bool
	Colour   string
	Fill     string
	Border   bool
	Across   string // horizontal alignment
	Down     string // vertical alignment
	Indent   int
	Wrap     bool
	Shrink   bool // drawn smaller rather than cut
	Stacked  bool // characters one below the other
	Unlocked bool
	Format   string // number format; "" shows what was typed
}

// Faces that every Chinese office has, and that other systems replace by one of the same width.
const (
	Song = "宋体" // also the default face, whose digits are the unit of column widths
	Hei  = "黑体"
)

// Sizes in points.
const (
	DefaultSize = 11 // what the unit of column widths is measured in; excelize's default
	TitleSize   = 18
	CoverSize   = 22
	LabelSize   = 11
	FigureSize  = 12
	ProseSize   = 11
	SmallSize   = 9
)

// Colours. An input is plainly the light cell with a border, on a sheet without grid lines;
// nothing depends on colour alone, since all else is locked.
const (
	Ink       = "1F1F1F"
	Faint     = "595959"
	rule      = "7F7F7F"
	InputFill = "FFF9DB"
	LabelFill = "F2F2F2"
	BlockFill = "DDE7F3"
)

const (
	textFormat = "@"
	dateFormat = `yyyy"年"m"月"d"日"`
)

// LookOf returns how a cell of a sheet is drawn.
func LookOf(s *Sheet, c *Cell) Look {
	l := Look{Font: Song, Size: LabelSize, Colour: Ink, Across: "center", Down: "center", Wrap: true}
	switch c.Role {
	case Title:
		l.Font, l.Size = Hei, TitleSize
		if s.Cover {
			l.Font, l.Size, l.Bold = Song, CoverSize, true
		}
	case Identity:
		l.Size, l.Colour = SmallSize, Faint
	case Hint:
		l.Colour, l.Across = Faint, "left"
		if s.Table != nil {
			l.Across = "right" // beside the choice it explains
		}
	case Label:
		l.Border, l.Fill = true, LabelFill
		switch g := c.Grid; {
		case s.Table.Grid.IsBlockLabel(g):
			l.Font, l.Fill = Hei, BlockFill
			l.left()
		case s.Table.Grid.IsRowLabel(g):
			if l.Stacked = s.stacked(c); g.RowSpan == 1 {
				l.left()
			}
			l.Wrap = !l.Stacked
		}
	case Caption:
		l.Font, l.Border, l.Fill = Hei, true, LabelFill
		if c.Text == "" { // room to sign and seal
			l.Fill = ""
		}
	case Note:
		l.Border = true
		if c.First.Col != noteNumber {
			l.left()
		}
	case Value:
		l.input(FigureSize)
		l.Wrap, l.Shrink = false, true
	case Field:
		l.input(FigureSize)
		l.Format = textFormat
		l.left()
		if c.Field.Kind == "date" {
			l.Format = dateFormat
		}
		if c.Field.Fixed && c.Text != "" {
			l.Unlocked, l.Fill = false, ""
		}
	case Choice:
		l.input(FigureSize)
	case Paragraph:
		l.input(ProseSize)
		l.Across, l.Down = "left", "top"
		l.spare(c)
	case Placing:
		l.input(LabelSize)
		l.spare(c)
	}
	return l
}

// left puts text at the left, clear of the border.
func (l *Look) left() { l.Across, l.Indent = "left", 1 }

// input makes the look that of a cell to be filled in.
func (l *Look) input(size float64) {
	l.Size, l.Fill, l.Border, l.Unlocked = size, InputFill, true, true
}

// spare takes the look of an input from an empty cell below those an agency mostly fills: it can be written in, but is
// not printed as an empty line.
func (l *Look) spare(c *Cell) {
	if c.isSpare() {
		l.Fill, l.Border = "", false
	}
}

// isSpare reports whether a cell of prose is empty and mostly stays so: below the usual ones, and everywhere in a section
// that most agencies leave out. There the lines of the sheet's grid, which are not printed, show where to write.
func (c *Cell) isSpare() bool {
	return c.Text == "" && (c.beyond || c.Section.Placed != "" || c.First.Row >= c.Section.Spare().First.Row)
}

func (l Look) style() *excelize.Style {
	s := &excelize.Style{
		Font: &excelize.Font{Family: l.Font, Size: l.Size, Bold: l.Bold, Color: l.Colour},
		Alignment: &excelize.Alignment{
			Horizontal: l.Across, Vertical: l.Down, Indent: l.Indent, WrapText: l.Wrap, ShrinkToFit: l.Shrink,
		},
		Protection: &excelize.Protection{Locked: !l.Unlocked},
	}
	if l.Stacked {
		s.Alignment.TextRotation = 255 // the format's number for stacked text, which is no angle
	}
	if l.Fill != "" {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.Fill}}
	}
	if l.Border {
		for _, side := range []string{"left", "right", "top", "bottom"} {
			s.Border = append(s.Border, excelize.Border{Type: side, Color: rule, Style: 1})
		}
	}
	if l.Format != "" {
		s.CustomNumFmt = &l.Format
	}
	return s
}
