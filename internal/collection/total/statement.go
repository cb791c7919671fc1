package total

import (
	"io"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/message"
	"nianbao/templates"
	"nianbao/xlsx/sheet"
)

// The statement (汇总明细) is how a total can be traced: a sheet for each table, a row for each of its items, the sum and
// a column for each member; on a sheet of its own where each member's figures came from. Figures are values in the
// form's units; there is no formula in it.

func say(key string, args ...any) string { return message.New(key, args...).In(message.Chinese) }

// labels are the columns before the members: item and sum.
const labels = 3

// maxMembers is how many members have their columns on one sheet; a sheet holds 16,384 columns.
const maxMembers = 16_000

// Statement writes the statement of a total.
func Statement(w io.Writer, e *templates.Edition, t *Total) error {
	s := &statement{edition: e, total: t}
	for _, p := range t.Parts {
		s.alone = append(s.alone, check.Sum(e, []check.Member{p.Member}))
	}
	var tables []sheet.Table
	for _, table := range e.Tables {
		for first := 0; first == 0 || first < len(t.Parts); first += maxMembers {
			tables = append(tables, s.table(table, first, min(first+maxMembers, len(t.Parts))))
		}
	}
	tables = append(tables, s.sources())
	if !t.Whole() {
		tables = append(tables, s.lacks())
	}
	if err := sheet.Write(w, tables...); err != nil {
		return message.Wrap(err, "total.statement", "agency", t.Name)
	}
	return nil
}

type statement struct {
	edition *templates.Edition
	total   *Total
	alone   []check.Total // each member's figures as they were added: in the unit of the sum
}

func (s *statement) title() string {
	args := []any{"agency", s.total.Name, "year", s.total.Report.Year, "n", len(s.total.Parts)}
	if s.total.Whole() {
		return say("total.statement.title", args...)
	}
	return say("total.statement.partial", append(args, "lacks", len(s.total.Lacks))...)
}

// table is one table of the form, with the members from first to before last.
func (s *statement) table(t *templates.Table, first, last int) sheet.Table {
	heads := []any{say("total.head.row"), say("total.head.column"), say("total.sum")}
	columns := []sheet.Column{{Width: 35, Wrap: true}, {Width: 19, Wrap: true}, {Width: 11}}
	for _, p := range s.total.Parts[first:last] {
		heads = append(heads, p.Name)
		columns = append(columns, sheet.Column{Width: 9.5})
	}
	var rows []sheet.Row
	for _, slot := range t.Slots {
		column := slot.Column
		if slot.Unit != "" && !strings.Contains(column, slot.Unit) {
			column += "（" + slot.Unit + "）"
		}
		item := slot.Row
		if item == "" { // a table of one row: its columns are in groups
			item, column, _ = strings.Cut(column, "·")
		}
		cells := []any{item, column, sheet.Figure(s.total.Report.Value(slot.ID))}
		for i := first; i < last; i++ {
			cells = append(cells, s.figure(i, slot.ID))
		}
		rows = append(rows, sheet.Row{Cells: cells})
	}
	return sheet.Table{Name: t.Sheet, Title: s.title() + "　" + t.Heading(), Heads: [][]any{heads}, Columns: columns,
		Rows: sheet.Rows(rows...), Labels: labels, Across: (last - first + onPage - 1) / onPage}
}

// onPage is how many members' columns fit beside the items on one page and can be read.
const onPage = 11

// figure is what a member added to a slot. A cell that could not be added shows what it holds.
func (s *statement) figure(member int, slot string) any {
	if v, ok := s.alone[member].Values[slot]; ok {
		return sheet.Figure(v)
	}
	return s.total.Parts[member].Member.Report.Value(slot).Printed()
}

// sources lists the files the members' figures came from.
func (s *statement) sources() sheet.Table {
	var heads []any
	for _, key := range []string{"n", "agency", "kind", "asks", "explained", "file", "sha256"} {
		heads = append(heads, say("total.head."+key))
	}
	var rows []sheet.Row
	for i, p := range s.total.Parts {
		rows = append(rows, sheet.Row{Cells: []any{i + 1, p.Name, say("total.kind." + string(p.Kind)),
			p.Stands.Asks, p.Stands.Explained, p.File, p.SHA256}})
	}
	return sheet.Table{Name: say("total.sheet.sources"),
		Title: s.title() + "　" + say("total.sheet.sources") + s.stands(),
		Heads: [][]any{heads}, Rows: sheet.Rows(rows...),
		Columns: []sheet.Column{{Width: 6}, {Width: 34}, {Width: 14}, {Width: 8}, {Width: 8},
			{Width: 50, Wrap: true}, {Width: 68}}}
}

// stands says how many members have findings to be verified or stand on explanations; "" for none.
func (s *statement) stands() string {
	n := s.total.Standing()
	if n == (Stands{}) {
		return ""
	}
	return "　" + say("total.stand", "explained", n.Explained, "asks", n.Asks)
}

// lacks lists all that is not in the sum.
func (s *statement) lacks() sheet.Table {
	var rows []sheet.Row
	for _, lack := range s.total.Lacks {
		rows = append(rows, sheet.Row{Cells: []any{lack.In(message.Chinese)}})
	}
	return sheet.Table{Name: say("total.sheet.lacks"), Title: s.title(), Heads: [][]any{{say("total.sheet.lacks")}},
		Columns: []sheet.Column{{Width: 100, Wrap: true}}, Rows: sheet.Rows(rows...)}
}
