package lexicon

// Trie finds the longest of its words that begins at a place in a text. It holds no pointers but
// those of what is kept with the words, so that tens of thousands of words cost the collector
// nothing. The zero value is empty.
type Trie[T any] struct {
	next  map[uint64]int32 // from a node by a character to the next; node 0 is the beginning
	ends  []int32          // by node: which word ends there, 0 for none
	words []*T             // the first is not used
}

func step(node int32, r rune) uint64 { return uint64(node)<<32 | uint64(uint32(r)) }

// Add enters a word and returns what is kept with it, new or as it was.
func (t *Trie[T]) Add(word string) *T {
	if t.next == nil {
		t.next, t.ends, t.words = map[uint64]int32{}, make([]int32, 1), make([]*T, 1)
	}
	node := int32(0)
	for _, r := range word {
		next, ok := t.next[step(node, r)]
		if !ok {
			next = int32(len(t.ends))
			t.next[step(node, r)] = next
			t.ends = append(t.ends, 0)
		}
		node = next
	}
	if t.ends[node] == 0 {
		t.ends[node] = int32(len(t.words))
		t.words = append(t.words, new(T))
	}
	return t.words[t.ends[node]]
}

// Longest returns what is kept with the longest word that begins a text, and its length in
// characters; nil and 0 for none.
func (t *Trie[T]) Longest(text []rune) (*T, int) {
	var found *T
	length := 0
	node := int32(0)
	for i, r := range text {
		next, ok := t.next[step(node, r)]
		if !ok {
			break
		}
		if node = next; t.ends[node] != 0 {
			found, length = t.words[t.ends[node]], i+1
		}
	}
	return found, length
}

// Set is a set of words.
type Set struct {
	trie Trie[struct{}]
}

// NewSet returns the set of some words.
func NewSet(words []string) *Set {
	s := &Set{}
	for _, w := range words {
		if w != "" {
			s.trie.Add(w)
		}
	}
	return s
}

// In reports whether one of the words occurs in a text.
func (s *Set) In(text string) bool { return s.at(text, true) }

// Begins reports whether a text begins with one of the words.
func (s *Set) Begins(text string) bool { return s.at(text, false) }

func (s *Set) at(text string, anywhere bool) bool {
	for i := range text {
		node := int32(0)
		for _, r := range text[i:] {
			next, ok := s.trie.next[step(node, r)]
			if !ok {
				break
			}
			if node = next; s.trie.ends[node] != 0 {
				return true
			}
		}
		if !anywhere {
			return false
		}
	}
	return false
}
