package workbook

import (
	"slices"

	"nianbao/internal/history"
	"nianbao/xlsx/sheet"
)

// all are the figures of all agencies, a row each over the years: whatever has no sheet of its own is here.
func all(rec *history.Record) sheet.Table {
	years := yearsOf(rec)
	t := sheet.Table{Name: say("history.sheet.all"), Title: say("history.sheet.all"), Filter: true, Labels: 2,
		Columns: []sheet.Column{{Width: 34, Wrap: true}, {Width: 46, Wrap: true}}, Heads: heads("agency", "item")}
	for _, year := range years {
		t.Heads[0] = append(t.Heads[0], year)
		t.Columns = append(t.Columns, sheet.Column{Width: 12})
	}
	t.Rows = func(yield func(sheet.Row) bool) {
		for _, a := range rec.Agencies {
			for _, s := range a.Series() {
				cells := make([]any, 2+len(years))
				cells[0], cells[1] = a.Scope.Named(a.Name), s.Label()
				for _, p := range s.Points {
					if p.Known {
						cells[2+slices.Index(years, p.Year)] = p.Number.InexactFloat64()
					}
				}
				if !yield(sheet.Row{Cells: cells}) {
					return
				}
			}
		}
	}
	return t
}

// yearsOf are the years from the first report of any agency to the last.
func yearsOf(rec *history.Record) (years []int) {
	first, last := 0, 0
	for _, a := range rec.Agencies {
		for _, y := range a.Years {
			if first == 0 || y.Year < first {
				first = y.Year
			}
			last = max(last, y.Year)
		}
	}
	for year := first; year <= last && first > 0; year++ {
		years = append(years, year)
	}
	return years
}
