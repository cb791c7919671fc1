package fitting

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/internal/importing/source/pdf/layout"
	"nianbao/templates"
)

// stream is the text of pages in the order in which it is drawn, and the labels recognised in it.
type stream struct {
	pages  []layout.Page
	atoms  []atom
	words  words
	labels []label
	of     []int // for each atom the label it is a piece of, counted from 1; 0 for none
}

// label is a text that is a label of a form: its lines, which a page break may divide.
type label struct {
	norm  string
	text  string // as it stands
	atoms []int
	parts []part
}

// part is what of a label is on one page.
type part struct {
	page        int
	box         layout.Box
	first, last float64 // the middles of its first and its last line
	size        float64
}

func (s *stream) labelOf(norm string, atoms []int) label {
	l := label{norm: norm, atoms: atoms}
	for _, i := range atoms {
		a := &s.atoms[i]
		l.text += a.text
		y := middleY(a.box)
		if n := len(l.parts); n > 0 && l.parts[n-1].page == a.page {
			p := &l.parts[n-1]
			p.box, p.first, p.last = around(p.box, a.box), min(p.first, y), max(p.last, y)
			continue
		}
		l.parts = append(l.parts, part{a.page, a.box, y, y, a.size})
	}
	return l
}

// What of a label may be, in heights of a character.
const (
	lineStep   = 2.6 // from one line of a label to the next, at most
	inLine     = 0.5 // up or down, on one line
	wordGap    = 1.6 // between its pieces on a line
	mostPieces = 160 // atoms of one
	mostRest   = 12  // labels that a page break may divide
)

// recognise finds the labels, the longest first at each place.
func (s *stream) recognise() {
	s.of = make([]int, len(s.atoms))
	var open []divided // at the end of the page before
	for i := 0; i < len(s.atoms); {
		found, began := s.labelAt(i)
		if found == nil {
			found, open = s.restAt(i, open)
		}
		if found == nil {
			if open = s.current(open, i); began != nil && len(open) < mostRest && s.isCut(*began, open) {
				open = append(open, *began)
			}
			i++
			continue
		}
		s.take(*found)
		for i < len(s.atoms) && s.of[i] != 0 {
			i++
		}
	}
}

func (s *stream) take(l label) {
	s.labels = append(s.labels, l)
	for _, i := range l.atoms {
		s.of[i] = len(s.labels)
	}
}

// labelAt is the longest label that begins at an atom, or the beginning of one.
func (s *stream) labelAt(i int) (found *label, began *divided) {
	p := s.pieceAt(i, "")
	if p == nil {
		return nil, nil
	}
	for ; p != nil; p = s.next(p) {
		began = &divided{p.text, p.atoms}
		if s.words.has(templates.Normalize(p.text)) && s.isWhole(p) {
			l := s.labelOf(templates.Normalize(p.text), s.explained(p))
			found = &l
		}
	}
	if found != nil {
		return found, nil
	}
	return nil, began
}

// isWhole reports whether a label has no other text straight before or behind it: it is not a word of a sentence.
func (s *stream) isWhole(p *piece) bool {
	first, last := p.atoms[0], p.atoms[len(p.atoms)-1]
	if k := first - 1; k >= 0 && s.of[k] == 0 && s.touches(k, first) {
		return false
	}
	k := last + 1
	if k == len(s.atoms) || s.of[k] != 0 || !s.touches(last, k) {
		return true
	}
	n := templates.Normalize(s.atoms[k].text)
	return n != "" && (strings.HasPrefix(n, "(") || s.words.begins(n))
}

// touches reports whether an atom is straight behind another and both are words.
func (s *stream) touches(i, k int) bool {
	a, b := &s.atoms[i], &s.atoms[k]
	return a.page == b.page && math.Abs(middleY(a.box)-middleY(b.box)) < inLine*a.size &&
		math.Abs(b.box.Left-a.box.Right) < 0.2*a.size && strings.Trim(a.text, figureMarks) != "" &&
		strings.Trim(b.text, figureMarks) != ""
}

// piece is what has been read of a label so far, on one page.
type piece struct {
	text  string
	atoms []int
	box   layout.Box
}

// pieceAt is a piece of one atom behind what is on the page before; nil where no label begins so.
func (s *stream) pieceAt(i int, before string) *piece {
	p := &piece{before + s.atoms[i].text, []int{i}, s.atoms[i].box}
	n := templates.Normalize(p.text)
	if n == "" || s.of[i] != 0 || !s.words.begins(n) { // no label begins with a mark
		return nil
	}
	return p
}

// ahead is how many atoms may lie between two lines of one label. A reader of PDF sorts what is on
// one line from the left, so that lines of two cells may be mixed.
const ahead = 250

// next is the piece with one atom more: the one drawn next, else the nearest on its next line.
func (s *stream) next(p *piece) *piece {
	last, before := p.atoms[len(p.atoms)-1], templates.Normalize(p.text)
	for k := last + 1; k < len(s.atoms) && k <= last+ahead && len(p.atoms) < mostPieces; k++ {
		if s.of[k] != 0 || !s.goesOn(p.box, last, k, k > last+1) {
			continue
		}
		text := p.text + s.atoms[k].text
		n := templates.Normalize(text)
		if n == before && k > last+1 && (s.words.has(n) || !s.isBelow(p.box, k)) { // a mark of another text
			continue
		}
		if s.words.begins(n) {
			return &piece{text, append(slices.Clip(p.atoms), k), around(p.box, s.atoms[k].box)}
		}
	}
	return nil
}

// isBelow reports whether an atom is straight below others one below the other: a label written downwards.
func (s *stream) isBelow(above layout.Box, k int) bool {
	size := s.atoms[k].size
	return above.Right-above.Left < 1.3*size && math.Abs(middleX(above)-middleX(s.atoms[k].box)) < 0.3*size
}

// goesOn reports whether an atom goes on with the text of another: beside it, or on the next line.
func (s *stream) goesOn(box layout.Box, before, next int, below bool) bool {
	a, b := &s.atoms[before], &s.atoms[next]
	if a.page != b.page {
		return false
	}
	size := max(a.size, b.size)
	down, gap := middleY(b.box)-middleY(a.box), b.box.Left-a.box.Right
	if math.Abs(down) < inLine*size {
		return !below && gap > -inLine*size && gap < wordGap*size
	}
	return down > 0 && down < lineStep*size && b.box.Left < box.Right+size && b.box.Right > box.Left-size
}

// longestNote is the most characters of what an office writes behind a label in brackets.
const longestNote = 80

// explained are the atoms of a label, and of a note in brackets behind it.
func (s *stream) explained(p *piece) []int {
	note, box, atoms := "", p.box, p.atoms
	for k := p.atoms[len(p.atoms)-1] + 1; k < len(s.atoms) && s.of[k] == 0 && s.goesOn(box, k-1, k, false); k++ {
		note += s.atoms[k].text
		box, atoms = around(box, s.atoms[k].box), append(slices.Clip(atoms), k)
		n := templates.Normalize(note)
		if !strings.HasPrefix(n, "(") || utf8.RuneCountInString(n) > longestNote {
			break
		}
		if strings.HasSuffix(n, ")") && strings.Count(n, "(") == strings.Count(n, ")") {
			return atoms
		}
	}
	return p.atoms
}

func upTo(from, to int) (all []int) {
	for i := from; i < to; i++ {
		all = append(all, i)
	}
	return all
}
