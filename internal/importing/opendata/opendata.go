// Package opendata reads back the forms for programs in which this program publishes reports: JSON of one
// report, and CSV with a figure a line, which may hold several reports. Nothing is searched for: each figure
// names its slot.
//
// Use [Read]; what is in none of these forms is not its business. Prose, findings and verdicts of CSV files do
// not exist; verdict and findings of JSON are not read, for whoever reads a report judges it.
package opendata

import (
	"slices"
	"strconv"

	"nianbao/internal/importing/match"
	"nianbao/internal/importing/source"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

// Read makes the reports of a text in one of the forms; none of another text.
func Read(name, text string, o match.Options) ([]match.Reading, error) {
	switch {
	case isJSON(text):
		return readJSON(name, text, o)
	case isCSV(text):
		return readCSV(name, text, o)
	}
	return nil, nil
}

// figure is a figure of a file.
type figure struct {
	slot, raw, number string
	kind              report.Kind
	line              int // of the file; 0 where lines mean nothing
}

// value makes of a figure what it was: a blank declared to be zero has no text.
func (f figure) value() report.Value {
	switch f.kind {
	case report.Number:
		if f.raw == "" {
			if f.number == "0" {
				return report.Zero("")
			}
			return report.Parse(f.number, report.StoredNumber)
		}
	case report.Formula:
		return report.Parse(f.raw, report.StoredFormula)
	case report.Error:
		return report.Parse(f.raw, report.StoredError)
	case report.Boolean:
		return report.Parse(f.raw, report.StoredBoolean)
	case report.Date:
		return report.Parse(f.raw, report.StoredDate)
	}
	return report.Parse(f.raw, report.StoredNumber)
}

// editionOf is the form that a file names: that of the options, or one that is built in.
func editionOf(name, id string, o match.Options) (*templates.Edition, error) {
	if o.Edition != nil {
		return o.Edition, nil
	}
	for _, e := range templates.Builtin() {
		if e.ID == id {
			return e, nil
		}
	}
	return nil, message.NewError("intake.open.edition", "file", name, "edition", id).
		WithHint("intake.open.edition.hint")
}

// newReport begins a report of the identity in a file.
func newReport(name string, e *templates.Edition, agency string, year int, scope report.Scope,
	o match.Options) match.Reading {
	r := report.New(name)
	r.Foreign, r.Edition, r.Agency, r.Year, r.Scope = true, e.ID, agency, year, report.Own
	if scope == report.Area {
		r.Scope = scope
	}
	trace := &match.Trace{}
	tell := func(field, raw string) {
		if raw != "" && raw != "0" {
			trace.Found = append(trace.Found, match.Found{Field: field, Raw: raw})
		}
	}
	tell("agency", agency)
	tell("year", strconv.Itoa(year))
	if r.Agency == "" {
		r.Agency = o.Agency
	}
	if r.Year == 0 {
		r.Year = o.Year
	}
	return match.Reading{Report: r, Edition: e, Trace: trace}
}

// take enters figures. Of two different ones for one slot, none is.
func take(into match.Reading, figures []figure) {
	r, trace := into.Report, into.Trace
	twice := map[string]bool{}
	for _, f := range figures {
		where := source.Where{Line: f.line}
		if into.Edition.Slot(f.slot) == nil {
			trace.Unplaced = append(trace.Unplaced, source.Unplaced{Reason: source.NoSlot, Text: f.slot,
				Figures: []string{f.raw}, Where: where})
			continue
		}
		v := f.value()
		if before, there := r.Values[f.slot]; twice[f.slot] || there && before.Raw != v.Raw {
			twice[f.slot] = true
			delete(r.Values, f.slot)
			trace.Unplaced = append(trace.Unplaced, source.Unplaced{Reason: source.Conflict, Text: f.slot,
				Figures: []string{before.Raw, v.Raw}, Where: where})
			continue
		}
		r.Values[f.slot] = v
		if f.line > 0 {
			r.Places[f.slot] = report.Place{Line: f.line}
		}
	}
	for _, t := range into.Edition.Tables {
		for _, s := range t.Slots {
			v, there := r.Values[s.ID]
			if !there {
				trace.Missing = append(trace.Missing, s.ID)
				continue
			}
			trace.Found = append(trace.Found, match.Found{Slot: s.ID, Raw: v.Printed(),
				Where: source.Where{Line: r.Places[s.ID].Line}})
		}
	}
}

// parts names the reports of a file that has several, by agency and year.
func parts(all []match.Reading) {
	if len(all) < 2 {
		return
	}
	for i := range all {
		r := all[i].Report
		all[i].Part = r.Agency + strconv.Itoa(r.Year)
		if r.Scope == report.Area {
			all[i].Part += report.Area.Label()
		}
	}
}

func columnsOf(head []string) map[string]int {
	at := map[string]int{}
	for i, name := range head {
		if !slices.Contains(head[:i], name) {
			at[name] = i
		}
	}
	return at
}
