package reading

import (
	"strings"
	"unicode/utf8"
)

// words between two amounts, with the places of their characters in the text.
type between struct {
	runes  []rune
	places []int
	pieces []piece
}

func (b *between) add(r rune, place int) {
	b.runes, b.places = append(b.runes, r), append(b.places, place)
}

func (b *between) text(from, to int) string {
	if from >= to {
		return ""
	}
	return string(b.runes[b.pieces[from].from:b.pieces[to-1].to])
}

// place returns the place of some of the words in the text.
func (b *between) place(words string) [2]int {
	if words == "" {
		return [2]int{}
	}
	all := string(b.runes)
	i := strings.LastIndex(all, words)
	if i < 0 {
		return [2]int{}
	}
	from := utf8.RuneCountInString(all[:i])
	return [2]int{b.places[from], b.places[from+utf8.RuneCountInString(words)-1] + 1}
}
