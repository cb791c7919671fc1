package match

import "nianbao/templates"

// fit finds the n values of a row among its cells behind the label, the empty ones too. Copies
// differ in the empty cells they keep: none; as many as make the row as long as the others; or
// one for each column that a label or a value spans. Without knowing the copy's way, cells are
// taken only where one way alone fits.
type fit struct {
	spans []int // columns of each value in the form
	lead  int   // columns the label spans beyond its first
}

func fitOf(r *row) fit { return fit{spans: r.spans, lead: r.span - 1} }

// ways in which a copy keeps empty cells.
const (
	packed   = 1 << iota // behind the values only
	expanded             // where labels and values span columns
)

// places are the cells of the values by one way; nil when it does not fit. A cell that is passed over has to be empty.
func (f fit) places(cells []token, way int) []int {
	at, places := 0, make([]int, 0, len(f.spans))
	if way == expanded {
		at = f.lead
	}
	for _, span := range f.spans {
		places = append(places, at)
		if at++; way == expanded {
			at += span - 1
		}
	}
	if places[len(places)-1] >= len(cells) {
		return nil
	}
	next := 0
	for i, c := range cells {
		switch {
		case next < len(places) && places[next] == i:
			next++
		case c.text != "":
			return nil
		}
	}
	return places
}

// ways are those that fit a row of cells.
func (f fit) ways(cells []token) (ways int) {
	for _, way := range []int{packed, expanded} {
		if f.places(cells, way) != nil {
			ways |= way
		}
	}
	return ways
}

// pick takes the cells of the values; known are the ways the other rows of the table allow, 0 when nothing is known.
func (f fit) pick(cells []token, known int) []token {
	ways := f.ways(cells)
	if known&ways != 0 {
		ways &= known
	}
	var picked []token
	for _, way := range []int{packed, expanded} {
		if ways&way == 0 {
			continue
		}
		var values []token
		for _, i := range f.places(cells, way) {
			values = append(values, cells[i])
		}
		if picked != nil && !sameTexts(picked, values) {
			return nil
		}
		picked = values
	}
	return picked
}

func sameTexts(a, b []token) bool {
	for i := range a {
		if a[i].text != b[i].text {
			return false
		}
	}
	return true
}

// findWays determines how the copy keeps the empty cells of each table, by the rows that fit only
// one way.
func (s *streamReader) findWays() map[*templates.Table]int {
	ways := map[*templates.Table]int{}
	for i, l := range s.links {
		r := s.form.rowAfter(l.label)
		if r == nil {
			continue
		}
		cells, _, ok := cellsOf(s.segment(i), s.stream[l.last])
		if !ok || len(cells) <= len(r.slots) {
			continue
		}
		if w := fitOf(r).ways(cells); w == packed || w == expanded {
			ways[r.table] |= w
		}
	}
	return ways
}
