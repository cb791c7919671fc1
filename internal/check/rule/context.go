package rule

import (
	"cmp"
	"strconv"
	"time"

	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

// Context is all a rule may look at. Only Edition and Report are always there.
type Context struct {
	Edition *templates.Edition
	Report  *report.Report

	LastYear LastYear

	// Characters are those of all prose; rules get a report that holds the first of them only, where they are too many.
	Characters int

	// Members are the reports a total is the sum of, and Due the agencies that should be among
	// them; nil when the report is not checked as a total.
	Members []Member
	Due     []string

	// Twins are reports with nearly the same prose, found beforehand over all the reports at hand.
	Twins []Twin

	// Others are the other reports at hand of the same agency, year and scope; there should be none.
	Others []Version

	// Explanations are the known explanations of findings, by finding id; nil: those in the
	// report itself.
	Explanations finding.Explanations

	Options Options

	shared map[any]any // by *Shared; nil outside a run
}

// LastYear is what is known of the same agency's report of the year before. The zero value: none was asked for.
type LastYear struct {
	Report  *report.Report     // nil when there is none
	Edition *templates.Edition // the one it was filed on; nil with Report
	Asked   bool               // one was looked for: its absence is a finding
	Why     message.Text       // why there is none, where more is known than its absence
	Note    message.Text       // what a reader has to know of the one there is
	Hint    message.Text       // what to do about either
}

// Member is one of the reports a total is the sum of.
type Member struct {
	Edition *templates.Edition
	Report  *report.Report
}

// Twin is another report whose prose is nearly the same.
type Twin struct {
	Report   *report.Report
	Section  string   // id of the section
	Percent  int      // how much of this report's section stands in the other one
	Passages []string // the longest passages they share
}

// Options are the user's choices for the check of a report.
type Options struct {
	Year   int       // expected report year, 0 when not said
	Agency string    // expected agency, "" when not said
	Level  string    // the agency's level (级别) as the roster or the user gives it
	Policy *Policy   // the office's own ruling, nil for none
	Today  time.Time // decides only whether an entry of the policy has expired; zero: none has

	// Named is who else the report names, or what stands beside it; nobody where the roster is not known.
	Named []Named
}

// Named is another agency of the roster that is named where the report's own should be.
type Named struct {
	By     NamedBy
	Words  string // where it is named: the name of the file or folder, the title, the sentence
	Agency string // as the roster has it
}

// NamedBy is where an agency is named.
type NamedBy string

// Where an agency may be named.
const (
	InFile   NamedBy = "file"
	InFolder NamedBy = "folder"
	InTitle  NamedBy = "title"
	InProse  NamedBy = "prose"
	InFormer NamedBy = "former" // by the report, under the name of an agency that was merged into this one
	InReport NamedBy = "report" // by the report itself, which the office took for another agency's
)

// AtSlots fills in the place of a finding about values: the table, row and column that all slots
// share, and the cells, the first slot's sheet leading.
func (c *Context) AtSlots(f *finding.Finding, slots ...*templates.Slot) {
	if len(slots) == 0 {
		return
	}
	first := slots[0]
	f.Table, f.Row, f.Column = first.Table.ID, first.Row, first.Column
	f.Sheet = c.Report.Place(first).Sheet
	for _, s := range slots {
		if s.Table != first.Table {
			f.Table = ""
		}
		if s.Row != first.Row {
			f.Row = ""
		}
		if s.Column != first.Column {
			f.Column = ""
		}
		f.Slots = append(f.Slots, s.ID)
		if c.Report.Located(s.ID) { // where a lost slot stood, another may stand now
			f.Cells = append(f.Cells, cellName(c.Report.Place(s), f.Sheet))
		}
	}
}

// AtParagraph fills in the place of a finding about a paragraph of a section.
func (c *Context) AtParagraph(f *finding.Finding, section string, p report.Paragraph) {
	c.AtSection(f, section)
	if p.Place.Paragraph > 0 {
		f.Sheet, f.Cells = p.Place.File, []string{report.InSection(f.Row, p.Place.Paragraph)}
		f.Table = cmp.Or(p.Table, f.Table)
		return
	}
	if p.Place.Sheet != "" {
		f.Sheet = p.Place.Sheet
	}
	if p.Table != "" {
		f.Table = p.Table
	}
	if p.Place != (report.Place{}) {
		f.Cells = []string{cellName(p.Place, f.Sheet)}
	}
}

// AtSection fills in the section, its sheet and its heading.
func (c *Context) AtSection(f *finding.Finding, section string) {
	f.Section = section
	if s := c.Edition.Section(section); s != nil {
		f.Row, f.Sheet = s.Heading(), s.Sheet
		if f.Row == "" {
			f.Row = s.Sheet
		}
		if c.Report.Foreign {
			f.Sheet = ""
		}
	}
}

// cellName writes a place: the address in a workbook, the line in a text as editors write it (:12),
// the sheet before it where that is not the finding's own.
func cellName(p report.Place, sheet string) string {
	switch {
	case p.Line > 0:
		return ":" + strconv.Itoa(p.Line)
	case p.Sheet != sheet:
		return "'" + p.Sheet + "'!" + p.Cell.String()
	}
	return p.Cell.String()
}
