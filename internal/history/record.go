package history

import (
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/importing/source"
	"nianbao/internal/inbox"
	"nianbao/internal/report"
	"nianbao/templates"
)

// Record is what reports of several years came to.
type Record struct {
	Agencies []*Agency
	Rules    []RuleCount
	Reports  int
	Unread   []Unread
	Undated  []Source // reports without a year or an agency, which are in no record
}

// Unread is a file that could not be read, and why.
type Unread struct {
	File string
	Err  error
}

// Agency is the record of one agency and scope.
type Agency struct {
	Name, Code string
	Scope      report.Scope
	Years      []*Year // in their order
	Missing    []int   // years between the first and the last without a report
	Links      []Link  // in the order of the years and of the form
}

// Year is a year of an agency.
type Year struct {
	Year     int
	Versions []*Version // each once, in the order of the files
}

// Version is one report of a year.
type Version struct {
	File, Part string
	Copies     []string // other files that say the same
	Edition    *templates.Edition
	Values     map[string]report.Value
	Findings   []finding.Finding
	Differs    []string // ids of the values in which it differs from the first version

	places     map[string]source.Where
	unreadable map[string]bool
	digest     string
	foreign    bool
	before     bool // it was judged with the report of the year before
}

// One returns the report of the year, nil where there are versions that differ.
func (y *Year) One() *Version {
	if len(y.Versions) == 1 {
		return y.Versions[0]
	}
	return nil
}

// Place is where a value stands in the version's file, as [Source.Cell] has it.
func (v *Version) Place(s *templates.Slot) string { return v.source(0, s).Cell() }

// Year returns a year of the agency, nil where there is no report of it.
func (a *Agency) Year(year int) *Year {
	i := slices.IndexFunc(a.Years, func(y *Year) bool { return y.Year == year })
	if i < 0 {
		return nil
	}
	return a.Years[i]
}

// Source is the place of a figure: the file, which of its reports, and the cell or line.
type Source struct {
	File, Part string
	Year       int
	Slot       *templates.Slot // nil of a whole report
	Place      source.Where
	Value      string // as the report has it; "" for a blank
	Minus      bool   // it is taken away in the relation
}

// Cell is the place in its file: 'sheet'!B3, :12 for a line, table 2!B3 of a page or document; "" where it is not known.
func (s Source) Cell() string {
	w := s.Place
	switch {
	case w.Sheet != "":
		return "'" + w.Sheet + "'!" + w.Cell.String()
	case w.Line > 0:
		return ":" + strconv.Itoa(w.Line)
	case w.Table > 0 && w.IsCell:
		return "table " + strconv.Itoa(w.Table) + "!" + w.Cell.String()
	}
	return ""
}

// source is where a version has a value. Of a file that was not made from a template nothing is known but where it was
// found.
func (v *Version) source(year int, s *templates.Slot) Source {
	at, found := v.places[s.ID]
	if !found && !v.foreign {
		at = source.Where{Sheet: s.Table.Sheet, Cell: s.Cell, IsCell: true}
	}
	return Source{File: v.File, Part: v.Part, Year: year, Slot: s, Place: at, Value: v.Values[s.ID].Printed()}
}

// placesOf are where the values of a report stand: as its reader found them, or as the report has them.
func placesOf(o *inbox.Opened) map[string]source.Where {
	places := map[string]source.Where{}
	for id, p := range o.Report.Places {
		places[id] = source.Where{Sheet: p.Sheet, Cell: p.Cell, Line: p.Line, IsCell: p.Sheet != ""}
	}
	if o.Trace != nil {
		for _, f := range o.Trace.Found {
			if f.Slot != "" {
				places[f.Slot] = f.Where
			}
		}
	}
	return places
}

// Figure is the figure of a value in the unit of its form; known is false where the cell is blank or no number.
func (v *Version) Figure(slot string) (n decimal.Decimal, known bool) {
	s := v.Edition.Slot(slot)
	if s == nil || v.unreadable[s.Table.ID] {
		return decimal.Zero, false
	}
	value, there := v.Values[slot]
	switch {
	case !there || rule.Strict.Of(value) != rule.Figure:
		return decimal.Zero, false
	case !value.IsNumber():
		return decimal.Zero, true // declared to be zero
	}
	return rule.In(s, value)
}
