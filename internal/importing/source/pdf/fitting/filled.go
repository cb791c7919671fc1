package fitting

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"nianbao/internal/importing/source/pdf/layout"
	"nianbao/templates"
)

// glyph is a character of a row that is no part of a label.
type glyph struct {
	char rune
	box  layout.Box
	run  int
}

// filled writes the figures of each row into its cells; false where columns are not certain.
func (f *fit) filled() bool {
	for from := 0; from < len(f.rows); {
		to := from + 1
		for to < len(f.rows) && slices.Equal(f.rows[to].heads, f.rows[from].heads) {
			to++
		}
		if !f.fillBlock(f.rows[from:to]) {
			return false
		}
		from = to
	}
	return true
}

// fillBlock fills rows with the same heads.
func (f *fit) fillBlock(rows []row) bool {
	lines := make([][][]glyph, len(rows))
	var every [][]glyph
	for i, r := range rows {
		lines[i] = f.linesOf(r.loose)
		every = append(every, lines[i]...)
	}
	if len(every) == 0 {
		return true
	}
	heads := rows[0].heads
	if len(heads) == 1 {
		for i, r := range rows {
			if len(lines[i]) > 0 {
				f.single(r, lines[i])
			}
		}
		return true
	}
	c, ok := find(every, heads)
	if !ok {
		return false
	}
	all := make([][][]string, len(rows)) // by row and column
	longest := make([]int, len(heads))
	for i, r := range rows {
		pieces := make([][]string, len(heads))
		for _, line := range lines[i] {
			if len(line) > mostGlyphs || crowded(line) || !c.divide(line, pieces) || slices.ContainsFunc(pieces, ledByZero) {
				f.doubt(r, line)
				pieces = nil
				break
			}
		}
		all[i] = pieces
		for k := range pieces {
			for _, p := range pieces[k] {
				longest[k] = max(longest[k], len(p))
			}
		}
	}
	for i, r := range rows {
		for k := range all[i] {
			f.write(r.cells[k], all[i][k], longest[k])
		}
	}
	return true
}

// find finds the columns of lines: by what seems to be a figure, by what does where blanks part
// thousands, and, where all touch, by the heads alone.
func find(lines [][]glyph, heads []*label) (c columns, ok bool) {
	size := 0.0
	for _, line := range lines {
		size = max(size, line[0].box.Bottom-line[0].box.Top)
	}
	for _, gap := range []float64{close, insideGap} {
		var tokens [][]layout.Box
		for _, line := range lines {
			tokens = append(tokens, tokensOf(line, gap))
		}
		if c, ok = columnsOf(tokens, heads, size); ok {
			return c, true
		}
	}
	for _, s := range []side{middle, left, right} {
		c = columns{side: s, slack: sharp * size}
		for _, h := range heads {
			c.at = append(c.at, s.of(h.parts[0].box))
		}
		ok = !slices.ContainsFunc(lines, func(line []glyph) bool {
			return len(line) > mostGlyphs || !c.divide(line, make([][]string, len(heads)))
		})
		if ok {
			return c, true
		}
	}
	return c, false
}

// linesOf are the characters of loose atoms by lines, each from the left.
func (f *fit) linesOf(loose []int) (lines [][]glyph) {
	type place struct {
		page int
		y    float64
	}
	var at []place
	for _, i := range loose {
		a := &f.atoms[i]
		p := place{a.page, middleY(a.box)}
		n := slices.IndexFunc(at, func(o place) bool { return o.page == p.page && math.Abs(o.y-p.y) < 0.5*a.size })
		if n < 0 {
			n = len(at)
			at, lines = append(at, p), append(lines, nil)
		}
		for _, g := range a.glyphs {
			o := f.pages[a.page].Glyphs[g]
			lines[n] = append(lines[n], glyph{o.Char, o.Box, i})
		}
	}
	order := upTo(0, len(at))
	slices.SortFunc(order, func(i, k int) int {
		return cmp.Or(cmp.Compare(at[i].page, at[k].page), cmp.Compare(at[i].y, at[k].y))
	})
	sorted := make([][]glyph, len(lines))
	for k, i := range order {
		sorted[k] = once(lines[i])
	}
	return sorted
}

// once sorts the characters of a line and leaves out those that were drawn twice, to look bold.
func once(line []glyph) (kept []glyph) {
	slices.SortStableFunc(line, func(a, b glyph) int { return cmp.Compare(a.box.Left, b.box.Left) })
	for _, g := range line {
		double := false
		for _, o := range kept[max(0, len(kept)-3):] {
			double = double || o.char == g.char && g.box.Left-o.box.Left < 0.25*max(o.box.Right-o.box.Left, 0.5)
		}
		if !double {
			kept = append(kept, g)
		}
	}
	return kept
}

// crowded reports whether digits lie over one another.
func crowded(line []glyph) bool {
	for i, g := range line[1:] {
		last := line[i].box
		if last.Right-g.box.Left > 0.3*(last.Right-last.Left) {
			return true
		}
	}
	return false
}

// ledByZero reports whether a figure begins as none does: it has digits of another before it.
func ledByZero(pieces []string) bool {
	return len(pieces) > 0 && len(pieces[0]) > 1 && pieces[0][0] == '0' && pieces[0][1] >= '0' && pieces[0][1] <= '9'
}

// close is how far apart the characters of one figure are, in heights of one.
const close = 0.1

// tokensOf are what a line seems to hold, where nothing is known of its columns.
func tokensOf(line []glyph, gap float64) (all []layout.Box) {
	runs := map[int]int{}
	for _, g := range line {
		runs[g.run]++
	}
	drawnWhole := 10*len(line) > 13*len(runs) // not each character by itself
	for i, g := range line {
		if i > 0 {
			last := line[i-1]
			if g.box.Left-last.box.Right < gap*(g.box.Bottom-g.box.Top) && (g.run == last.run || !drawnWhole) {
				all[len(all)-1] = around(all[len(all)-1], g.box)
				continue
			}
		}
		all = append(all, g.box)
	}
	return all
}

// single writes the one figure of a row.
func (f *fit) single(r row, lines [][]glyph) {
	var pieces []string
	for _, line := range lines {
		pieces = append(pieces, written(line))
	}
	f.write(r.cells[0], pieces, math.MaxInt)
}

// write writes what is in a cell, line by line. Digits below digits are one figure where no figure
// of the column has more than the upper ones: there was no room. Otherwise nobody knows.
func (f *fit) write(c *templates.Cell, pieces []string, longest int) {
	for i := 1; i < len(pieces); i++ {
		above, below := pieces[i-1], pieces[i]
		if strings.Trim(above+below, figureMarks) == "" && (len(above) < max(longest, 2) || len(pieces) > mostLines) {
			f.doubts[c] = pieces
			return
		}
	}
	f.figures[c] = strings.Join(pieces, "")
}

// mostLines is over how many lines a figure may be broken.
const mostLines = 3

// doubt leaves a row blank whose figures have no certain columns.
func (f *fit) doubt(r row, line []glyph) {
	var pieces []string
	for _, g := range line {
		pieces = append(pieces, string(g.char))
	}
	for _, c := range r.cells {
		delete(f.figures, c)
	}
	f.doubts[r.cells[0]] = []string{strings.Join(pieces, "")}
}

// written is the text of characters side by side.
func written(line []glyph) string {
	var b strings.Builder
	for i, g := range line {
		if i > 0 && g.box.Left-line[i-1].box.Right > 0.22*(g.box.Bottom-g.box.Top) {
			b.WriteByte(' ')
		}
		b.WriteRune(g.char)
	}
	return b.String()
}
