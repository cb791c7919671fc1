package season

import (
	"cmp"
	"slices"
	"sync"
	"sync/atomic"

	"nianbao/internal/collection/status"
)

// shape is where the agencies stand on the roster and below whom. It is the same for all states of
// one roster.
type shape struct {
	ids    map[int64]int    // places by agency
	named  map[string]int   // by normalised name
	below  map[string][]int // by the superior's
	places sync.Map         // of all below a superior, sorted, by its normalised name
	trees  sync.Map         // forests, by the superior below whom an officer sees
}

func newShape(cards []*Card) *shape {
	s := &shape{ids: make(map[int64]int, len(cards)), named: make(map[string]int, len(cards)),
		below: map[string][]int{}}
	for i, c := range cards {
		s.ids[c.ID], s.named[c.key] = i, i
		s.below[c.above] = append(s.below[c.above], i)
	}
	return s
}

// under are the places of the agencies below a superior, at whatever distance, in the order of the
// roster.
func (s *shape) under(superior string, cards []*Card) []int {
	if known, made := s.places.Load(superior); made {
		return known.([]int)
	}
	met := map[int]bool{}
	list := []int{}
	for next := []string{superior}; len(next) > 0; next = next[1:] {
		for _, i := range s.below[next[0]] {
			if !met[i] { // a slip of the roster may close a ring
				met[i] = true
				list = append(list, i)
				next = append(next, cards[i].key)
			}
		}
	}
	slices.Sort(list)
	s.places.Store(superior, list)
	return list
}

// forest is the tree of superiors of some agencies, by who sees them.
func (s *shape) forest(sees string, agencies []*status.Agency, grown *atomic.Int64) *status.Forest {
	if known, made := s.trees.Load(sees); made {
		return known.(*status.Forest)
	}
	grown.Add(1)
	f := status.Grow(agencies)
	s.trees.Store(sees, f)
	return f
}

// inOrder puts agencies in the order of the roster.
func inOrder(cards []*Card) {
	slices.SortFunc(cards, func(a, b *Card) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.ID, b.ID))
	})
}
