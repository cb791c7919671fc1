// Package workbook writes a record of years as a workbook: agencies, links with both their sources, how many reports
// break each rule, the figures of all by year, and of the first agencies a sheet each with a chart for each figure. It
// is Chinese, as all workbooks are, and holds values only. [Write] is all there is.
package workbook

import (
	"io"

	"nianbao/internal/history"
	"nianbao/internal/history/written"
	"nianbao/internal/message"
	"nianbao/xlsx/sheet"
)

// MaxSheets is of how many agencies there is a sheet with charts; a workbook with more is one nobody opens.
const MaxSheets = 40

func say(key string, args ...any) string { return message.New(key, args...).In(message.Chinese) }

func heads(keys ...string) [][]any {
	var line []any
	for _, key := range keys {
		line = append(line, say("history.head."+key))
	}
	return [][]any{line}
}

// Write writes the record.
func Write(w io.Writer, rec *history.Record) error {
	tables := []sheet.Table{agencies(rec), links(rec), rules(rec), all(rec)}
	for i, a := range rec.Agencies {
		if i == MaxSheets {
			break
		}
		if t, drawn := figures(a); drawn {
			tables = append(tables, t)
		}
	}
	return sheet.Write(w, tables...)
}

func agencies(rec *history.Record) sheet.Table {
	t := sheet.Table{Name: say("history.sheet.agencies"), Title: say("history.title"), Filter: true,
		Columns: []sheet.Column{{Width: 34, Wrap: true}, {Width: 12}, {Width: 28}, {Width: 18}, {Width: 9}, {Width: 9},
			{Width: 11}, {Width: 11}},
		Heads: heads("agency", "scope", "there", "missing")}
	for _, state := range states {
		t.Heads[0] = append(t.Heads[0], say("history.state."+string(state)))
	}
	if n := len(rec.Agencies) - MaxSheets; n > 0 {
		t.Title += say("history.sheet.more", "first", MaxSheets, "n", n)
	}
	var rows []sheet.Row
	for _, a := range rec.Agencies {
		n := map[history.State]int{}
		for _, l := range a.Links {
			n[l.State]++
		}
		cells := []any{a.Name, a.Scope.Label(), written.Years(written.Present(a)), written.Years(a.Missing)}
		for _, state := range states {
			cells = append(cells, n[state])
		}
		rows = append(rows, sheet.Row{Cells: cells})
	}
	t.Rows = sheet.Rows(rows...)
	return t
}

// states are counted, in this order.
var states = []history.State{history.Holds, history.Broken, history.Unknown, history.Incomparable}

func links(rec *history.Record) sheet.Table {
	return sheet.Table{Name: say("history.sheet.links"), Title: say("history.sheet.links"), Filter: true, Labels: 1,
		Columns: []sheet.Column{{Width: 26, Wrap: true}, {Width: 7}, {Width: 10}, {Width: 46, Wrap: true},
			{Width: 46, Wrap: true}, {Width: 46, Wrap: true}, {Width: 18}},
		Heads: heads("agency", "year", "state", "said", "then", "now", "rule"),
		Rows: func(yield func(sheet.Row) bool) {
			for _, a := range rec.Agencies {
				for _, l := range a.Links {
					row := sheet.Row{Strong: l.State == history.Broken, Cells: []any{a.Scope.Named(a.Name), l.Year,
						say("history.state." + string(l.State)), written.Link(l).In(message.Chinese), sources(l.Then),
						sources(l.Now), l.Rule}}
					if !yield(row) {
						return
					}
				}
			}
		}}
}

// sources are places of figures, a line each.
func sources(all []history.Source) string {
	var text string
	for i, s := range all {
		if i > 0 {
			text += "\n"
		}
		text += written.Source(s).In(message.Chinese)
	}
	return text
}

func rules(rec *history.Record) sheet.Table {
	var rows []sheet.Row
	for _, r := range rec.Rules {
		rows = append(rows, sheet.Row{Cells: []any{r.Rule.ID, r.Rule.Title().In(message.Chinese), r.Of, r.Broken, r.Unjudged}})
	}
	return sheet.Table{Name: say("history.sheet.rules"), Title: say("history.rules", "n", rec.Reports), Upright: true,
		Columns: []sheet.Column{{Width: 24}, {Width: 60, Wrap: true}, {Width: 12}, {Width: 10}, {Width: 10}},
		Heads:   heads("rule", "title", "of", "brokenby", "unjudged"), Rows: sheet.Rows(rows...)}
}

// figures are the figures of an agency, a row each over the years, with a chart for each.
func figures(a *history.Agency) (t sheet.Table, drawn bool) {
	series := a.Series()
	if len(series) == 0 {
		return t, false
	}
	t = sheet.Table{Name: a.Scope.Named(a.Name), Title: a.Scope.Named(a.Name), Labels: 1, Upright: true,
		Columns: []sheet.Column{{Width: 46, Wrap: true}}, Heads: heads("item")}
	for _, p := range series[0].Points {
		t.Heads[0] = append(t.Heads[0], p.Year)
		t.Columns = append(t.Columns, sheet.Column{Width: 12})
	}
	var rows []sheet.Row
	for i, s := range series {
		cells := []any{s.Label()}
		for _, p := range s.Points {
			var cell any
			if p.Known {
				cell = p.Number.InexactFloat64()
			}
			cells = append(cells, cell)
		}
		rows = append(rows, sheet.Row{Cells: cells})
		t.Lines = append(t.Lines, sheet.Line{Title: s.Label(), Row: i, From: 1, To: len(s.Points)})
	}
	t.Rows = sheet.Rows(rows...)
	return t, true
}
