package fitting

import (
	"slices"
	"strings"

	"nianbao/templates"
)

// divided is the beginning of a label that may go on on the next page.
type divided struct {
	text  string
	atoms []int
}

// current leaves out beginnings on pages before the last.
func (s *stream) current(open []divided, i int) []divided {
	return slices.DeleteFunc(open, func(d divided) bool {
		return s.atoms[d.atoms[0]].page < s.atoms[i].page-1
	})
}

// isCut reports whether a label that begins at an atom may be cut by the end of the page: it is in the
// lower half, behind no other word, and no part of one that is cut.
func (s *stream) isCut(began divided, open []divided) bool {
	i := began.atoms[0]
	a := &s.atoms[i]
	inside := slices.ContainsFunc(open, func(d divided) bool { return slices.Contains(d.atoms, i) })
	return !inside && middleY(a.box) > s.pages[a.page].Height/2 && strings.Trim(began.text, figureMarks) != "" &&
		!(i > 0 && s.touches(i-1, i))
}

// restAt is the label whose rest is at the top of the next page.
func (s *stream) restAt(i int, open []divided) (*label, []divided) {
	for n, d := range open {
		a := &s.atoms[i]
		if a.page != s.atoms[d.atoms[0]].page+1 || middleY(a.box) > s.pages[a.page].Height/3 {
			continue
		}
		for p := s.pieceAt(i, d.text); p != nil; p = s.next(p) {
			if norm := templates.Normalize(p.text); s.words.has(norm) && s.isWhole(p) {
				l := s.labelOf(norm, slices.Concat(d.atoms, p.atoms))
				return &l, slices.Concat(open[:n], open[n+1:])
			}
		}
	}
	return nil, open
}
