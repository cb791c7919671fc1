package rule

import (
	"nianbao/internal/message"
	"nianbao/internal/report"
)

// Meaning is what a cell without a figure means to a rule.
type Meaning string

// The meanings; their words are in the catalogue under rule.meaning.<meaning>.
const (
	Figure   Meaning = "figure"   // it counts as the figure it stands for
	Unjudged Meaning = "unjudged" // the rule cannot be judged
	Ignored  Meaning = "ignored"  // the rule does not apply to the cell
	Fault    Meaning = "fault"    // the rule itself fails
)

// Cells is the meaning of cells without a figure on one side of a rule.
type Cells struct {
	Blank      Meaning
	Nothing    Meaning // - — / 无
	Unreadable Meaning // text, formula, error, date, boolean
	Declared   Meaning // blank in a table declared to be zero (零报告)
}

// Reads is what a rule declares of both sides: the figures it judges and those it judges them by
// (the parts of a sum, last year's report, the members of a total).
type Reads struct{ Judged, By Cells }

// Words returns the meaning of cells without a figure, a line for each meaning; the side is named
// only where the two sides of the rule differ.
func (r Reads) Words() []message.Text {
	switch {
	case r.By.isZero() || r.By == r.Judged:
		return r.Judged.words("rule.reads")
	case r.Judged.isZero():
		return r.By.words("rule.reads")
	}
	return append(r.Judged.words("rule.reads.judged"), r.By.words("rule.reads.by")...)
}

// words puts the cells that mean the same together.
func (c Cells) words(key string) []message.Text {
	var meanings []Meaning
	cells := map[Meaning][]message.Text{}
	for _, cell := range []struct {
		name string
		is   Meaning
	}{{"blank", c.Blank}, {"nothing", c.Nothing}, {"unreadable", c.Unreadable}, {"declared", c.Declared}} {
		if cell.is == "" {
			continue
		}
		if cells[cell.is] == nil {
			meanings = append(meanings, cell.is)
		}
		cells[cell.is] = append(cells[cell.is], message.New("rule.cells."+cell.name))
	}
	var lines []message.Text
	for _, m := range meanings {
		lines = append(lines, message.New(key, "cells", cells[m], "meaning", message.New("rule.meaning."+string(m))))
	}
	return lines
}

func (c Cells) isZero() bool { return c == Cells{} }

// Of returns what a value means under the declaration.
func (c Cells) Of(v report.Value) Meaning {
	switch {
	case v.Kind == report.Number && v.Has(report.NilReturn):
		return c.Declared
	case v.Kind == report.Number:
		return Figure
	case v.Kind == report.Blank:
		return c.Blank
	case v.Kind == report.Nothing:
		return c.Nothing
	}
	return c.Unreadable
}

// Figures is the declaration of a rule that looks at one figure at a time and leaves what is none to other rules.
var Figures = Cells{Blank: Ignored, Nothing: Ignored, Unreadable: Ignored, Declared: Figure}

// Strict is the declaration of every sum: blank is not zero, nor is a mark for nothing; only a
// declared zero is one.
var Strict = Cells{Blank: Unjudged, Nothing: Unjudged, Unreadable: Unjudged, Declared: Figure}
