package match

import (
	"slices"
	"strings"

	"nianbao/templates"
)

// When a value may be taken by its position, and when not: what was lost in copying leaves no trace but a number that
// does not fit.

// headed reports whether the labels of all columns of a row were found, with nothing unknown between them: only then a
// value's column follows from its position.
func (s *streamReader) headed(r *row) bool {
	first, last := len(s.stream), -1
	for _, h := range r.heads {
		l := s.linked[h]
		if l == nil {
			return false
		}
		first, last = min(first, l.first), max(last, l.last)
	}
	known := map[int]bool{}
	for i := range s.links {
		for k := max(first, s.links[i].first); k <= min(last, s.links[i].last); k++ {
			known[k] = true
		}
	}
	for k := first; k <= last; k++ {
		if t := s.stream[k].text; !known[k] && t != "" && !isDash(t) && !isBracketed(t) {
			return false
		}
	}
	return true
}

// isBracketed reports whether a text is an explanation on a line of its own.
func isBracketed(text string) bool {
	n := templates.Normalize(text)
	return strings.HasPrefix(n, "(") && strings.HasSuffix(n, ")")
}

// findDecorated finds the tables whose rows end in decorative dashes: where one row has all its
// values and a dash besides, a dash in place of another row's last value may be decoration too.
func (s *streamReader) findDecorated() map[*templates.Table]bool {
	decorated := map[*templates.Table]bool{}
	for i, l := range s.links {
		r := s.form.rowAfter(l.label)
		if r == nil {
			continue
		}
		words := written(s.segment(i))
		if n := len(r.slots); len(words) == n+1 && isDash(words[n].text) && allFigures(words[:n]) {
			decorated[r.table] = true
		}
	}
	return decorated
}

// doubt gives up labels found outside the sections of tables when none of their table's rows can be read: then they are
// words of the prose.
func (s *streamReader) doubt(closed map[*templates.Table]bool) {
	readable := map[*templates.Table]bool{}
	for i := range s.links {
		if r := s.form.rowAfter(s.links[i].label); r != nil && s.headed(r) {
			if _, _, ok := s.take(r, i); ok {
				readable[r.table] = true
			}
		}
	}
	s.links = slices.DeleteFunc(s.links, func(l link) bool {
		t := s.form.labels[l.label].table
		return s.stream[l.first].stray && !closed[t] && !readable[t]
	})
	s.link()
}
