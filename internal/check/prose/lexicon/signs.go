package lexicon

// Signs finds in one pass of which sets of words a text has any. A set is a bit; there may be 64.
type Signs struct {
	trie Trie[uint64]
}

// SignsOf returns the signs of sets of the file, the first of which is the lowest bit.
func SignsOf(sets ...string) *Signs {
	s := &Signs{}
	for bit, set := range sets {
		s.Add(bit, Words(set)...)
	}
	return s
}

// Add enters words of the set of a bit.
func (s *Signs) Add(bit int, words ...string) {
	for _, w := range words {
		if w != "" {
			*s.trie.Add(w) |= 1 << bit
		}
	}
}

// In returns the sets of which a word occurs in a text.
func (s *Signs) In(text string) (found uint64) {
	for i, r := range text {
		if s.trie.steps.mayBegin(r) {
			found |= s.Begins(text[i:])
		}
	}
	return found
}

// Begins returns the sets of which a word begins a text.
func (s *Signs) Begins(text string) (found uint64) {
	node := int32(0)
	for _, r := range text {
		if node = s.trie.steps.from(node, r); node == 0 {
			break
		}
		if end := s.trie.ends[node]; end != 0 {
			found |= *s.trie.words[end]
		}
	}
	return found
}
