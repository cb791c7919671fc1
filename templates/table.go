package templates

import (
	"cmp"
	"strconv"

	"go.yaml.in/yaml/v3"
)

// table reads one table: its rows of labels and slots, laid out on a grid as wide as its widths.
func (r *reader) table(n *yaml.Node) *Table {
	f := r.mapping(n)
	defer f.end()
	t := &Table{ID: f.need("id"), Number: f.need("section"), Title: f.need("title"), Also: r.texts(f.take("also")),
		Sheet: f.need("sheet"), Origin: f.address("origin"), Landscape: f.truth("landscape"), Line: f.line}
	for _, w := range r.list(f.take("widths")) {
		v, err := strconv.ParseFloat(w.Value, 64)
		if err != nil || v <= 0 {
			r.report(w.Line, "yaml.number", "widths", w.Value)
		}
		t.Widths = append(t.Widths, v)
	}
	if len(t.Widths) == 0 {
		r.report(t.Line, "yaml.missing", "widths")
	}
	if nilReturn := f.take("nil"); nilReturn != nil {
		z := r.mapping(nilReturn)
		t.Nil = &NilReturn{Cell: z.address("cell"), Label: z.address("label"), Text: z.need("text")}
		z.end()
	}
	var rows [][]Cell
	for _, row := range r.list(f.take("rows")) {
		rows = append(rows, r.row(t, row))
	}
	t.Grid = place(rows, len(t.Widths), r.report)
	nameSlots(t)
	return t
}

// row reads one row: its labels, then its slots.
func (r *reader) row(t *Table, n *yaml.Node) []Cell {
	f := r.mapping(n)
	defer f.end()
	id := f.text("row")
	var cells []Cell
	for _, c := range r.list(f.take("cells")) {
		cells = append(cells, r.label(c))
	}
	for _, c := range r.list(f.take("slots")) {
		cell := r.slot(t, id, c)
		// Slots shared by several rows are written once, so their own line would be that of the first row.
		cell.Line, cell.Slot.Line = f.line, f.line
		t.Slots = append(t.Slots, cell.Slot)
		cells = append(cells, cell)
	}
	for i := range cells {
		cells[i].Line = cmp.Or(cells[i].Line, f.line)
	}
	return cells
}

func (r *reader) label(n *yaml.Node) Cell {
	n = resolve(n)
	if n.Kind == yaml.ScalarNode {
		return Cell{Text: n.Value, RowSpan: 1, ColSpan: 1, Line: n.Line}
	}
	f := r.mapping(n)
	defer f.end()
	return Cell{Text: f.need("text"), RowSpan: f.number("rows", 1), ColSpan: f.number("cols", 1), Line: n.Line}
}

func (r *reader) slot(t *Table, row string, n *yaml.Node) Cell {
	n = resolve(n)
	s := &Slot{Table: t, Kind: Count}
	cell := Cell{Slot: s, RowSpan: 1, ColSpan: 1}
	name := n.Value
	if n.Kind != yaml.ScalarNode {
		f := r.mapping(n)
		defer f.end()
		name = f.need("id")
		cell.ColSpan = f.number("cols", 1)
		s.Kind = cmp.Or(ValueKind(f.text("kind")), Count)
		s.Unit, s.Units = f.text("unit"), r.texts(f.take("units"))
		if s.Kind != Count && s.Kind != Change && s.Kind != Amount {
			r.report(n.Line, "slot.kind", string(s.Kind))
		}
	}
	s.ID = t.ID + "." + name
	if row != "" {
		s.ID = t.ID + "." + row + "." + name
	}
	return cell
}
