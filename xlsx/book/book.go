// Package book reads workbooks (.xlsx) that come from outside, whatever program made them and
// whoever sent them. It is the only reader of workbooks in this program.
//
// Start with [Open]: it turns the bytes of a file into a [Book], or explains its refusal by a
// [Refusal]. A Book is plain data: sheets with their cells in reading order, merged ranges,
// hidden rows, comments, document properties. It knows nothing of annual reports, editions or
// templates, and no such thing may come in here; the packages that use this one interpret the
// cells.
//
// What can be relied on:
//
//   - Nothing is guessed and nothing is lost in silence. A sheet that could not be read whole has
//     an error ([Sheet.Err]) and no cells, so it cannot pass for an empty one; optional parts that
//     could not be read are listed in [Book.Unread].
//   - No formula is computed. [Cell.HasFormula] marks a formula; its cached result is in Text, for
//     display only.
//   - Numbers are text as stored, never floating point. Only dates are converted, by their number
//     format.
//   - No file, however hostile, costs more than about a second and 200 MB; limits.go names the
//     limits. They count the bytes unpacked, not the size the file claims.
//
// The way of the bytes through the files of this package: foreign (is it a zip at all), archive and
// directory (what is in it), unpack, inflate and encoding (a part as UTF-8), xml (its elements),
// relations (which part is which), workbook, sharedstrings, sheet and cell, styles and dates,
// comments, shapes, properties and links.
package book

import "sort"

// Book is one workbook.
type Book struct {
	Sheets     []*Sheet // in the order of their tabs
	Names      []DefinedName
	Properties map[string]string // the custom document properties, as text
	Core       Core
	Program    string   // the program that saved the workbook, as it calls itself
	Macros     bool     // there are macros (.xlsm)
	External   []string // what the workbook's external links lead to
	Embedded   []string // the names of parts with embedded objects and controls
	Protected  bool     // the workbook's structure is locked
	Opened     bool     // the file was encrypted with the fixed password of Excel (see [Plain])
	Date1904   bool     // serial dates count from 1904, as old Macintosh programs do
	// Unread lists what beside the cells could not be read (comments, shapes, properties): each
	// is a *Refusal.
	Unread []error

	archive *archive
}

// Core holds the core properties of a workbook.
type Core struct {
	Title, Subject, Description, Keywords, Category string
	Creator, LastModifiedBy                         string
	Created, Modified                               string // as written, mostly 2026-01-31T08:00:00Z
}

// DefinedName is a name given to a range or formula.
type DefinedName struct {
	Name   string
	Sheet  int    // the index of the sheet the name belongs to, -1 for the whole workbook
	Text   string // what it stands for, as written
	Hidden bool
}

// Sheet finds a sheet by its exact name, nil when there is none.
func (b *Book) Sheet(name string) *Sheet {
	for _, s := range b.Sheets {
		if s.Name == name {
			return s
		}
	}
	return nil
}

// Parts lists the names of all parts of the workbook, in the order of the file.
func (b *Book) Parts() []string {
	names := make([]string, len(b.archive.entries))
	for i := range names {
		names[i] = b.archive.entries[i].name
	}
	return names
}

// Part unpacks one part, for those who edit workbooks part by part.
func (b *Book) Part(name string) ([]byte, error) {
	e := b.archive.find(name)
	if e == nil {
		return nil, &Refusal{Code: CodeMissingPart, Part: name}
	}
	a := archive{} // what others unpack does not count here
	return new(unpacker).read(&a, e)
}

// State is the visibility of a sheet's tab.
type State uint8

// The states of a sheet.
const (
	Visible    State = iota
	Hidden           // hidden, and offered in the menu that shows sheets again
	VeryHidden       // hidden, and shown by no menu
)

// Kind is the kind of a sheet.
type Kind uint8

// The kinds of sheets.
const (
	Worksheet  Kind = iota
	ChartSheet      // one chart, no cells
	OtherSheet      // a dialog or a macro sheet, as Excel 5 had them
)

// Sheet is one sheet of a workbook. Rows and columns count from zero.
type Sheet struct {
	Name  string
	State State
	Kind  Kind   // only worksheets have cells
	Part  string // the part it was read from
	// Err, a *Refusal, is the reason why the sheet could not be read whole. It then has no
	// content.
	Err        error
	Cells      []Cell // the cells with a value or formula, row by row
	Merges     []Range
	HiddenRows []Span
	HiddenCols []Span
	Protected  bool
	Comments   []Comment // row by row
	Shapes     []Shape   // what lies above the cells
	// Astray is what the sheet has at places that do not exist; the rest of it was read.
	Astray []Astray
}

// Astray is a cell, row, column or merged range whose place cannot exist, like the row 0 or the range #REF!.
type Astray struct {
	Place string // as written
	Text  string // of a cell, what it holds; "" for nothing
}

// Type is the type of a cell's content.
type Type uint8

// The types of cells.
const (
	Blank  Type = iota // nothing, as in a formula without a stored result
	Number             // Text is the number as stored, like 18.076 or 1E-3
	Text               // Text is the text, its formatted runs joined
	Bool               // Text is TRUE or FALSE
	Error              // Text is the error, like #DIV/0!
	Date               // Text is 2026-01-31, 2026-01-31T08:30:00 or 08:30:00
)

// Cell is one cell with a value or a formula.
type Cell struct {
	Row, Col   int // from zero
	Type       Type
	HasFormula bool
	Scaled     bool   // a Number whose format shows another number than it: a percentage, thousands
	Style      int32  // the index of the cell's format
	Text       string // what the cell holds; after a formula, the result stored with it
	Formula    string // the formula; "" also where the file has it in another cell (shared formulas)
	Serial     string // of a Date, the number it is stored as; "" when it is stored as a date
}

// Name gives the position of the cell, like B3.
func (c *Cell) Name() string { return Name(c.Row, c.Col) }

// At finds a cell by its zero-based position. It is nil when the cell is empty.
func (s *Sheet) At(row, col int) *Cell {
	i := sort.Search(len(s.Cells), func(i int) bool {
		c := &s.Cells[i]
		return c.Row > row || c.Row == row && c.Col >= col
	})
	if i == len(s.Cells) || s.Cells[i].Row != row || s.Cells[i].Col != col {
		return nil
	}
	return &s.Cells[i]
}

// Comment is a note fastened to a cell (批注). In a thread of them each reply is a comment, without
// its author.
type Comment struct {
	Row, Col int
	Author   string
	Text     string
}

// Shape is something that lies above the cells: a picture, or a text box, in which people write
// notes too.
type Shape struct {
	Row, Col int // the cell its top left corner is in
	Picture  bool
	Text     string
}
