package importing

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/message"
)

// Trace tells what became of everything that stood in a published file. What is neither in the report nor under Found
// is under Unplaced.
type Trace struct {
	Found    []Found    // what was taken for a figure or a field of the cover, in the order of the form
	Missing  []string   // ids of the slots nothing was found for, in the order of the form
	Unplaced []Unplaced // what has no place in the report, in the order of the file
}

// Found is one figure or field and where it stood.
type Found struct {
	Slot   string // id of the slot; "" for a field
	Field  string // id of a field of the cover (agency, year, …), or "title"; "" for a figure
	Raw    string // what stands in the report
	Where  Where
	Misfit string // what stood in place of a label that was recognised in spite of a misprint
	Unit   string // the unit that was added to the figure because its column's label tells it
}

// Reason is why something has no place in the report.
type Reason string

// The reasons; their wording stands in the message catalogue under intake.unplaced.<reason>.
const (
	NoSlot    Reason = "slot"      // a row of figures that the edition does not know
	Miscount  Reason = "count"     // figures of a known row, but not as many as it has columns
	NoColumn  Reason = "column"    // figures of a known row, but the labels of its columns were not all found in order
	Conflict  Reason = "conflict"  // two different figures for one slot, or one figure for two
	Loose     Reason = "loose"     // words beside a table or before the report that are neither label nor prose
	Repeated  Reason = "repeated"  // the title or a heading once more
	Marks     Reason = "marks"     // lines of nothing but dashes beside the rows of a table
	Furniture Reason = "furniture" // what a page puts around a report: menus, dates of publication, links
	Program   Reason = "program"   // scripts and the like
	Hidden    Reason = "hidden"    // text that a page or document does not show
)

// Unplaced is something that stood in the file and is not in the report.
type Unplaced struct {
	Reason  Reason
	Text    string   // the words, or the label of a row
	Figures []string // the figures that stood behind the label
	Count   int      // how many of them there are, where one entry stands for several
	Where   Where

	at int // order in the file
}

// Message tells what it is and where it stood.
func (u Unplaced) Message() message.Text {
	text := u.Text
	if len(u.Figures) > 0 {
		text = strings.TrimSpace(text + " " + strings.Join(u.Figures, " "))
	}
	return message.New("intake.unplaced."+string(u.Reason), "text", text, "count", max(u.Count, 1), "where", u.Where.Message())
}

// Message names the place.
func (w Where) Message() message.Text {
	cell := ""
	if w.IsCell {
		cell = w.Cell.String()
	}
	switch {
	case w.Line > 0:
		return message.New("intake.where.line", "line", w.Line)
	case w.Sheet != "":
		return message.New("intake.where.sheet", "sheet", w.Sheet, "cell", cell)
	case w.Table > 0:
		return message.New("intake.where.table", "table", w.Table, "cell", cell)
	case w.Paragraph > 0:
		return message.New("intake.where.paragraph", "paragraph", w.Paragraph)
	}
	return message.New("intake.where.file")
}

// String is a short form for tests and logs.
func (w Where) String() string {
	switch {
	case w.Line > 0:
		return strconv.Itoa(w.Line)
	case w.IsCell && w.Sheet != "":
		return w.Sheet + "!" + w.Cell.String()
	case w.IsCell:
		return "table " + strconv.Itoa(w.Table) + " " + w.Cell.String()
	case w.Paragraph > 0:
		return "paragraph " + strconv.Itoa(w.Paragraph)
	}
	return w.Sheet
}

// Tells reports whether the file itself tells a field of the cover.
func (t *Trace) Tells(field string) bool {
	return slices.ContainsFunc(t.Found, func(f Found) bool { return f.Field == field })
}

// Figures counts the figures that were placed.
func (t *Trace) Figures() int {
	n := 0
	for _, f := range t.Found {
		if f.Slot != "" && f.Raw != "" {
			n++
		}
	}
	return n
}

// Lost counts the figures that have no place in the report.
func (t *Trace) Lost() int {
	n := 0
	for _, u := range t.Unplaced {
		n += len(u.Figures)
	}
	return n
}
