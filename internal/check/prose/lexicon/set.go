package lexicon

// Set is a set of words.
type Set struct {
	steps steps
	ends  []bool // by state: a word ends there
}

// NewSet returns the set of some words.
func NewSet(words []string) *Set {
	var f Families
	f.AddWords(0, words...)
	return SetOf(&f)
}

// SetOf returns the set of the words of families, whatever their numbers.
func SetOf(f *Families) *Set {
	s := &Set{}
	merge(f, &s.steps, func(numbers []int) { s.ends = append(s.ends, numbers != nil) })
	return s
}

// In reports whether one of the words occurs in a text.
func (s *Set) In(text string) bool {
	for i, r := range text {
		if s.steps.mayBegin(r) && s.Begins(text[i:]) {
			return true
		}
	}
	return false
}

// Begins reports whether a text begins with one of the words.
func (s *Set) Begins(text string) bool {
	state := int32(0)
	for _, r := range text {
		if state = s.steps.from(state, r); state == 0 {
			return false
		}
		if s.ends[state] {
			return true
		}
	}
	return false
}

// Opens reports whether one of the words begins with a text.
func (s *Set) Opens(text string) bool {
	state := int32(0)
	for _, r := range text {
		if state = s.steps.from(state, r); state == 0 {
			return false
		}
	}
	return true
}
