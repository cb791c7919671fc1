package lastyear

import (
	"slices"

	"nianbao/internal/message"
)

// Gather answers which reports are the agency's of the year before: its own, or, where it has none, those of its
// predecessors (前身), which are to be added up. The answer's note names them, and those that have none.
func (x *Index) Gather(w Wanted) ([]int, Answer) {
	own := x.Find(w)
	if own.Found {
		return []int{own.At}, own
	}
	if len(own.Differ) > 0 {
		return nil, own
	}
	var at []int
	var added, lacking []string
	for _, name := range w.Predecessors {
		a := x.Find(Wanted{Names: []string{name}, Scope: w.Scope, Year: w.Year})
		switch {
		case !a.Found:
			lacking = append(lacking, name)
		case !slices.Contains(at, a.At):
			at, added = append(at, a.At), append(added, name)
		}
	}
	if len(at) == 0 {
		return nil, own
	}
	note := message.New("lastyear.predecessors", "names", added)
	if len(added) == 1 {
		note = message.New("lastyear.predecessor", "name", added[0])
	}
	if len(lacking) > 0 {
		note = message.New("lastyear.predecessors.lacking", "names", added, "lacking", lacking)
	}
	return at, Answer{Found: true, At: at[0], Note: note}
}
