package lexicon

// Trie finds the longest of its words that begins at a place in a text. It holds no pointers but
// those of what is kept with the words, so that tens of thousands of words cost the collector
// nothing. The zero value is empty.
type Trie[T any] struct {
	steps steps
	ends  []int32 // by node: which word ends there, 0 for none
	words []*T    // the first is not used
}

// Add enters a word and returns what is kept with it, new or as it was.
func (t *Trie[T]) Add(word string) *T {
	if t.ends == nil {
		t.ends, t.words = make([]int32, 1), make([]*T, 1)
	}
	node := int32(0)
	for _, r := range word {
		next := t.steps.from(node, r)
		if next == 0 {
			next = int32(len(t.ends))
			t.steps.add(node, r, next)
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

// Reserve makes room in an empty trie for so many words at once.
func (t *Trie[T]) Reserve(words int) {
	t.ends, t.words = make([]int32, 1, words+1), make([]*T, 1, words+1)
	t.steps.reserve(words)
}

// Longest returns what is kept with the longest word that begins a text, and its length in
// characters; nil and 0 for none.
func (t *Trie[T]) Longest(text []rune) (*T, int) {
	if len(text) == 0 || !t.steps.mayBegin(text[0]) {
		return nil, 0
	}
	var found *T
	length := 0
	node := int32(0)
	for i, r := range text {
		if node = t.steps.from(node, r); node == 0 {
			break
		}
		if t.ends[node] != 0 {
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
	s.trie.Reserve(len(words))
	for _, w := range words {
		if w != "" {
			s.trie.Add(w)
		}
	}
	return s
}

// In reports whether one of the words occurs in a text.
func (s *Set) In(text string) bool {
	for i, r := range text {
		if s.trie.steps.mayBegin(r) && s.Begins(text[i:]) {
			return true
		}
	}
	return false
}

// Begins reports whether a text begins with one of the words.
func (s *Set) Begins(text string) bool {
	node := int32(0)
	for _, r := range text {
		if node = s.trie.steps.from(node, r); node == 0 {
			return false
		}
		if s.trie.ends[node] != 0 {
			return true
		}
	}
	return false
}
