package templates

import (
	"slices"
)

// Edition is one official form of the report.
type Edition struct {
	ID     string
	Base   string // id of the edition that supplies what the file leaves out; "" for none
	Name   string
	From   int    // first report year in force
	To     int    // last report year in force; 0 while in force
	Issued string // number of the notice that issued the form
	Title  string // pattern of the report's title, with {agency} and {year}
	Source string // where the edition was loaded from: "" when it came with the program

	Cover       Cover
	Tables      []*Table   // in the order of the form
	Sections    []*Section // in the order of the form
	Relations   []*Relation
	RelationsOf string // id of the edition whose file declares the relations: its own, or its base's
	Notes       []FillingNote
	Synonyms    map[string][]string // official label → other spellings met in published reports
	Comparable  map[string][]string // earlier edition's id → patterns of slots that mean the same there
	Shifts      []Shift             // years in which something else than the work moved figures
	Prose       Prose               // the words by which prose names the form's figures

	slots map[string]*Slot
}

// Shift is a year in which the law moved figures: far from the year before, they are no slip.
type Shift struct {
	Year    int      // report year
	Slots   []string // patterns of slots
	Because Words
}

// ShiftOf returns what moved a slot's figure in a report year; nil for nothing.
func (e *Edition) ShiftOf(year int, slot string) *Shift {
	for i := range e.Shifts {
		s := &e.Shifts[i]
		if s.Year == year && slices.ContainsFunc(s.Slots, func(p string) bool { return match(p, slot) }) {
			return s
		}
	}
	return nil
}

// Cover is the first sheet: who reports, and who signs.
type Cover struct {
	Sheet  string
	Fields []*Field
}

// Field is one labelled line of the cover.
type Field struct {
	ID    string
	Label string
	Cell  Address
	Kind  string // "" text, "date"
	Fixed bool   // filled in when the template is made, and locked unless it was left empty
	Line  int
}

// Section is a part of the report that holds prose, one paragraph a cell.
type Section struct {
	ID     string
	Number string // 一, 五, 六; "" for a part that has no heading of its own
	Title  string
	Also   []string // other wordings of the heading met in published reports
	Sheet  string
	Cells  Range  // one column, a paragraph each
	Usual  int    // how many paragraphs an agency mostly writes: those cells look like inputs even when empty
	Placed string // column that says which table a paragraph belongs to; "" where all belong to the section
	Hint   string // what to write, shown on the sheet
	Length int    // characters the section should not exceed; 0 for no limit
	// Renewed means that the section must not read the same every year, however short it is.
	Renewed bool
	Line    int
}

// Spare returns the cells below the usual ones, an empty range where all are usual.
func (s *Section) Spare() Range {
	return Range{First: s.Cells.First.Offset(s.Usual, 0), Last: s.Cells.Last}
}

// Table is one official table.
type Table struct {
	ID        string
	Number    string // 二, 三, 四
	Title     string
	Also      []string
	Sheet     string
	Origin    Address // top left of the grid on its sheet
	Widths    []float64
	Landscape bool // the sheet is printed across
	Nil       *NilReturn
	Grid      Grid
	Slots     []*Slot // in reading order
	Line      int
}

// Heading returns the section's heading as printed, "" where the form prints none.
func (s *Section) Heading() string { return heading(s.Number, s.Title) }

// Heading returns the table's heading as printed.
func (t *Table) Heading() string { return heading(t.Number, t.Title) }

func heading(number, title string) string {
	if number == "" {
		return title
	}
	return number + "、" + title
}

// NilReturn is the choice (零报告) by which an agency declares a table's blanks to be zero.
type NilReturn struct {
	Cell  Address
	Label Address // where the sentence stands that asks for it
	Text  string
}

// FillingNote is one line of the filling notes (填表说明).
type FillingNote struct {
	Text     string
	Clause   string
	Relation string // the relation it puts in words, if any
}

// ValueKind is what a slot may hold.
type ValueKind string

// The kinds of value.
const (
	Count  ValueKind = "count"  // a whole number, not negative
	Change ValueKind = "change" // a whole number, signed: 本年增/减
	Amount ValueKind = "amount" // a decimal amount of money, not negative
)

// Slot is the place of one value in a table.
type Slot struct {
	ID     string // table.row.column
	Table  *Table
	Kind   ValueKind
	Unit   string   // fixed by the form; "" otherwise
	Units  []string // one of which the cell itself must tell; empty where the form fixes it or none applies
	Row    string   // label to its left, "" where the table has none
	Column string   // label above it; with the group it belongs to where the label alone is not unique
	// RowPath and ColumnPath are all labels that lead to the slot, from the outermost.
	RowPath, ColumnPath []string
	Cell                Address // on the table's sheet; the top left of a merged input
	RowSpan, ColSpan    int
	Line                int
}

// Label names the slot for people: row and column as the form prints them.
func (s *Slot) Label() string {
	if s.Row == "" {
		return s.Column
	}
	return s.Row + "｜" + s.Column
}

// Slot returns the slot with the given id, nil when there is none.
func (e *Edition) Slot(id string) *Slot { return e.slots[id] }

// Table returns the table with the given id, nil when there is none.
func (e *Edition) Table(id string) *Table {
	for _, t := range e.Tables {
		if t.ID == id {
			return t
		}
	}
	return nil
}

// Section returns the section with the given id, nil when there is none.
func (e *Edition) Section(id string) *Section {
	for _, s := range e.Sections {
		if s.ID == id {
			return s
		}
	}
	return nil
}

// CoverField returns the cover's field with the given id, nil when there is none.
func (e *Edition) CoverField(id string) *Field {
	for _, f := range e.Cover.Fields {
		if f.ID == id {
			return f
		}
	}
	return nil
}

// InForce reports whether the edition applies to reports of the year.
func (e *Edition) InForce(year int) bool {
	return year >= e.From && (e.To == 0 || year <= e.To)
}
