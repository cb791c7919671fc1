package fitting

import (
	"slices"

	"nianbao/internal/importing/source/pdf/layout"
	"nianbao/templates"
)

// fit is a table of a form laid over an island.
type fit struct {
	*island
	edition *templates.Edition
	table   *templates.Table
	at      map[*templates.Cell]*label // where the form's labels are
	taken   []int                      // atoms of labels, those of repeated heads too
	rows    []row
	figures map[*templates.Cell]string
	doubts  map[*templates.Cell][]string
	edge    float64 // the labels of rows end left of it
}

// row is a row of the form that has values.
type row struct {
	label *label // nil where the form has none
	cells []*templates.Cell
	heads []*label
	loose []int // atoms that stand beside the label
}

// fit lays a table of a form over the island; nil where it does not fit.
func (l *island) fit(e *templates.Edition, t *templates.Table) *fit {
	f := &fit{island: l, edition: e, table: t, at: map[*templates.Cell]*label{},
		figures: map[*templates.Cell]string{}, doubts: map[*templates.Cell][]string{}}
	if !f.labelled() || !f.rowed() || !f.ordered() || !f.placed() || !f.filled() {
		return nil
	}
	return f
}

// rowed makes the rows; false where one has no label, or a column no head.
func (f *fit) rowed() bool {
	g := &f.table.Grid
	for r := range g.Rows {
		var now row
		var last *templates.Cell
		for i := range g.Cells {
			c := &g.Cells[i]
			switch {
			case c.Slot == nil && c.Row == r && len(now.cells) == 0:
				last = c
			case c.Slot != nil && c.Row == r:
				head := f.headOf(c)
				if head == nil || f.at[head] == nil {
					return false
				}
				now.cells, now.heads = append(now.cells, c), append(now.heads, f.at[head])
			}
		}
		if len(now.cells) == 0 {
			continue
		}
		if last != nil && last.Row == r {
			if now.label = f.at[last]; now.label == nil {
				return false
			}
			for _, p := range now.label.parts {
				f.edge = max(f.edge, p.box.Right)
			}
		}
		f.rows = append(f.rows, now)
	}
	return len(f.rows) > 0
}

// headOf is the label straight above a value.
func (f *fit) headOf(c *templates.Cell) (head *templates.Cell) {
	g := &f.table.Grid
	for i := range g.Cells {
		h := &g.Cells[i]
		if h.Slot == nil && h.Row < c.Row && h.Col <= c.Col && h.Col+h.ColSpan >= c.Col+c.ColSpan &&
			!g.IsRowLabel(h) && (head == nil || h.Row > head.Row) {
			head = h
		}
	}
	return head
}

// ordered reports whether heads are side by side and rows one below the other as in the form.
func (f *fit) ordered() bool {
	var above *label
	for _, r := range f.rows {
		for k, h := range r.heads[1:] {
			if a, b := r.heads[k].parts[0].box, h.parts[0].box; middleX(a) >= middleX(b) ||
				a.Left >= b.Left || a.Right >= b.Right {
				return false
			}
		}
		for _, h := range r.heads {
			if r.label != nil && !h.above(r.label) {
				return false
			}
		}
		if above != nil && r.label != nil && !above.above(r.label) {
			return false
		}
		above = r.label
	}
	return true
}

// above reports whether a label ends above where another begins.
func (l *label) above(other *label) bool {
	a, b := l.parts[len(l.parts)-1], other.parts[0]
	return a.page < b.page || a.page == b.page && a.last < b.first
}

// known is what was found, for package layout.
func (f *fit) known() layout.Known {
	k := layout.Known{Page: f.firstPage(), Glyphs: map[int][]int{}}
	used := slices.Clone(f.taken)
	for _, r := range f.rows {
		used = append(used, r.loose...)
	}
	for _, i := range used {
		a := &f.atoms[i]
		k.Glyphs[a.page] = append(k.Glyphs[a.page], a.glyphs...)
		if a.page == k.Page {
			if k.Box == (layout.Box{}) {
				k.Box = a.box
			}
			k.Box = around(k.Box, a.box)
		}
	}
	g := &f.table.Grid
	k.Grid = templates.Grid{Rows: g.Rows, Cols: g.Cols}
	for i := range g.Cells {
		c := &g.Cells[i]
		cell := templates.Cell{Row: c.Row, Col: c.Col, RowSpan: c.RowSpan, ColSpan: c.ColSpan, Text: f.figures[c]}
		if l := f.at[c]; l != nil {
			cell.Text = l.text
		}
		k.Grid.Cells = append(k.Grid.Cells, cell)
		if pieces := f.doubts[c]; pieces != nil {
			k.Doubts = append(k.Doubts, layout.Doubt{Row: c.Row, Col: c.Col, Pieces: pieces})
		}
	}
	return k
}

// firstPage is the page on which the table begins.
func (f *fit) firstPage() int {
	first := len(f.pages)
	for _, i := range f.taken {
		first = min(first, f.atoms[i].page)
	}
	return first
}
