package lexicon

// Signs finds in one pass of which sets of words a text has any. A set is a bit; there may be 64.
type Signs struct {
	words *Dictionary[uint64]
}

// SignsOf returns the signs of sets of the file, the first of which is the lowest bit.
func SignsOf(sets ...string) *Signs {
	var f Families
	for bit, set := range sets {
		f.AddWords(bit, Words(set)...)
	}
	return NewSigns(&f)
}

// NewSigns returns the signs of families; the number of one is its bit.
func NewSigns(f *Families) *Signs {
	return &Signs{DictionaryOf(f, func(bits []int) (found uint64) {
		for _, bit := range bits {
			found |= 1 << bit
		}
		return found
	})}
}

// In returns the sets of which a word occurs in a text.
func (s *Signs) In(text string) (found uint64) {
	for i, r := range text {
		if s.words.steps.mayBegin(r) {
			found |= s.Begins(text[i:])
		}
	}
	return found
}

// Begins returns the sets of which a word begins a text.
func (s *Signs) Begins(text string) (found uint64) {
	state := int32(0)
	for _, r := range text {
		if state = s.words.steps.from(state, r); state == 0 {
			break
		}
		if end := s.words.ends[state]; end != nil {
			found |= *end
		}
	}
	return found
}
