package match

import (
	"slices"
	"strings"

	"nianbao/internal/importing/source"
	"nianbao/templates"
)

// A header that names all columns of a row but one, with one unknown text in its place, still
// identifies its columns: the text is a misprint of that label, if it has enough of its
// characters (本公开数量 for 本年新公开数量).

// likeLabel reports whether at least half of a label's characters occur in a text, in their
// order, and make up most of it.
func likeLabel(text string, label *templates.Cell) bool {
	a, b := []rune(templates.Normalize(text)), []rune(templates.Normalize(label.Text))
	if len(a) < 2 || len(a) > len(b)+4 || len(b) > longestLabel {
		return false
	}
	n := commonRunes(a, b)
	return 2*n >= len(b) && 3*n >= 2*len(a)
}

// commonRunes is the length of the longest common subsequence of characters.
func commonRunes(a, b []rune) int {
	row := make([]int, len(b)+1)
	for _, x := range a {
		diagonal := 0
		for j, y := range b {
			above := row[j+1]
			if x == y {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(row[j+1], row[j])
			}
			diagonal = above
		}
	}
	return row[len(b)]
}

// repairHeads finds misprinted labels of columns in a stream.
func (s *streamReader) repairHeads() {
	for i := range s.form.rows {
		heads := s.form.rows[i].heads
		k := s.missing(heads)
		if k < 0 {
			continue
		}
		before := s.linked[heads[k]-1]
		if k > 0 {
			before = s.linked[heads[k-1]]
		}
		if before == nil {
			continue
		}
		to := len(s.stream)
		for _, l := range s.links {
			if l.first > before.last {
				to = l.first
				break
			}
		}
		at := -1
		for j := before.last + 1; j < to; j++ {
			if text := s.stream[j].text; text == "" || isDash(text) || isBracketed(text) {
				continue
			}
			if at >= 0 {
				at = -1
				break
			}
			at = j
		}
		if at < 0 || isFigure(s.stream[at].text) || !likeLabel(s.stream[at].text, s.form.labels[heads[k]].cell) {
			continue
		}
		found := link{label: heads[k], first: at, last: at, score: misspelt}
		pos, _ := slices.BinarySearchFunc(s.links, at, func(l link, at int) int { return l.first - at })
		s.links = slices.Insert(s.links, pos, found)
		s.link()
	}
}

// missing is which label of the columns of a row was not found, -1 when all or more than one were not.
func (s *streamReader) missing(heads []int) int {
	k := -1
	for i, h := range heads {
		if h < 0 || s.linked[h] != nil {
			continue
		}
		if k >= 0 {
			return -1
		}
		k = i
	}
	if len(heads) < 2 {
		return -1
	}
	return k
}

// repairHeads finds misprinted labels of columns in a table.
func (r *tableReader) repairHeads() {
	at := map[*templates.Cell]reading{}
	for _, l := range r.labels {
		at[l.Cell] = l.reading
	}
	r.readings = at
	for _, row := range r.numbers() {
		if !slices.ContainsFunc(r.rows[row], func(c *templates.Cell) bool { return r.isLabel[c] }) {
			continue
		}
		for i := range r.form.rows {
			r.repairRow(row, r.form.rows[i].heads)
		}
	}
}

// repairRow looks for the labels of columns among the cells of a row: all but one, in order, and the other one's place.
func (r *tableReader) repairRow(at int, heads []int) {
	if len(heads) < 2 || slices.Contains(heads, -1) {
		return
	}
	missing, unknown, k := -1, (*templates.Cell)(nil), 0
	for _, c := range r.rows[at] {
		text := source.Trim(c.Text)
		switch {
		case text == "":
		case k < len(heads) && r.isLabelOf(c, heads[k]):
			k++
		case k+1 < len(heads) && unknown != nil && missing == k && r.isLabelOf(c, heads[k+1]):
			k += 2
		case r.isLabel[c] && k == 0 && unknown == nil: // the corner
		case k < len(heads) && !r.isLabel[c] && unknown == nil && !isFigure(text):
			missing, unknown = k, c
		default:
			return
		}
	}
	if unknown != nil && k == len(heads)-1 && missing == k {
		k++ // the last one
	}
	if unknown == nil || k != len(heads) || !likeLabel(strings.TrimSpace(unknown.Text),
		r.form.labels[heads[missing]].cell) {
		return
	}
	r.labels = append(r.labels, labelCell{unknown, reading{may: []candidate{{heads[missing], misspelt}}}, true})
	r.isLabel[unknown], r.readings[unknown] = true, r.labels[len(r.labels)-1].reading
}

func (r *tableReader) isLabelOf(c *templates.Cell, label int) bool {
	l, ok := r.readings[c]
	return ok && l.is(label)
}
