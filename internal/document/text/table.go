package text

import (
	"slices"
	"strings"

	"nianbao/internal/document"
)

// Table draws one table with lines of at most width columns; 0 is DefaultWidth.
func Table(s *document.Sheet, width int) string {
	if width == 0 {
		width = DefaultWidth
	}
	return strings.Join(table(s, max(width, MinWidth)), "\n") + "\n"
}

func table(s *document.Sheet, width int) []string {
	g := &grid{Sheet: s, places: s.Places()}
	if !g.fit(width) {
		return list(g, width)
	}
	for g.wrap(); g.lacks(); g.wrap() {
		if !g.fit(width) { // narrower than it can be: aligned in 宋体 at least
			clear(g.lacking)
			g.fit(width)
			g.wrap()
			break
		}
	}
	return g.draw()
}

// grid is a table on its way to being drawn.
type grid struct {
	*document.Sheet
	places  [][]*document.Cell
	widths  []int // columns inside the borders, ambiguous characters not counted
	leaders []int // ambiguous characters every line of the column has
	lacking []int // leaders that single lines of labels need beyond maxLeader
	heights []int // lines of the rows
	lines   map[*document.Cell][]string
}

// maxLeader is how many ambiguous characters of a row's label are made up for on the other rows, by dots that lead from
// the label to the figures. More would fill the column with dots.
const maxLeader = 2

// longestLabel bounds the columns a label claims for a word that should not be broken.
const longestLabel = 16

// fit finds the widths of the columns: what each needs, and of what is left as much as brings it near to its share by
// the sheet's own widths. It reports whether the table fits at all.
func (g *grid) fit(width int) bool {
	g.widths, g.leaders = make([]int, g.Cols), make([]int, g.Cols)
	if g.lacking == nil {
		g.lacking = make([]int, g.Cols)
	}
	for i := range g.Cells {
		c := &g.Cells[i]
		if c.Role == document.RowKey && c.ColSpan == 1 {
			g.leaders[c.Col] = max(g.leaders[c.Col], min(maxLeader, measure(c.Text).ambiguous))
		}
	}
	room := width - extent{ambiguous: g.Cols + 1}.wide()
	for col := range g.leaders {
		g.leaders[col] += g.lacking[col]
		room -= extent{ambiguous: g.leaders[col]}.wide()
	}
	for span := 1; span <= g.Cols; span++ { // narrow cells first, wide ones add what is still missing
		for i := range g.Cells {
			if c := &g.Cells[i]; c.ColSpan == span {
				g.widen(c, need(c))
			}
		}
	}
	for _, w := range g.widths {
		room -= w
	}
	if room < 0 {
		return false
	}
	g.spread(room)
	return true
}

// spread shares out the room that is left, column by column to the one that lacks most. What would make columns of one
// share differ by a hair goes to the column with the greatest share.
func (g *grid) spread(room int) {
	needed := slices.Clone(g.widths)
	shares, total, widest := 0.0, float64(room), 0
	for j, w := range g.widths {
		shares += g.share(j)
		total += float64(w)
		if g.share(j) > g.share(widest) {
			widest = j
		}
	}
	for ; room > 0; room-- {
		poorest, lack := 0, 0.0
		for j, w := range g.widths {
			if l := total*g.share(j)/shares - float64(w); j == 0 || l > lack {
				poorest, lack = j, l
			}
		}
		g.widths[poorest]++
	}
	for j, w := range g.widths {
		uneven := slices.ContainsFunc(g.widths[j+1:], func(other int) bool { return other == w-1 })
		if uneven && w > needed[j] && g.share(j) == g.share(g.Cols-1) {
			g.widths[j]--
			if g.share(widest) > g.share(j) {
				g.widths[widest]++
			}
		}
	}
}

func (g *grid) share(col int) float64 {
	if col < len(g.Widths) && g.Widths[col] > 0 {
		return g.Widths[col]
	}
	return 1
}

// need returns the columns a cell cannot do without. A figure is not broken, and keeps clear of
// the dots before it.
func need(c *document.Cell) int {
	if c.Role != document.Figure {
		return max(em, min(longestLabel, widestUnit(c.Text)))
	}
	n := max(1, widestUnit(c.Text))
	if c.ColSpan > 1 {
		n++
	}
	return n
}

// widen gives the columns of a cell, one after the other, what it lacks.
func (g *grid) widen(c *document.Cell, need int) {
	for j := c.Col; j < c.Col+c.ColSpan; j++ {
		need -= g.widths[j]
	}
	for i := 0; i < need; i++ {
		g.widths[c.Col+i%c.ColSpan]++
	}
}

// room returns what a line of a cell has: columns, and the ambiguous characters that have to be on it.
func (g *grid) room(c *document.Cell) extent {
	e := extent{ambiguous: c.ColSpan - 1}
	for j := c.Col; j < c.Col+c.ColSpan; j++ {
		e.sure += g.widths[j]
		e.ambiguous += g.leaders[j]
	}
	return e
}

// lacks reports whether a line of a label has more ambiguous characters than there are leaders,
// which would put the border behind it out of line in a terminal, and notes how many are lacking.
// A label may quote a dozen words; a line of it never holds more than a few.
func (g *grid) lacks() bool {
	found := false
	for i := range g.Cells {
		c := &g.Cells[i]
		if c.Role != document.RowKey || c.ColSpan > 1 {
			continue
		}
		for _, line := range g.lines[c] {
			if n := measure(line).ambiguous - g.room(c).ambiguous; n > 0 {
				g.leaders[c.Col] += n // so that the next line counts from here
				g.lacking[c.Col] += n
				found = true
			}
		}
	}
	return found
}

// wrap breaks the texts of the cells and makes the rows as tall as they need to be.
func (g *grid) wrap() {
	g.lines, g.heights = map[*document.Cell][]string{}, make([]int, g.Rows)
	for i := range g.heights {
		g.heights[i] = 1
	}
	for span := 1; span <= g.Rows; span++ {
		for i := range g.Cells {
			c := &g.Cells[i]
			if c.RowSpan != span {
				continue
			}
			room := g.room(c).sure
			if c.Role == document.Figure && c.ColSpan > 1 {
				room--
			}
			g.lines[c] = wrapLabel(c.Text, room)
			missing := len(g.lines[c]) - (span - 1) // a tall cell also has the lines between its rows
			for row := c.Row; row < c.Row+span; row++ {
				missing -= g.heights[row]
			}
			g.heights[c.Row+span-1] += max(0, missing)
		}
	}
}
