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
