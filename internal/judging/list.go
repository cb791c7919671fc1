package judging

import "iter"

// List are results in their order, of which there may be very many. Outlines are at hand: who,
// and the verdict. The findings of one are unpacked when it is asked for, so that whoever walks the
// list holds those of one report at a time.
type List struct {
	outlines []Result
	whole    func(i int) Result
}

// ListOf lists results that are at hand.
func ListOf(results ...Result) List {
	return List{results, func(i int) Result { return results[i] }}
}

// Len is how many there are.
func (l List) Len() int { return len(l.outlines) }

// Outline returns a result without its findings; [Result.Verdict] is theirs.
func (l List) Outline(i int) Result { return l.outlines[i] }

// Outlines returns all of them; they are not to be changed.
func (l List) Outlines() []Result { return l.outlines }

// At returns a result with its findings. Any number may ask at the same time.
func (l List) At(i int) Result { return l.whole(i) }

// All walks the results in their order.
func (l List) All() iter.Seq[Result] {
	return func(yield func(Result) bool) {
		for i := range l.outlines {
			if !yield(l.At(i)) {
				return
			}
		}
	}
}

// With returns the list with more results at its end.
func (l List) With(more ...Result) List {
	n := len(l.outlines)
	return List{append(l.outlines[:n:n], more...), func(i int) Result {
		if i < n {
			return l.whole(i)
		}
		return more[i-n]
	}}
}
