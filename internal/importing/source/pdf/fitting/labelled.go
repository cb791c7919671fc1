package fitting

import (
	"cmp"
	"slices"

	"nianbao/templates"
)

// labelled gives the labels of the island to cells of the form; false where one is too many, or one is missing
// that marks a row or a column.
func (f *fit) labelled() bool {
	free := f.withoutRepeats()
	if free == nil {
		return false
	}
	g := &f.table.Grid
	done := map[*templates.Cell]bool{}
	for i := range g.Cells {
		c := &g.Cells[i]
		if c.Slot != nil || done[c] {
			continue
		}
		twins := f.twins(c)
		for _, t := range twins {
			done[t] = true
		}
		found := free.named(spellings(f.edition, c.Text))
		switch {
		case len(found) == 0 && !slices.ContainsFunc(twins, f.isNeeded):
			continue
		case len(found) != len(twins):
			return false
		}
		sortLike(twins, found)
		for k, t := range twins {
			f.at[t] = found[k]
			free = free.without(found[k])
		}
	}
	return len(free) == 0
}

// free are labels that no cell has yet.
type free []*label

func (l free) named(norms []string) (found []*label) {
	for _, x := range l {
		if slices.Contains(norms, x.norm) {
			found = append(found, x)
		}
	}
	return found
}

func (l free) without(x *label) free {
	return slices.DeleteFunc(l, func(y *label) bool { return x == y })
}

// twins are the cells of the form with the same label.
func (f *fit) twins(c *templates.Cell) (all []*templates.Cell) {
	g := &f.table.Grid
	for i := range g.Cells {
		if o := &g.Cells[i]; o.Slot == nil && o.Text == c.Text {
			all = append(all, o)
		}
	}
	return all
}

// isNeeded reports whether a label marks a row or a column. Labels over several of them, and the
// corner, offices leave out.
func (f *fit) isNeeded(c *templates.Cell) bool {
	g := &f.table.Grid
	if g.IsRowLabel(c) {
		for i := range g.Cells {
			if o := &g.Cells[i]; o.Row == c.Row && o.Col == c.Col+c.ColSpan {
				return o.Slot != nil
			}
		}
	}
	for i := range g.Cells {
		if g.Cells[i].Slot != nil && f.headOf(&g.Cells[i]) == c {
			return true
		}
	}
	return false
}

// sortLike puts labels into the order of the cells of the form that have the same text: those side by
// side from the left, others by height.
func sortLike(cells []*templates.Cell, labels []*label) {
	below := false
	for i, c := range cells {
		for _, o := range cells[:i] {
			below = below || c.Col < o.Col+o.ColSpan && o.Col < c.Col+c.ColSpan
		}
	}
	slices.SortStableFunc(labels, func(a, b *label) int {
		p, q := a.parts[0], b.parts[0]
		if below {
			return cmp.Or(cmp.Compare(p.page, q.page), cmp.Compare(p.first, q.first))
		}
		return cmp.Compare(p.box.Left, q.box.Left)
	})
}

// withoutRepeats are the labels of the island without the heads that pages repeat.
func (f *fit) withoutRepeats() (kept free) {
	heads := map[string]bool{}
	for _, c := range f.table.Grid.Cells {
		if c.Slot == nil && c.Row < f.table.Grid.HeaderRows() {
			for _, n := range spellings(f.edition, c.Text) {
				heads[n] = true
			}
		}
	}
	first := map[string]int{}
	for _, n := range f.island.labels {
		l := &f.stream.labels[n]
		f.taken = append(f.taken, l.atoms...)
		page := l.parts[0].page
		if at, seen := first[l.norm]; seen && page > at && heads[l.norm] {
			continue
		}
		if _, seen := first[l.norm]; !seen {
			first[l.norm] = page
		}
		kept = append(kept, l)
	}
	return kept
}
