package layout

import (
	"slices"
	"strings"
)

// alignedOn adds the rows of a table at the top of the next page where both are known by alignment:
// the next has no heads, or the same again, and its columns are columns of the one before.
func (t *table) alignedOn(next *table) bool {
	if t.aligned == nil || next.aligned == nil {
		return false
	}
	a, b := t.aligned, next.aligned
	if over := b.over(); !strings.HasSuffix(a.over(), over) || !a.sameColumns(b) {
		return false
	}
	a.finish(b.rest)
	shift := a.box.Bottom - b.box.Top + 3*a.size
	for _, l := range b.heads {
		if b.over() == "" { // the rest of a label above the first row
			a.labels = append(a.labels, l.lowered(shift))
		}
	}
	for _, l := range b.labels {
		a.labels = append(a.labels, l.lowered(shift))
	}
	for _, v := range b.values {
		a.values = append(a.values, v.lowered(shift))
	}
	for _, y := range b.rows {
		a.rows = append(a.rows, y+shift)
	}
	box := b.box
	box.Top, box.Bottom = box.Top+shift, box.Bottom+shift
	a.box, a.left = around(a.box, box), min(a.left, b.left)
	if len(a.rows) > mostRows || len(a.labels) > mostWords {
		return false
	}
	made := a.table()
	if made == nil {
		t.aligned = nil
		return false
	}
	t.cells, t.xs, t.ys = made.cells, made.xs, made.ys
	return true
}

// over is the text above the figures.
func (a *aligned) over() string {
	var b strings.Builder
	for _, w := range a.heads {
		if w.box.Right > a.left {
			b.WriteString(w.text)
		}
	}
	return b.String()
}

// sameColumns reports whether all columns of figures of another part are columns here.
func (a *aligned) sameColumns(b *aligned) bool {
	edges := a.columns()
	for _, w := range b.values {
		c := slot(edges, w.box.middleX())
		if w.box.Left < edges[c]-touching || w.box.Right > edges[c+1]+touching {
			return false
		}
	}
	return true
}

func (w word) lowered(by float64) word {
	w.box.Top, w.box.Bottom = w.box.Top+by, w.box.Bottom+by
	return w
}

// partRest takes a first row without a label off the others: it is the rest of the row before the page break.
func (a *aligned) partRest() {
	if len(a.rows) < 2 || len(a.labels) == 0 {
		return
	}
	reach := min(0.95*a.size, 0.6*(a.rows[1]-a.rows[0]))
	for _, w := range a.labels {
		if abs(w.box.middleY()-a.rows[0]) < reach {
			return
		}
	}
	for _, w := range a.values {
		if nearest(a.rows, w.box.middleY()) != 0 {
			continue
		}
		if !isDigits(w.text) {
			a.rest = nil
			return
		}
		a.rest = append(a.rest, w)
	}
	a.values = slices.DeleteFunc(a.values, func(w word) bool { return nearest(a.rows, w.box.middleY()) == 0 })
	a.rows = a.rows[1:]
}

// finish writes the rest of the last row's figures behind what is before the page break, where
// each is straight below one. Where it is not, the last row is no row of whole figures and is left out.
func (a *aligned) finish(rest []word) {
	if len(rest) == 0 {
		return
	}
	b := brokenFigures{aligned: a, edges: a.columns()}
	if !b.sort() {
		return
	}
	last := b.at[len(b.rows)-1]
	fits := !slices.ContainsFunc(rest, func(w word) bool {
		col := slot(b.edges, w.box.middleX())
		if last[col] == nil {
			return true
		}
		b.most[col] = len(last[col].text) // above it are whole figures already
		return !b.fills(*last[col], w, col)
	})
	for _, w := range rest {
		if above := last[slot(b.edges, w.box.middleX())]; above != nil && fits {
			above.text += w.text
		} else if above != nil {
			above.text += "\n" + w.text
		}
	}
}
