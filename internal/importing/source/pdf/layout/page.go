// Package layout turns what a PDF page shows, characters with places and ruling lines, into lines of text and tables.
// It knows no PDF: pages come from package engine, or from a test.
//
// [Read] is all there is. The order of the files is the order of the work: page (what comes in),
// upright (turned pages, watermarks), tagged, taggeddrawn, taggedgrid and taggedshort (tables the
// file names itself), known (tables that package fitting finds), rules and frame (ruling lines to tables), cells and celltext, pieces (frames
// that are no table), words and aligned, alignedrows, alignedfigures, alignedrest, alignedblank, alignedgrid,
// alignedheads, alignedlabels, alignedjoin (tables of which nothing is drawn), doubts (digits that
// may be a part of a figure), poor (what is drawn but does not part the
// figures), overflow (text below a cut cell), lines, furniture (headers, footers, page numbers),
// paragraphs, joined (tables over pages).
package layout

// Page is what one page shows. Lengths are in points; x grows to the right and y downwards from the top left corner.
type Page struct {
	Width, Height float64
	Glyphs        []Glyph
	Rules         []Rule
	Tags          []Tag
	Grounds       []Tag   // what stands among the cells of a row and is none: what is painted behind them
	Pictures      float64 // the share of the page that pictures cover, 0 to 1
	Garbled       int     // characters whose font does not tell what they are
}

// Box is a rectangle, Left ≤ Right and Top ≤ Bottom.
type Box struct{ Left, Top, Right, Bottom float64 }

// Glyph is one character. Box is what it takes up on the line: its advance, and the height of its font.
type Glyph struct {
	Char  rune
	Box   Box
	Angle float64 // in radians, clockwise, of the direction it is written in
	Tag   int     // of the page's tags, counted from 1; 0 for none
	Run   int     // characters that are drawn at once have the same, and no others beside them
}

// Tag is a cell of a table that the file itself names one. Cells without text have no tag.
type Tag struct {
	Table           string // the same on every page
	Part, Row, Cell int    // places in the table, in that part of it, and in the row, counted from 0
	InRow           int    // cells of the row, those without text too
	Rows, Cols      int    // how many the cell has
	Nests           bool   // a table stands in the cell
}

// Rule is a straight line or the edge of a filled area, along an axis.
type Rule struct{ Box }

func (b Box) width() float64   { return b.Right - b.Left }
func (b Box) height() float64  { return b.Bottom - b.Top }
func (b Box) middleX() float64 { return (b.Left + b.Right) / 2 }
func (b Box) middleY() float64 { return (b.Top + b.Bottom) / 2 }
