package lexicon

import (
	"strings"

	"nianbao/internal/check/prose/quantity"
)

// Families gathers families of words for a [Dictionary]. Written out, the families of an edition
// are tens of thousands of words that differ in a few places; here each is a small graph of its
// characters that begins and ends where others do. The zero value is empty.
type Families struct {
	nodes  []node
	known  map[node]int32
	starts []int32
}

// node is a place in the families' graph.
type node struct {
	kind kind
	r    rune  // of a step: the character
	to   int32 // of a step: where it leads; of a fork: one way; of an end: the number of its words
	or   int32 // of a fork: the other way
}

type kind uint8

const (
	step kind = iota
	fork
	end
)

// NoWords is what a slot holds that has no words: what would hold one of them is left out.
const NoWords = "\x00"

// leaning is the character that is folded by the one before it. All others are folded alike in a
// family and in its words.
const leaning = '覆'

// Add enters the words of a family, as [Expand] writes them out, under a number, in the form texts
// are read in; slots are in it already. Several families, and a word of several, may have the same
// number. It fails where Expand does.
func (f *Families) Add(number int, family string, slots map[string]string) error {
	if strings.ContainsRune(family, leaning) {
		words, err := Written(family, slots)
		f.AddWords(number, words...)
		return err
	}
	start, err := f.lead(quantity.Fold(family), slots, f.place(node{kind: end, to: int32(number)}))
	if err == nil && start != nowhere {
		f.starts = append(f.starts, start)
	}
	return err
}

// AddWords enters single words, in which braces mean nothing.
func (f *Families) AddWords(number int, words ...string) {
	last := f.place(node{kind: end, to: int32(number)})
	for _, w := range words {
		f.starts = append(f.starts, f.spell(w, last))
	}
}

// place returns the place of a node, one for all that are the same.
func (f *Families) place(n node) int32 {
	if at, ok := f.known[n]; ok {
		return at
	}
	if f.known == nil {
		f.known = map[node]int32{}
	}
	at := int32(len(f.nodes))
	f.nodes, f.known[n] = append(f.nodes, n), at
	return at
}

// spell returns where a text begins that leads to a place.
func (f *Families) spell(text string, to int32) int32 {
	runes := []rune(text)
	for i := len(runes) - 1; i >= 0; i-- {
		to = f.place(node{kind: step, r: runes[i], to: to})
	}
	return to
}

// nowhere is the place of what has no words.
const nowhere int32 = -1

// lead returns where a family begins whose words lead to a place.
func (f *Families) lead(family string, slots map[string]string, to int32) (int32, error) {
	before, inside, rest, err := open(family, slots)
	if err != nil {
		return nowhere, err
	}
	if inside == nil {
		return f.spell(family, to), nil
	}
	if to, err = f.lead(rest, slots, to); err != nil || to == nowhere || *inside == NoWords {
		return nowhere, err
	}
	ways := nowhere
	for choice := range strings.SplitSeq(*inside, "|") {
		way, err := f.lead(choice, slots, to)
		switch {
		case err != nil:
			return nowhere, err
		case way == nowhere:
		case ways == nowhere:
			ways = way
		default:
			ways = f.place(node{kind: fork, to: ways, or: way})
		}
	}
	if ways == nowhere {
		return nowhere, nil
	}
	return f.spell(before, ways), nil
}
