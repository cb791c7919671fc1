package match

import (
	"slices"

	"nianbao/internal/memo"
	"nianbao/templates"
)

// form is an edition as the readers of foreign tables need it: every label of its tables in
// reading order, the spellings it may come in, and which labels lead to which values.
type form struct {
	edition *templates.Edition
	labels  []label
	rows    []row
	exact   map[string][]int // normal form of a spelling → labels
	stems   map[string][]int // the same without the explanation in brackets at its end
	bare    map[string][]int // the same without the ordinal at its beginning
	sorted  []string         // the normal forms of all spellings
	near    [][]rune         // the normal form of each label's own spelling, for misprints
	outline []templates.Part
	parts   []partTitles // of the outline
	titler  titler
}

// label is one label cell of one table.
type label struct {
	table *templates.Table
	cell  *templates.Cell
	above int // the label on top of it, -1 for none
}

// row is one row of values: the label after which they follow in reading order, and the label above each of them.
type row struct {
	table *templates.Table
	last  int   // the label the values follow
	named bool  // that label is the row's own; a table of one row may have none
	span  int   // columns that label spans
	spans []int // columns of each value
	slots []*templates.Slot
	heads []int
}

// rowAfter returns the row whose values follow a label, nil for none.
func (f *form) rowAfter(label int) *row {
	for i := range f.rows {
		if f.rows[i].last == label {
			return &f.rows[i]
		}
	}
	return nil
}

func newForm(e *templates.Edition) *form {
	f := &form{edition: e, exact: map[string][]int{}, stems: map[string][]int{}, bare: map[string][]int{}}
	f.outline, f.titler = e.Outline(), newTitler(e)
	for _, p := range f.outline {
		f.parts = append(f.parts, titlesOf(p))
	}
	for _, t := range e.Tables {
		f.addTable(t)
	}
	for i, l := range f.labels {
		f.near = append(f.near, []rune(templates.Normalize(l.cell.Text)))
		for _, spelling := range e.Spellings(l.cell.Text) {
			n := templates.Normalize(spelling)
			add(f.exact, n, i)
			if stem, told, ok := withoutExplanation(n); ok && len([]rune(told)) > 3 {
				add(f.stems, stem, i) // （一） is no explanation
			}
			if b, ok := withoutOrdinal(n); ok {
				add(f.bare, b, i)
			}
		}
	}
	for n := range f.exact {
		f.sorted = append(f.sorted, n)
	}
	slices.Sort(f.sorted)
	return f
}

func add(m map[string][]int, key string, i int) {
	if !slices.Contains(m[key], i) {
		m[key] = append(m[key], i)
	}
}

// addTable walks the table's cells in reading order.
func (f *form) addTable(t *templates.Table) {
	at := make([]int, t.Grid.Rows*t.Grid.Cols) // which cell covers a place
	valued := make([]bool, t.Grid.Rows)
	for i := range t.Grid.Cells {
		c := &t.Grid.Cells[i]
		for r := c.Row; r < c.Row+c.RowSpan; r++ {
			for k := c.Col; k < c.Col+c.ColSpan; k++ {
				at[r*t.Grid.Cols+k] = i
			}
		}
		if c.Slot != nil {
			valued[c.Row] = true
		}
	}
	of := make([]int, len(t.Grid.Cells)) // the label a cell is
	// head finds the nearest label over a cell that is no label of a row of values.
	head := func(c *templates.Cell) int {
		for r := c.Row - 1; r >= 0; r-- {
			i := at[r*t.Grid.Cols+c.Col]
			if t.Grid.Cells[i].Slot == nil && !valued[t.Grid.Cells[i].Row] {
				return of[i]
			}
		}
		return -1
	}
	for i := range t.Grid.Cells {
		c := &t.Grid.Cells[i]
		if c.Slot == nil {
			of[i] = len(f.labels)
			above := -1
			if !valued[c.Row] {
				above = head(c)
			}
			f.labels = append(f.labels, label{t, c, above})
			continue
		}
		if n := len(f.rows); n == 0 || f.rows[n-1].slots[0].Cell.Row != c.Slot.Cell.Row || f.rows[n-1].table != t {
			last := len(f.labels) - 1
			r := row{table: t, last: last, named: last >= 0 && valued[f.labels[last].cell.Row], span: 1}
			if r.named {
				r.span = f.labels[last].cell.ColSpan
			}
			f.rows = append(f.rows, r)
		}
		r := &f.rows[len(f.rows)-1]
		r.slots = append(r.slots, c.Slot)
		r.spans = append(r.spans, c.ColSpan)
		r.heads = append(r.heads, head(c))
	}
}

// formOf returns the form of an edition, as newForm makes it.
var formOf = memo.For(newForm)
