package fitting

import "nianbao/internal/importing/source/pdf/layout"

// The bounds of one line of figures.
const (
	mostGlyphs = 200
	mostFigure = 40  // characters of what stands in one cell
	insideGap  = 0.6 // between two of them, in heights of a character
)

// divide finds the one way to divide the characters of a line among columns, and adds what each has to
// its pieces. False where there is none, or more than one.
func (c columns) divide(line []glyph, pieces [][]string) bool {
	d := division{columns: c, line: line, ways: map[[2]int]way{}}
	if d.from(0, 0).count != 1 {
		return false
	}
	for i, k := 0, 0; i < len(line); {
		w := d.from(i, k)
		pieces[w.column] = append(pieces[w.column], written(line[i:w.to]))
		i, k = w.to, w.column+1
	}
	return true
}

type division struct {
	columns
	line []glyph
	ways map[[2]int]way
}

// way is how many ways there are from a character and a column on, and the first step of one.
type way struct{ count, to, column int }

func (d *division) from(i, k int) way {
	if i == len(d.line) {
		return way{count: 1}
	}
	if w, known := d.ways[[2]int{i, k}]; known {
		return w
	}
	found := way{}
	box := layout.Box{}
	for to := i + 1; to <= min(len(d.line), i+mostFigure); to++ {
		g := d.line[to-1]
		if to == i+1 {
			box = g.box
		} else if g.box.Left-d.line[to-2].box.Right > insideGap*(g.box.Bottom-g.box.Top) {
			break
		}
		box = around(box, g.box)
		for col := k; col < len(d.at); col++ {
			if !d.has(box, col) {
				continue
			}
			if n := d.from(to, col+1).count; n > 0 {
				found = way{found.count + n, to, col}
			}
		}
	}
	d.ways[[2]int{i, k}] = found
	return found
}
