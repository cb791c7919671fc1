package templates

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// sheetNameLength and sheetNameForbidden are what a workbook allows in a sheet's name.
const (
	sheetNameLength    = 31
	sheetNameForbidden = `:\/?*[]`
)

// lint reports what a file that reads well may still get wrong: slots that nothing names, ids and sheets used twice,
// relations over slots that are not there.
func lint(e *Edition, report func(line int, code string, args ...string)) {
	ids, sheets := map[string]bool{}, map[string]bool{}
	unique := func(line int, id string) {
		if ids[id] {
			report(line, "id.twice", id)
		}
		ids[id] = true
	}
	sheet := func(line int, name string) {
		if sheets[strings.ToLower(name)] {
			report(line, "sheet.twice", name)
		}
		sheets[strings.ToLower(name)] = true
		if utf8.RuneCountInString(name) > sheetNameLength || strings.ContainsAny(name, sheetNameForbidden) {
			report(line, "sheet.name", name)
		}
	}
	sheet(1, e.Cover.Sheet)
	for _, f := range e.Cover.Fields {
		unique(f.Line, "cover."+f.ID)
	}
	for _, s := range e.Sections {
		unique(s.Line, s.ID)
		sheet(s.Line, s.Sheet)
	}
	for _, t := range e.Tables {
		unique(t.Line, t.ID)
		sheet(t.Line, t.Sheet)
		lintSlots(t, report)
	}
	if !strings.Contains(e.Title, "{year}") {
		report(1, "title.year", e.Title)
	}
	relations := map[string]bool{}
	for _, r := range e.Relations {
		unique(r.Line, r.ID)
		relations[r.ID] = true
		lintRelation(e, r, report)
	}
	for _, n := range e.Notes {
		if n.Relation != "" && !relations[n.Relation] {
			report(1, "note.relation", n.Relation)
		}
	}
}

func lintSlots(t *Table, report func(line int, code string, args ...string)) {
	if len(t.Slots) == 0 {
		report(t.Line, "table.empty", t.ID)
	}
	seen := map[string]string{}
	for _, s := range t.Slots {
		if len(s.RowPath) == 0 && len(s.ColumnPath) == 0 || strings.TrimSpace(s.Column) == "" {
			report(s.Line, "slot.label", s.ID)
			continue
		}
		name := strings.Join(s.RowPath, "/") + "|" + strings.Join(s.ColumnPath, "/")
		if twin, ok := seen[name]; ok {
			report(s.Line, "slot.ambiguous", s.ID, twin)
		}
		seen[name] = s.ID
	}
}

func lintRelation(e *Edition, r *Relation, report func(line int, code string, args ...string)) {
	if r.Class != Must && r.Class != Verify && r.Class != Note {
		report(r.Line, "relation.class", r.ID, string(r.Class))
	}
	if r.Compare != "=" && r.Compare != ">=" {
		report(r.Line, "relation.compare", r.ID, r.Compare)
	}
	if len(r.Instances) == 0 {
		report(r.Line, "relation.empty", r.ID)
	}
	missing := map[string]bool{}
	for _, instance := range r.Instances {
		if len(instance.Left) == 0 || len(instance.Right) == 0 {
			report(r.Line, "relation.side", r.ID)
			return
		}
		for _, term := range instance.Terms() {
			if e.Slot(term.Slot) == nil && !missing[term.Slot] {
				missing[term.Slot] = true
				report(r.Line, "relation.slot", r.ID, term.Slot)
			}
		}
	}
}

// lintYears reports the years for which two of the editions would both be the official form. A variant (an edition
// whose base is in force in the same year) is chosen by name and does not compete.
func lintYears(e *Edition, others []*Edition, report func(line int, code string, args ...string)) {
	for _, o := range others {
		if o.ID == e.ID || isVariant(e, others) {
			continue
		}
		if from := max(e.From, o.From); e.InForce(from) && o.InForce(from) {
			report(1, "years.overlap", fmt.Sprint(from), e.ID, o.ID)
		}
	}
}

func isVariant(e *Edition, others []*Edition) bool {
	return slices.ContainsFunc(others, func(o *Edition) bool {
		return o.ID == e.Base && o.InForce(e.From)
	})
}
