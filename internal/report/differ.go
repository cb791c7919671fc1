package report

import (
	"maps"
	"slices"
	"strings"

	"nianbao/templates"
)

// Difference is how one report differs from another of the same agency, year and scope.
type Difference struct {
	Cells        []CellDifference // in the order of the form
	Sections     []string         // ids, in the order of the form, whose prose differs
	Cover        []string         // ids of the fields of the cover that differ
	Explanations bool             // the agency's explanations differ
}

// CellDifference is one figure, before and after, as written; "" where there is none.
type CellDifference struct{ Slot, Before, After string }

// None reports whether the two are equal.
func (d Difference) None() bool {
	return len(d.Cells)+len(d.Sections)+len(d.Cover) == 0 && !d.Explanations
}

// Differ compares two reports on one edition. Figures that are written in another way only (spaces, widths, separators)
// are the same; so is prose but for its spaces.
func Differ(e *templates.Edition, before, after *Report) Difference {
	var d Difference
	for _, t := range e.Tables {
		for _, s := range t.Slots {
			a, b := before.Value(s.ID), after.Value(s.ID)
			if !a.same(b) {
				d.Cells = append(d.Cells, CellDifference{s.ID, strings.TrimSpace(a.Raw), strings.TrimSpace(b.Raw)})
			}
		}
	}
	for _, s := range e.Sections {
		if proseOf(before.Prose[s.ID]) != proseOf(after.Prose[s.ID]) {
			d.Sections = append(d.Sections, s.ID)
		}
	}
	for _, f := range e.Cover.Fields {
		if strings.TrimSpace(before.Cover[f.ID]) != strings.TrimSpace(after.Cover[f.ID]) {
			d.Cover = append(d.Cover, f.ID)
		}
	}
	for _, t := range e.Tables {
		if before.NilTable[t.ID] != after.NilTable[t.ID] {
			d.Cover = append(d.Cover, t.ID)
		}
	}
	d.Explanations = !maps.Equal(trimmed(before.Explanations), trimmed(after.Explanations))
	return d
}

func (v Value) same(w Value) bool {
	if v.IsNumber() && w.IsNumber() {
		return v.Number.Equal(w.Number) && v.Unit == w.Unit && v.Aside == w.Aside
	}
	return v.Kind == w.Kind && strings.TrimSpace(v.Raw) == strings.TrimSpace(w.Raw)
}

func proseOf(paragraphs []Paragraph) string {
	var texts []string
	for _, p := range paragraphs {
		if text := strings.Join(strings.Fields(p.Text), ""); text != "" {
			texts = append(texts, text)
		}
	}
	return strings.Join(texts, "\n")
}

func trimmed(texts map[string]string) map[string]string {
	kept := map[string]string{}
	for _, id := range slices.Sorted(maps.Keys(texts)) {
		if text := strings.TrimSpace(texts[id]); text != "" {
			kept[id] = text
		}
	}
	return kept
}
