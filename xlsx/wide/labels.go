package wide

import (
	"math/bits"
	"strings"

	"nianbao/internal/memo"
	"nianbao/templates"
)

// labels are the words by which the values of an edition are known.
type labels struct {
	edition *templates.Edition
	slots   []*templates.Slot
	any     map[string]set // a label of the table, the row or the column
	column  map[string]set // a label of the column alone
	whole   map[string]set // all that leads to a value in one text
}

var labelsOf = memo.For(func(e *templates.Edition) *labels {
	l := &labels{edition: e, any: map[string]set{}, column: map[string]set{}, whole: map[string]set{}}
	for _, t := range e.Tables {
		for _, s := range t.Slots {
			l.add(s)
		}
	}
	return l
})

// add enters a value under all its labels.
func (l *labels) add(s *templates.Slot) {
	n := len(l.slots)
	l.slots = append(l.slots, s)
	tables := append([]string{s.Table.Heading(), s.Table.Sheet, s.Table.Title}, s.Table.Also...)
	rows := l.spellings(append([]string{s.Row, rowWords(s), strings.Join(s.RowPath, "")}, s.RowPath...))
	columns := l.spellings(append([]string{s.Column, strings.Join(s.ColumnPath, "")}, s.ColumnPath...))
	for text := range l.spellings(tables) {
		l.any[text] = l.any[text].with(n)
	}
	for text := range rows {
		l.any[text] = l.any[text].with(n)
	}
	for text := range columns {
		l.any[text] = l.any[text].with(n)
		l.column[text] = l.column[text].with(n)
	}
	for row := range rows {
		for column := range columns {
			l.whole[row+column] = l.whole[row+column].with(n)
		}
	}
}

// spellings are the ways in which labels are written, the edition's other ones among them.
func (l *labels) spellings(all []string) map[string]bool {
	texts := map[string]bool{}
	for _, label := range all {
		for _, as := range l.edition.Spellings(label) {
			for _, text := range spelt(as) {
				if text != "" {
					texts[text] = true
				}
			}
		}
	}
	return texts
}

// find returns the one value that the texts of a column's head lead to, from the outermost; nil where they lead to
// none or to several.
func (l *labels) find(texts []string) *templates.Slot {
	if len(texts) == 0 {
		return nil
	}
	last := texts[len(texts)-1]
	if len(texts) == 1 {
		if s := l.only(l.any[last]); s != nil {
			return s
		}
		return l.only(l.whole[last])
	}
	around := l.any[texts[0]]
	for _, text := range texts[1 : len(texts)-1] {
		around = around.and(l.any[text])
	}
	for _, found := range []set{around.and(l.column[last]), around.and(l.any[last]), around.and(l.whole[last])} {
		if found.count() > 0 {
			return l.only(found)
		}
	}
	return nil
}

func (l *labels) only(found set) *templates.Slot {
	if found.count() != 1 {
		return nil
	}
	for i, word := range found {
		if word != 0 {
			return l.slots[64*i+bits.TrailingZeros64(word)]
		}
	}
	return nil
}

// set is a set of values by their place in the form.
type set []uint64

func (s set) with(n int) set {
	for len(s) <= n/64 {
		s = append(s, 0)
	}
	s[n/64] |= 1 << (n % 64)
	return s
}

func (s set) and(other set) set {
	out := make(set, min(len(s), len(other)))
	for i := range out {
		out[i] = s[i] & other[i]
	}
	return out
}

func (s set) count() (n int) {
	for _, word := range s {
		n += bits.OnesCount64(word)
	}
	return n
}
