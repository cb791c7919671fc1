package read

// Rows and columns are inserted, deleted and moved in workbooks that come back. This file finds
// the present place of each line of the template (a row or a column) by its labels, in the same
// way for both.
//
// A line is found
//   - by its own label, when no other line of template or sheet has that one, wherever it went;
//   - by the order of the labels, when several lines share one and there is only one way to match
//     all of them;
//   - by its place, when its label was changed but the lines before and after are found just as far
//     apart as issued (and only where its label should still be: a label that went with its row or
//     column leaves nothing to go by).
//
// In every other case it is not found, because taking a figure from a place that merely seems right
// would be a guess.

// missing is the place of a line that was not found.
const missing = -1

// alignment is what align came to.
type alignment struct {
	pos     []int  // of each line: its number in the template
	at      []int  // of each line: its number in the sheet, or missing
	unclear []bool // of each line not found: it may still be there
	taken   []bool // of each line of the sheet: it is one of the template's
	claims  []int  // of each line of the sheet: how many lines of the template have labels it has
}

// align finds n lines of a template, issued at pos, among m lines of a sheet, by their labels.
// likeness returns how many of line i's labels line j has; 0 when it cannot be that line.
func align(pos []int, m int, likeness func(i, j int) int) *alignment {
	n := len(pos)
	l := &alignment{
		pos: pos, at: make([]int, n), unclear: make([]bool, n),
		taken: make([]bool, m), claims: make([]int, m),
	}
	like := make([]int, n*m)
	candidates := make([]int, n)
	last := make([]int, n)
	for i := range n {
		l.at[i] = missing
		for j := range m {
			if like[i*m+j] = likeness(i, j); like[i*m+j] > 0 {
				candidates[i]++
				l.claims[j]++
				last[i] = j
			}
		}
	}
	for i := range n {
		if candidates[i] == 1 && l.claims[last[i]] == 1 {
			l.found(i, last[i])
		}
	}
	l.byOrder(like, candidates)
	l.doubt(like)
	return l
}

func (l *alignment) found(i, j int) { l.at[i], l.taken[j] = j, true }

// byOrder matches all lines in order as well as they can be, and keeps a pair when every best way
// of matching has it.
func (l *alignment) byOrder(like, candidates []int) {
	best := newBestOrder(like, len(l.at), len(l.taken))
	for i := range l.at {
		if l.at[i] != missing || candidates[i] == 0 {
			continue
		}
		where, ways, optional := best.of(i)
		switch {
		case ways == 1 && !optional && !l.taken[where]:
			l.found(i, where)
		case ways > 0:
			l.unclear[i] = true
		}
	}
}

// bestOrder is what matching n lines with m in order comes to at best, by how like the pairs are.
type bestOrder struct {
	like   []int
	m      int
	before []int // the best that lines before i and before j come to
	after  []int // the best that lines from i and from j on come to
}

func newBestOrder(like []int, n, m int) *bestOrder {
	wide := m + 1
	b := &bestOrder{like, m, make([]int, (n+1)*wide), make([]int, (n+1)*wide)}
	for i := 1; i <= n; i++ {
		for j := 1; j <= m; j++ {
			best := max(b.before[(i-1)*wide+j], b.before[i*wide+j-1])
			if s := like[(i-1)*m+j-1]; s > 0 {
				best = max(best, b.before[(i-1)*wide+j-1]+s)
			}
			b.before[i*wide+j] = best
		}
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			best := max(b.after[(i+1)*wide+j], b.after[i*wide+j+1])
			if s := like[i*m+j]; s > 0 {
				best = max(best, b.after[(i+1)*wide+j+1]+s)
			}
			b.after[i*wide+j] = best
		}
	}
	return b
}

// of returns where a line is in the best matchings: the last such place, how many there are, and
// whether some best matching leaves the line out.
func (b *bestOrder) of(i int) (where, ways int, optional bool) {
	where = missing
	wide, best := b.m+1, b.after[0]
	for j := range wide {
		optional = optional || b.before[i*wide+j]+b.after[(i+1)*wide+j] == best
		if j == b.m || b.like[i*b.m+j] == 0 {
			continue
		}
		if b.before[i*wide+j]+b.like[i*b.m+j]+b.after[(i+1)*wide+j+1] == best {
			where = j
			ways++
		}
	}
	return where, ways, optional
}

// doubt takes back what was found by order as long as the sheet has a line left that could be the
// same one: it may be that one which was moved.
func (l *alignment) doubt(like []int) {
	m := len(l.taken)
	var doubted []int
	for i, at := range l.at {
		if at == missing || l.claims[at] == 1 {
			continue
		}
		for j := range m {
			if !l.taken[j] && 2*like[i*m+j] >= like[i*m+at] {
				doubted = append(doubted, i)
				break
			}
		}
	}
	for _, i := range doubted {
		l.taken[l.at[i]] = false
		l.at[i], l.unclear[i] = missing, true
	}
}

// byPlace finds lines whose labels were changed or deleted, between neighbours that are as far
// apart as issued. A line of the sheet with another line's label is never used, and most labels
// must still be there: a sheet with none of them may be anything. labelled reports whether the
// place of a line's label is known.
//
// All lines are found so or none: where one is really gone, a line with a changed label may be any
// other.
func (l *alignment) byPlace(labelled func(i int) bool) {
	known, fill := 0, map[int]int{}
	for i := range l.at {
		if l.at[i] != missing {
			known++
			continue
		}
		p, q := i, i
		for p >= 0 && l.at[p] == missing {
			p--
		}
		for q < len(l.at) && l.at[q] == missing {
			q++
		}
		shift, together := l.between(p, q)
		j := l.pos[i] + shift
		if !together || l.unclear[i] || !labelled(i) || !l.free(j) {
			return
		}
		fill[i] = j
	}
	if len(fill) > known {
		return
	}
	for i, j := range fill {
		l.found(i, j)
	}
}

// free reports whether a line of the sheet is there and no line of the template has its labels.
func (l *alignment) free(j int) bool {
	return j >= 0 && j < len(l.taken) && !l.taken[j] && l.claims[j] == 0
}

// between returns how far two neighbouring found lines are shifted, and whether they are shifted
// alike; -1 and the number of lines are the edges of the template.
func (l *alignment) between(p, q int) (shift int, together bool) {
	if p >= 0 {
		shift = l.at[p] - l.pos[p] // above the first line nothing can have moved
	}
	if q < len(l.at) {
		return shift, l.at[q]-l.pos[q] == shift
	}
	return shift, shift == 0 // below the last line anything may stand
}

// straight reports whether every line is where it was issued.
func (l *alignment) straight() bool {
	for i, at := range l.at {
		if at != l.pos[i] {
			return false
		}
	}
	return true
}

// place returns the place in the sheet of a line of the template. A line without labels of its
// own goes with the nearest found one before it, unless that place has labels.
func (l *alignment) place(line int) int {
	at := line // before the first line with labels nothing says otherwise
	for i, pos := range l.pos {
		if pos == line {
			return l.at[i]
		}
		if pos > line {
			break
		}
		if l.at[i] != missing {
			at = l.at[i] + line - pos
		}
	}
	if at < len(l.claims) && l.claims[at] > 0 {
		return missing
	}
	return at
}
