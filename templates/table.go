package templates

import (
	"cmp"
	"strconv"

	"go.yaml.in/yaml/v3"

	"nianbao/internal/yamlfile"
)

// table reads one table: its rows of labels and slots, laid out on a grid as wide as its widths.
func (r *reader) table(n *yaml.Node) *Table {
	f := r.Mapping(n)
	defer f.End()
	t := &Table{ID: f.Need("id"), Number: r.numeral(f, f.Need("section")), Title: f.Need("title"),
		Also:  r.Texts(f.Take("also")),
		Sheet: f.Need("sheet"), Origin: r.address(f, "origin"), Landscape: f.Truth("landscape"), Line: f.Line}
	for _, w := range r.List(f.Take("widths")) {
		v, err := strconv.ParseFloat(w.Value, 64)
		if err != nil || v <= 0 {
			r.Report(w.Line, "yaml.number", "widths", w.Value)
		}
		t.Widths = append(t.Widths, v)
	}
	if len(t.Widths) == 0 {
		r.Report(t.Line, "yaml.missing", "widths")
	}
	if nilReturn := f.Take("nil"); nilReturn != nil {
		z := r.Mapping(nilReturn)
		t.Nil = &NilReturn{Cell: r.address(z, "cell"), Label: r.address(z, "label"), Text: z.Need("text")}
		z.End()
	}
	var rows [][]Cell
	var lines []int
	for _, row := range r.List(f.Take("rows")) {
		rows, lines = append(rows, r.row(t, row)), append(lines, row.Line)
	}
	t.Grid = place(rows, lines, len(t.Widths), r.Report)
	nameSlots(t)
	return t
}

// row reads one row: its labels, then its slots.
func (r *reader) row(t *Table, n *yaml.Node) []Cell {
	f := r.Mapping(n)
	defer f.End()
	id := f.Text("row")
	var cells []Cell
	for _, c := range r.List(f.Take("cells")) {
		cells = append(cells, r.label(c))
	}
	for _, c := range r.List(f.Take("slots")) {
		cell := r.slot(t, id, c)
		// Slots shared by several rows are written once, so their own line would be that of the first row.
		cell.Line, cell.Slot.Line = f.Line, f.Line
		t.Slots = append(t.Slots, cell.Slot)
		cells = append(cells, cell)
	}
	for i := range cells {
		cells[i].Line = cmp.Or(cells[i].Line, f.Line)
	}
	return cells
}

func (r *reader) label(n *yaml.Node) Cell {
	n = yamlfile.Resolve(n)
	if n.Kind == yaml.ScalarNode {
		return Cell{Text: n.Value, RowSpan: 1, ColSpan: 1, Line: n.Line}
	}
	f := r.Mapping(n)
	defer f.End()
	return Cell{Text: f.Need("text"), RowSpan: f.Number("rows", 1), ColSpan: f.Number("cols", 1), Line: n.Line}
}

func (r *reader) slot(t *Table, row string, n *yaml.Node) Cell {
	n = yamlfile.Resolve(n)
	s := &Slot{Table: t, Kind: Count}
	cell := Cell{Slot: s, RowSpan: 1, ColSpan: 1}
	name := n.Value
	if n.Kind != yaml.ScalarNode {
		f := r.Mapping(n)
		defer f.End()
		name = f.Need("id")
		cell.ColSpan = f.Number("cols", 1)
		s.Kind = cmp.Or(ValueKind(f.Text("kind")), Count)
		s.Unit, s.Units = f.Text("unit"), r.Texts(f.Take("units"))
		if s.Kind != Count && s.Kind != Change && s.Kind != Amount {
			r.Report(n.Line, "slot.kind", string(s.Kind))
		}
	}
	s.ID = t.ID + "." + name
	if row != "" {
		s.ID = t.ID + "." + row + "." + name
	}
	return cell
}
