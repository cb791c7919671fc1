package lexicon

// Trie finds the longest of its words that begins at a place in a text. The zero value is empty.
type Trie[T any] struct {
	root node[T]
}

type node[T any] struct {
	next map[rune]*node[T]
	word *T
}

// Add enters a word and returns what is kept with it, new or as it was.
func (t *Trie[T]) Add(word string) *T {
	n := &t.root
	for _, r := range word {
		if n.next == nil {
			n.next = map[rune]*node[T]{}
		}
		child := n.next[r]
		if child == nil {
			child = &node[T]{}
			n.next[r] = child
		}
		n = child
	}
	if n.word == nil {
		n.word = new(T)
	}
	return n.word
}

// Longest returns what is kept with the longest word that begins a text, and its length in characters; nil and 0 for none.
func (t *Trie[T]) Longest(text []rune) (*T, int) {
	var found *T
	length := 0
	n := &t.root
	for i, r := range text {
		if n = n.next[r]; n == nil {
			break
		}
		if n.word != nil {
			found, length = n.word, i+1
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

// In reports whether one of the words stands in a text.
func (s *Set) In(text string) bool { return s.at([]rune(text), true) }

// Begins reports whether a text begins with one of the words.
func (s *Set) Begins(text string) bool { return s.at([]rune(text), false) }

func (s *Set) at(text []rune, anywhere bool) bool {
	for i := range text {
		n := &s.trie.root
		for _, r := range text[i:] {
			if n = n.next[r]; n == nil {
				break
			}
			if n.word != nil {
				return true
			}
		}
		if !anywhere {
			return false
		}
	}
	return false
}
