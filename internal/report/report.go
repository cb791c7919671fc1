// Package report is one agency's report for one year, as it came: values with their raw text, prose by section, who
// reported and who signed, and what was odd about the file it came in.
//
// A workbook's reader and the import of published text make a [Report]; the checks, the printed documents and the
// collection read it. A report is a value: nothing changes it once it is made, and the
// With methods return another one that shares its maps. [Parse] is the one place where a cell's text becomes
// a [Value].
package report

import "nianbao/templates"

// Scope is whose figures a report holds. An office files both: its own report and its area's total.
type Scope string

// The scopes.
const (
	Own  Scope = "own"  // 本机关
	Area Scope = "area" // 本地区汇总
)

// Label returns the scope's label on the form.
func (s Scope) Label() string {
	if s == Area {
		return "本地区汇总"
	}
	return "本机关"
}

// Named is what a report of an agency is called in lists and files: the agency, an area's total marked as one.
func (s Scope) Named(agency string) string {
	if s == Area {
		return agency + "（" + s.Label() + "）"
	}
	return agency
}

// Identity is what a file is: template, agency, year and scope.
type Identity struct {
	Edition string // id of the edition, "" when not told
	Year    int    // report year, 0 when not told
	Agency  string // 机关名称, "" when not told
	Code    string // 统一社会信用代码, "" when not told
	Scope   Scope
	Release string // of the template the file was made from, "" when it is no template of ours
}

// Report is one agency's report for one year.
type Report struct {
	Identity
	Title    string            // as published, for a report that was not made from a template
	Cover    map[string]string // by the edition's field id: head, reviewer, author, phone, date
	Values   map[string]Value  // by slot id; a slot nothing was found for is absent
	Places   map[string]Place  // where a value stood, by slot id; for files that have places
	NilTable map[string]bool   // tables declared to be zero throughout (零报告)
	Prose    map[string][]Paragraph
	// Explanations are what the agency wrote beside the findings of the last round (情况说明), by the finding's id.
	Explanations map[string]string
	Oddities     []Oddity // what was not as issued, in the order of the file
	// Unreadable lists tables and sections, by id, whose sheet could not be read whole: nothing is known of them, and
	// that nothing was found for them does not make them empty.
	Unreadable map[string]bool
	File       string // path or name of the file, as the user gave it
	Foreign    bool   // not a workbook made from our template: published text, a page, a rebuilt workbook
}

// New returns an empty report from a file.
func New(file string) *Report {
	return &Report{
		Identity:     Identity{Scope: Own},
		Cover:        map[string]string{},
		Values:       map[string]Value{},
		Places:       map[string]Place{},
		NilTable:     map[string]bool{},
		Prose:        map[string][]Paragraph{},
		Explanations: map[string]string{},

		Unreadable: map[string]bool{},
		File:       file,
	}
}

// WithScope returns the report as one of another scope.
func (r *Report) WithScope(s Scope) *Report {
	other := *r
	other.Scope = s
	return &other
}

// WithAgency returns the report as one of an agency of another name.
func (r *Report) WithAgency(name string) *Report {
	other := *r
	other.Agency = name
	return &other
}

// Paragraph is one paragraph of prose.
type Paragraph struct {
	Text  string
	Table string // id of the table it stood beside, for prose published inside 二, 三 or 四; "" otherwise
	Place Place
}

// LeastExplanation is how many characters an explanation must have (national statistics practice).
const LeastExplanation = 6

// Place is a cell of a workbook, a line of a text or a paragraph of a Word file.
type Place struct {
	Sheet string
	Cell  templates.Address
	Line  int // counted from 1, of a text; 0 in a workbook

	// Of a Word file: its own name, and which of the section's paragraphs or of all its tables, counted
	// from 1; Cell is then a cell of the table.
	File             string
	Paragraph, Table int
}

// Value returns the value of a slot; one that nothing was found for is blank.
func (r *Report) Value(slot string) Value {
	if v, ok := r.Values[slot]; ok {
		return v
	}
	return Value{Kind: Blank}
}

// Located reports whether the place of a slot's value is known. A slot of a workbook whose row,
// column or sheet is gone has none: its missing value is not a blank.
func (r *Report) Located(slot string) bool {
	_, ok := r.Values[slot]
	return ok || r.Foreign
}

// Place returns the place of a slot's value: where it was found, else where the edition puts it.
func (r *Report) Place(s *templates.Slot) Place {
	if p, ok := r.Places[s.ID]; ok {
		return p
	}
	return Place{Sheet: s.Table.Sheet, Cell: s.Cell}
}

// Oddity is one thing about the file that is not as issued. The reader observes, the rule of the same id judges.
type Oddity struct {
	Rule     string // file.label, file.sheet, …
	Detail   string // which of the rule's messages tells it: moved, missing, added, …
	Sheet    string
	Cell     string // address or range, "" for the whole sheet or file
	Table    string // id of the table, if it is about one
	Slot     string // id of the slot, if it is about one
	Label    string // what the form calls the cell, row or column it is about
	Expected string
	Actual   string
	// The place in a file without sheets, each counted from 1 and 0 where not known; the cell of
	// a table is in Cell.
	Line, Paragraph, TableNo int
	// With is the file and the place in it that it is compared with, of a report of two files.
	With string
}

// Observe adds an oddity.
func (r *Report) Observe(o Oddity) { r.Oddities = append(r.Oddities, o) }
