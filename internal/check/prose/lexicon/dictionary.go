package lexicon

// Dictionary finds the longest of its words that begins at a place in a text, and what is kept
// with it. It is an automaton over the characters of all words at once: where words go on alike it
// is in the same state, so a family takes room by its characters and not by its words. It holds no
// pointers but those of what is kept. The zero value has no words.
type Dictionary[T any] struct {
	steps steps
	ends  []*T // by state: what is kept with the word that ends there, nil for none
}

// DictionaryOf makes a dictionary of families of words. kept is asked, once for words that are in
// the same families, for what to keep with a word that was entered under these numbers, which are
// in rising order.
func DictionaryOf[T any](f *Families, kept func(numbers []int) T) *Dictionary[T] {
	d := &Dictionary[T]{}
	merge(f, &d.steps, func(numbers []int) {
		if numbers == nil {
			d.ends = append(d.ends, nil)
			return
		}
		value := kept(numbers)
		d.ends = append(d.ends, &value)
	})
	return d
}

// Longest returns what is kept with the longest word that begins a text, and its length in
// characters; nil and 0 for none.
func (d *Dictionary[T]) Longest(text []rune) (*T, int) {
	if len(text) == 0 || !d.steps.mayBegin(text[0]) {
		return nil, 0
	}
	var found *T
	length := 0
	state := int32(0)
	for i, r := range text {
		if state = d.steps.from(state, r); state == 0 {
			break
		}
		if d.ends[state] != nil {
			found, length = d.ends[state], i+1
		}
	}
	return found, length
}
