package roster

import (
	"slices"
	"strings"
	"unicode"

	"nianbao/internal/identity"
)

// Named are the agencies a piece of text names: the name of a file or a folder, a title.
type Named struct {
	Sure     []int // by a whole name or a short one, each for certain
	Possible []int // Sure, and those that share a short name in it
}

// One returns the agency a text names, where it names one and no other.
func (n Named) One() (agency int, ok bool) {
	if len(n.Sure) != 1 {
		return 0, false
	}
	return n.Sure[0], true
}

// fewest is of how many characters a name is at least that is looked for inside a text.
const fewest = 4

// Named looks for agencies in a text: their whole names wherever they stand, the longest first; without one, the words
// that remain when those of a report and its versions are taken out, as whole or short names.
func (m *Matcher) Named(text string) (n Named) {
	if n = m.whole([]rune(identity.Reduce(text))); len(n.Possible) > 0 {
		return n
	}
	for _, word := range nameWords(text) {
		all := m.called(word)
		if len(all) == 1 {
			n.Sure = appendNew(n.Sure, all[0])
		}
		n.Possible = appendNew(n.Possible, all...)
	}
	return n
}

// whole finds whole names in a reduced text.
func (m *Matcher) whole(text []rune) (n Named) {
	for from := 0; from < len(text); from++ {
		for to := min(len(text), from+m.longest); to-from >= fewest; to-- {
			all := m.byName[string(text[from:to])]
			if len(all) == 0 {
				continue
			}
			if len(all) == 1 {
				n.Sure = appendNew(n.Sure, all[0])
			}
			n.Possible = appendNew(n.Possible, all...)
			from = to - 1
			break
		}
	}
	return n
}

// called are the agencies a word may stand for, also behind the name of an area.
func (m *Matcher) called(word string) []int {
	if all := m.byName[identity.Reduce(word)]; len(all) > 0 {
		return all
	}
	if all := m.shortened(word); len(all) > 0 {
		return all
	}
	runes := []rune(word)
	for i := 2; i+2 <= len(runes); i++ {
		if isPlace(string(runes[:i])) {
			if all := m.shortened(string(runes[i:])); len(all) > 0 {
				return all
			}
		}
	}
	return nil
}

// nameWords cuts a text into what may be names: Han characters without the words of a report and its versions.
func nameWords(text string) []string {
	for _, word := range words().reports {
		text = strings.ReplaceAll(text, word, " ")
	}
	all := strings.FieldsFunc(text, func(r rune) bool { return !unicode.Is(unicode.Han, r) && r != '〇' })
	return slices.DeleteFunc(all, func(word string) bool { return len([]rune(word)) < 2 })
}

func appendNew(all []int, more ...int) []int {
	for _, i := range more {
		if !slices.Contains(all, i) {
			all = append(all, i)
		}
	}
	return all
}
