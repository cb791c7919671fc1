// Package yearly holds a report against the one of the year before: each figure of this year, last year's, the
// difference, the percentage. It is what the first paragraph of a report is written from, of an agency or of an area.
//
// [Of] makes the [Table], which is written as text, JSON or a workbook. Decimals are exact. A blank is never zero, a
// percentage of zero is not told, and figures that mean different things in the two years' forms are not compared: the
// editions say which are the same.
package yearly

import (
	"github.com/shopspring/decimal"

	"nianbao/internal/check/rule"
	"nianbao/internal/report"
	"nianbao/templates"
)

// State is how far a figure can be compared.
type State string

// The states; their words stand in the catalogue under yearly.state.<state>.
const (
	Compared     State = "compared"
	Incomparable State = "incomparable" // the form changed: no figure of last year means the same
	Unknown      State = "unknown"      // a cell of one year is blank or cannot be read
	Alone        State = "alone"        // there is no report of the year before
)

// Row is one figure in both years, in the unit of the form; "" where there is none.
type Row struct {
	Slot       *templates.Slot
	This, Last string
	Difference string // this year less last year, with its sign; "" unless compared
	Percent    string // of last year's, with its sign and one decimal; "" unless compared, and of zero
	State      State
	zero       bool // in both years
}

// Table is a report held against the one of the year before.
type Table struct {
	Edition  *templates.Edition
	Report   *report.Report
	Last     *report.Report // nil when there is none
	LastForm *templates.Edition
	Partial  bool // a total that lacks members
	Rows     []Row
}

// Of makes the table; last is nil where there is no report of the year before.
func Of(e *templates.Edition, r *report.Report, lastForm *templates.Edition, last *report.Report) *Table {
	t := &Table{Edition: e, Report: r, Last: last, LastForm: lastForm}
	for _, table := range e.Tables {
		for _, s := range table.Slots {
			t.Rows = append(t.Rows, t.row(s))
		}
	}
	return t
}

func (t *Table) row(s *templates.Slot) Row {
	this, known := figure(t.Report, s)
	row := Row{Slot: s, This: written(this, known), State: Alone}
	switch {
	case t.Last == nil:
	case !t.Edition.ComparableTo(t.LastForm, s.ID):
		row.State = Incomparable
	default:
		last, there := figure(t.Last, t.LastForm.Slot(s.ID))
		row.Last, row.State = written(last, there), Unknown
		if known && there {
			row.compare(this, last)
		}
	}
	return row
}

var hundred = decimal.NewFromInt(100)

func (row *Row) compare(this, last decimal.Decimal) {
	row.State = Compared
	difference := this.Sub(last)
	row.Difference = signed(difference, difference.String())
	row.zero = this.IsZero() && last.IsZero()
	if !last.IsZero() {
		percent := difference.Mul(hundred).DivRound(last.Abs(), 1)
		row.Percent = signed(percent, percent.StringFixed(1)) + "%"
	}
}

func signed(n decimal.Decimal, text string) string {
	if n.IsPositive() {
		return "+" + text
	}
	return text
}

// figure is a slot's figure in the unit of its form. A cell that is blank, a mark for nothing or no number has none.
func figure(r *report.Report, s *templates.Slot) (decimal.Decimal, bool) {
	v := r.Value(s.ID)
	if r.Unreadable[s.Table.ID] {
		return decimal.Zero, false
	}
	if rule.Strict.Of(v) != rule.Figure {
		return decimal.Zero, false
	}
	if !v.IsNumber() {
		return decimal.Zero, true // declared to be zero
	}
	return rule.In(s, v)
}

func written(n decimal.Decimal, known bool) string {
	if !known {
		return ""
	}
	return n.String()
}
