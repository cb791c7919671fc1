package layout

import "slices"

// stroke is a ruling line: at is its y or x, from and to its ends along it.
type stroke struct{ at, from, to float64 }

// What belongs together may be this far apart.
const (
	touching  = 3.6 // a line and the line it meets, two pieces of one line
	sameEdge  = 4.5 // two edges of cells that are one: no row and no column is as narrow
	sameLine  = 1.6 // two lines that are one
	dot       = 3.5 // no longer in any direction
	shortRule = 4.0 // shorter is no line of a table
)

// mostStrokes is the most ruling lines of a page that are looked at; a page of a report has some hundred.
const mostStrokes = 6_000

// strokes sorts the rules of a page into lines across and lines down, each in one piece.
func strokes(rules []Rule) (across, down []stroke) {
	for _, r := range rules {
		if max(r.width(), r.height()) <= dot { // of a dotted line, which may run either way
			across = append(across, stroke{r.middleY(), r.Left, r.Right})
			down = append(down, stroke{r.middleX(), r.Top, r.Bottom})
		} else if r.width() >= r.height() {
			across = append(across, stroke{r.middleY(), r.Left, r.Right})
		} else {
			down = append(down, stroke{r.middleX(), r.Top, r.Bottom})
		}
	}
	across, down = merge(across), merge(down)
	if len(across)+len(down) > mostStrokes {
		return nil, nil
	}
	return across, down
}

// merge makes one of pieces that lie on one line and touch.
func merge(pieces []stroke) []stroke {
	slices.SortFunc(pieces, func(a, b stroke) int {
		if c := compare(a.at, b.at); c != 0 {
			return c
		}
		return compare(a.from, b.from)
	})
	var merged []stroke
	for len(pieces) > 0 {
		n := 1
		for n < len(pieces) && pieces[n].at-pieces[n-1].at <= sameLine && pieces[n].at-pieces[0].at <= 2*sameLine {
			n++
		}
		row := pieces[:n]
		pieces = pieces[n:]
		at := row[len(row)/2].at
		slices.SortFunc(row, func(a, b stroke) int { return compare(a.from, b.from) })
		open := stroke{at, row[0].from, row[0].to}
		for _, p := range row[1:] {
			if p.from <= open.to+touching {
				open.to = max(open.to, p.to)
				continue
			}
			merged = append(merged, open)
			open = stroke{at, p.from, p.to}
		}
		merged = append(merged, open)
	}
	return slices.DeleteFunc(merged, func(s stroke) bool { return s.to-s.from < shortRule })
}

// covers reports whether one of the lines at a place runs along most of a stretch.
func covers(lines []stroke, at, from, to float64) bool {
	covered := 0.0
	for _, l := range lines {
		if abs(l.at-at) <= sameEdge {
			covered += max(0, min(l.to, to)-max(l.from, from))
		}
	}
	return covered >= 0.6*(to-from)
}

// places are the distinct places of lines.
func places(lines []stroke) []float64 {
	at := make([]float64, 0, len(lines))
	for _, l := range lines {
		at = append(at, l.at)
	}
	slices.Sort(at)
	return slices.CompactFunc(at, func(a, b float64) bool { return abs(b-a) <= sameEdge })
}

func abs(x float64) float64 { return max(x, -x) }
