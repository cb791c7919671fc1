// Package document is one report as its reader meets it on paper: a title, headings by level, paragraphs and tables,
// in the order of the official form. [New] makes a document of a report and its edition; the rooms below this one
// (pdf, ofd, text, and the other printed forms) each turn a document into bytes.
//
// A printer knows nothing of an edition and computes no figure: the document already holds every
// word and figure to be printed, as text. A printer adds layout, the page number and, on a draft,
// [DraftMark].
package document

// DraftMark is printed on every page of a document while a mandatory finding is open.
const DraftMark = "未通过审核"

// Document is a whole report, ready to be printed.
type Document struct {
	Title  string // one line; a printer breaks it at sense
	Agency string // the reporting agency, for the file's metadata and for breaking the title after it
	Year   int    // the report year
	Draft  bool   // print DraftMark on every page
	Blocks []Block
	// SignOff are the fields of the sign-off sheet (单位负责人, 审核人, …, 公章), printed before the report when there are
	// any. A printer adds none.
	SignOff []Field
}

// Field is one labelled line of the sign-off sheet; an empty value is printed as a rule to write on.
type Field struct {
	Label, Value string
	Seal         bool // the place of the agency's stamp; it is never filled in
}

// Kind is the kind of a block.
type Kind int

// The kinds of block.
const (
	Paragraph Kind = iota // body text, indented two characters
	Heading               // a heading of its own line, Level 1 to 4
	Table                 // an official table
)

// Block is one heading, paragraph or table.
type Block struct {
	Kind  Kind
	Level int    // of a heading: 1 一、 2 （一） 3 1. 4 （1）
	Runs  []Run  // the text of a heading or paragraph, in order
	Table *Sheet // of a table
}

// Run is a piece of text in one face.
type Run struct {
	Text string
	// Level is that of a heading that runs into its paragraph (（一）主动公开情况。全年…); 0 is body text.
	Level int
}

// Text returns the whole text of the block's runs.
func (b Block) Text() string {
	var s string
	for _, r := range b.Runs {
		s += r.Text
	}
	return s
}

// Sheet is a table as a grid of cells with spans. Cells are in reading order, cover the grid and do not overlap.
type Sheet struct {
	// names the table for readers who hear it or search it; not printed where the heading above
	// says it
	Caption    string
	Rows, Cols int
	Widths     []float64 // relative widths of the columns
	HeaderRows int       // rows at the top that are repeated on every page the table runs over
	Cells      []Cell
}

// Role is the purpose of a cell, which decides its face, alignment and shade.
type Role int

// The roles of a cell.
const (
	Figure    Role = iota // a value as the agency wrote it
	ColumnKey             // a label above figures
	RowKey                // a label to the left of figures
	BlockKey              // a label over the full width that opens a block of rows
)

// Cell is one cell of a grid; Row and Col are its top left, counted from 0.
type Cell struct {
	Row, Col         int
	RowSpan, ColSpan int
	Role             Role
	Text             string
	Slot             string // of a figure: the id of the value, for forms that carry it along
	Unit             string // of a figure: the unit the form fixes, for forms that say it; not part of Text
}
