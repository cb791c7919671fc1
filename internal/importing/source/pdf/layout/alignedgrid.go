package layout

import (
	"slices"
	"strings"
)

// table makes a table of the parts known by alignment; nil where labels and
// rows do not come to one another.
func (a *aligned) table() *table {
	g := alignedGrid{aligned: a, edges: a.columns()}
	if !g.labelled() {
		return nil
	}
	g.headed()
	rows := g.top + len(a.rows)
	for _, w := range a.values {
		g.value(w)
	}
	g.doubtLedByZero()
	t := &table{box: a.box, named: true, aligned: a, cells: g.cells, xs: make([]float64, g.lead+len(g.edges)),
		ys: make([]float64, rows+1)}
	return t
}

// alignedGrid is a table while it is made.
type alignedGrid struct {
	*aligned
	edges []float64 // of the columns of figures
	lead  int       // columns of labels
	top   int       // rows of heads
	cells []cell
	below []cell // labels and figures, by the rows of figures
}

// columns are the edges of the columns of figures: words of one column overlap. A head that is over
// no figure has a column whose cells are blank.
func (a *aligned) columns() (edges []float64) {
	merged := spansOf(a.values)
	if blank := a.blankHeads(merged); len(blank) > 0 {
		merged = spansOf(append(blank, a.values...))
	}
	half := 2 * a.size
	if len(merged) > 1 {
		half = pitchOf(merged) / 2
	}
	first := merged[0].middleX() - half
	for _, w := range a.labels {
		if w.box.Right < merged[0].Left {
			first = max(first, w.box.Right)
		}
	}
	edges = append(edges, min(first, merged[0].Left))
	for i := range merged[1:] {
		edges = append(edges, (merged[i].Right+merged[i+1].Left)/2)
	}
	last := merged[len(merged)-1]
	return append(edges, max(last.middleX()+half, last.Right))
}

// spansOf is what words take up from left to right, those that overlap as one.
func spansOf(words []word) (merged []Box) {
	words = slices.Clone(words)
	slices.SortFunc(words, func(x, y word) int { return compare(x.box.Left, y.box.Left) })
	for _, w := range words {
		if n := len(merged); n > 0 && w.box.Left <= merged[n-1].Right {
			merged[n-1].Right = max(merged[n-1].Right, w.box.Right)
			continue
		}
		merged = append(merged, w.box)
	}
	return merged
}

// pitchOf is the mean distance of several columns.
func pitchOf(columns []Box) float64 {
	return (columns[len(columns)-1].middleX() - columns[0].middleX()) / float64(len(columns)-1)
}

// value writes a figure into its place.
func (g *alignedGrid) value(w word) {
	row, col := g.top+nearest(g.rows, w.box.middleY()), g.lead+slot(g.edges, w.box.middleX())
	for i := range g.cells {
		if c := &g.cells[i]; c.row == row && c.col == col {
			c.text += "\n" + w.text
			return
		}
	}
	g.cells = append(g.cells, cell{row: row, col: col, rows: 1, cols: 1, box: w.box, text: w.text})
}

// doubtLedByZero marks all figures of a row that has one which begins as none does: it has digits of
// another before it, that had no room.
func (g *alignedGrid) doubtLedByZero() {
	led := map[int]bool{}
	for _, c := range g.cells {
		led[c.row] = led[c.row] || len(c.text) > 1 && c.text[0] == '0' && isDigits(c.text)
	}
	for i := range g.cells {
		if c := &g.cells[i]; led[c.row] && isFigure(c.text) {
			c.pieces = strings.Split(c.text, "\n")
		}
	}
}
