package status

import (
	"cmp"
	"context"
	"io"
	"iter"
	"strings"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/message"
	"nianbao/xlsx/sheet"
)

// The workbook is Chinese always, as all workbooks are. Its figures are values, not formulas.
func say(key string, args ...any) string { return message.New(key, args...).In(message.Chinese) }

// Workbook writes the status as a workbook: progress with a chart, the agencies, the findings by
// rule with a chart, prose that is alike, and all that came in.
func (s *Status) Workbook(ctx context.Context, w io.Writer) error {
	counted, pending := rules{}, false
	for a, err := range s.whole(ctx, s.Agencies, every) {
		if err != nil {
			return err
		}
		counted.count(a)
		pending = pending || len(a.saidRows()) > 0
	}
	var failed error // of reading while the sheets are written
	tables := []sheet.Table{s.progressTable(), s.agencyTable(s.rows(ctx, &failed, (*Agency).wrong, (*Agency).row)),
		s.ruleTable(counted.list())}
	if t, any := s.copiedTable(); any {
		tables = append(tables, t)
	}
	if pending {
		tables = append(tables, s.saidTable(s.rows(ctx, &failed, (*Agency).mayBePending, (*Agency).saidRows)))
	}
	tables = append(tables, s.fileTable())
	if t, any := s.mailTable(); any {
		tables = append(tables, t)
	}
	err := sheet.Write(w, tables...)
	return cmp.Or(failed, err)
}

// rows are the rows of the agencies, of which those that are wanted are read whole; what fails then
// ends them, and is in failed.
func (s *Status) rows(ctx context.Context, failed *error, wanted func(*Agency) bool,
	of func(*Agency) []sheet.Row) iter.Seq[sheet.Row] {
	return func(yield func(sheet.Row) bool) {
		for a, err := range s.whole(ctx, s.Agencies, wanted) {
			if err != nil {
				*failed = err
				return
			}
			for _, r := range of(a) {
				if !yield(r) {
					return
				}
			}
		}
	}
}

func countHeads(first string) []any {
	heads := []any{first}
	for _, key := range columnKeys {
		heads = append(heads, say("status.column."+key))
	}
	return heads
}

func countRow(name string, c Count) sheet.Row {
	cells := []any{name}
	for _, n := range c.columns() {
		cells = append(cells, n)
	}
	return sheet.Row{Cells: cells}
}

// headsOf are the heads of columns.
func headsOf(keys ...string) [][]any {
	var heads []any
	for _, key := range keys {
		heads = append(heads, say("status.head."+key))
	}
	return [][]any{heads}
}

func cells(values ...any) sheet.Row { return sheet.Row{Cells: values} }

func widths(list ...float64) []sheet.Column {
	columns := make([]sheet.Column, len(list))
	for i, w := range list {
		columns[i].Width = w
	}
	return columns
}

// progressTable has the counts by superior, each with all below it, and by level.
func (s *Status) progressTable() sheet.Table {
	var rows []sheet.Row
	walk(s.Superiors(), func(n *Node) {
		name := n.Name
		if name == "" {
			name = say("status.nosuperior")
		}
		rows = append(rows, countRow(strings.Repeat("　", n.depth)+name, n.Count))
	})
	superiors := len(rows)
	sum := countRow(say("status.sum"), s.Total())
	sum.Strong = true
	rows = append(rows, sum, sheet.Row{Cells: []any{say("status.bylevel")}, Strong: true})
	for _, l := range s.Levels() {
		if l.Name == "" {
			l.Name = say("status.nolevel")
		}
		rows = append(rows, countRow(l.Name, l.Count))
	}
	return sheet.Table{
		Name: say("status.sheet.progress"), Title: say("status.sheet.title", "year", s.Year),
		Heads: [][]any{countHeads(say("status.bysuperior"))}, Columns: widths(36, 8, 8, 8, 8, 8, 8, 8),
		Rows: sheet.Rows(rows...),
		Charts: []sheet.Chart{{Title: say("status.chart.progress"), Column: 9, Shares: true, Bars: superiors,
			Values: []int{2, 3}}},
	}
}

// row is the agency in the list of all.
func (a *Agency) row() []sheet.Row {
	yes := func(is bool) string {
		if is {
			return say("status.yes")
		}
		return ""
	}
	must, verify := a.open()
	return []sheet.Row{cells(a.Name, a.Level, a.Superior, a.Deadline, say("status.state."+a.State()),
		a.First, yes(a.Late), a.Rounds(), must, verify, yes(a.Returned()), a.Reminded, contact(a))}
}

func (s *Status) agencyTable(rows iter.Seq[sheet.Row]) sheet.Table {
	return sheet.Table{
		Name: say("status.sheet.agencies"), Title: say("status.sheet.agencies.title", "year", s.Year),
		Heads: headsOf("agency", "level", "superior", "deadline", "state", "first", "late", "round", "must", "verify",
			"returned", "reminded", "contact"),
		Columns: widths(29, 10, 22, 11, 10, 11, 6, 6, 7, 7, 6, 6, 24),
		Filter:  true, Rows: rows,
	}
}

func (s *Status) ruleTable(counted []Rule) sheet.Table {
	var rows []sheet.Row
	for _, r := range counted {
		title := ""
		if message.Has("rule." + r.ID + ".title") {
			title = say("rule." + r.ID + ".title")
		}
		rows = append(rows, sheet.Row{Cells: []any{r.ID, say("result.class." + r.Class), r.Agencies, r.Findings,
			title}})
	}
	return sheet.Table{
		Name: say("status.sheet.rules"), Title: say("status.sheet.rules.title", "year", s.Year),
		Heads:   headsOf("rule", "class", "agencies", "findings", "title"),
		Columns: widths(24, 10, 10, 10, 70), Rows: sheet.Rows(rows...),
		Charts: []sheet.Chart{{Title: say("status.chart.rules"), Column: 6, Bars: len(rows), Values: []int{2}}},
	}
}

// fileTable lists all that came in.
func (s *Status) fileTable() sheet.Table {
	columns := widths(12, 34, 12, 10, 10, 7, 44, 44, 20)
	columns[6].Wrap, columns[7].Wrap = true, true
	return sheet.Table{
		Name: say("status.sheet.files"), Title: say("status.sheet.files.title", "year", s.Year),
		Heads:   headsOf("received", "agency", "scope", "state", "verdict", "round", "file", "more", "sha256"),
		Columns: columns,
		Rows: func(yield func(sheet.Row) bool) {
			for i := range s.Files {
				if !yield(s.Files[i].row()) {
					return
				}
			}
		},
	}
}

func (f *File) row() sheet.Row {
	who := f.Told.Agency
	if f.Owner != nil {
		who = f.Owner.Name
	}
	more := f.Why.In(message.Chinese)
	if f.State == ledger.Superseded {
		more = f.By
	}
	return sheet.Row{Cells: []any{f.Taking.Received, who, f.Scope.Label(), say("status.file." + string(f.State)),
		say("result.verdict." + string(f.Verdict)), f.Round, f.File, more, f.SHA256}}
}
