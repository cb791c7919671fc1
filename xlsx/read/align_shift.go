package read

import "slices"

// shift is one thing that happened to the lines of a sheet.
type shift struct {
	how      string // one of the details of file.rows and file.columns
	line     int    // which of the lines aligned; of inserted ones, the line they stand before
	at, last int    // the lines of the sheet concerned; of one that is not there, where it should stand
}

// The ways in which lines differ from the template's.
const (
	inserted = "inserted"
	deleted  = "deleted"
	moved    = "moved"
	unclear  = "unclear"
)

// shifts lists what happened to the lines, from first to last. Lines of the longest run in order
// stayed; the other found lines moved.
func (l *alignment) shifts() []shift {
	var out []shift
	kept := l.inOrder()
	previous := -1 // the line before the gap that is looked at
	for _, line := range append(kept, len(l.at)) {
		out = append(out, l.gap(previous, line)...)
		previous = line
	}
	return out
}

// gap lists what happened between two neighbouring lines that kept their order; -1 and the number
// of lines are the edges of the sheet.
func (l *alignment) gap(p, q int) []shift {
	pos, at := -1, -1
	if p >= 0 {
		pos, at = l.pos[p], l.at[p]
	}
	end := len(l.taken)
	if q < len(l.at) {
		end = l.at[q]
	}
	var strange []int // lines of the sheet that are no line of the template
	for j := at + 1; j < end; j++ {
		if !l.taken[j] {
			strange = append(strange, j)
		}
	}
	var out []shift
	lost := 0
	for i := p + 1; i < q; i++ {
		if l.at[i] == missing {
			lost++
		}
	}
	unlabelled := 0 // lines between that have no labels, and so are always strangers
	if q < len(l.at) {
		unlabelled = l.pos[q] - pos - 1 - (q - p - 1)
	}
	surplus := len(strange) - unlabelled
	for i := p + 1; i < q; i++ {
		switch {
		case l.at[i] != missing:
			out = append(out, shift{moved, i, l.at[i], l.at[i]})
		case l.unclear[i] || surplus > 0:
			out = append(out, shift{unclear, i, at + 1, at + 1})
		default:
			out = append(out, shift{deleted, i, at + 1, at + 1})
		}
	}
	// Lines below the last one were added, which shifts nothing.
	if lost == 0 && surplus > 0 && q < len(l.at) {
		added := strange[len(strange)-surplus:]
		for len(added) > 0 {
			n := 1
			for n < len(added) && added[n] == added[n-1]+1 {
				n++
			}
			out = append(out, shift{inserted, q, added[0], added[n-1]})
			added = added[n:]
		}
	}
	return out
}

// inOrder returns the longest run of found lines in the order of the template; of several equally
// long, the one with most lines in their place.
func (l *alignment) inOrder() []int {
	n := len(l.at)
	worth, back := make([]int, n), make([]int, n)
	best := -1
	for i := range n {
		if back[i] = -1; l.at[i] == missing {
			continue
		}
		own := n + 1
		if l.at[i] == l.pos[i] {
			own++
		}
		worth[i] = own
		for k := range i {
			if l.at[k] != missing && l.at[k] < l.at[i] && worth[k]+own > worth[i] {
				worth[i], back[i] = worth[k]+own, k
			}
		}
		if best < 0 || worth[i] > worth[best] {
			best = i
		}
	}
	var run []int
	for i := best; i >= 0; i = back[i] {
		run = append(run, i)
	}
	slices.Reverse(run)
	return run
}
