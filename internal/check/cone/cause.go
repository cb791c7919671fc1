package cone

import (
	"cmp"
	"math/big"
	"slices"
)

// Cause returns the places, in order, of relations that together leave some variable only zero and
// none of which can be spared; nil where every variable can be positive. One or two are found
// wherever one or two do it; of more there may be a smaller set elsewhere.
func (s *System) Cause() []int {
	zero := s.Zero()
	if len(zero) == 0 {
		return nil
	}
	for i := range s.relations {
		if s.quarrels(i) {
			return []int{i}
		}
	}
	for i, a := range s.relations {
		for j, b := range s.relations[i+1:] {
			if share(a, b) && s.quarrels(i, i+1+j) {
				return []int{i, i + 1 + j}
			}
		}
	}
	shortest := slices.MinFunc(zero, func(a, b string) int { return cmp.Compare(len(s.Proof(a)), len(s.Proof(b))) })
	return s.Core(shortest)
}

// quarrels reports whether some of the relations leave any variable only zero.
func (s *System) quarrels(places ...int) bool { return len(s.of(places).Zero()) > 0 }

// share reports whether two relations have a variable in common; without one, both together imply
// no more than each alone.
func share(a, b Relation) bool {
	for name := range a.Of {
		if b.Of[name] != 0 {
			return true
		}
	}
	return false
}

// Core returns the places of relations that together leave the variable only zero and none of which
// can be spared, in order; nil when it can be positive. Where there is a choice the longer ones are
// dropped, since a short relation is easier to see through, and of equals the later.
func (s *System) Core(variable string) []int {
	proof := s.Proof(variable)
	if proof == nil {
		return nil
	}
	kept := make([]int, len(s.relations))
	for i := range kept {
		kept[i] = i
	}
	byLength := slices.Clone(kept)
	slices.SortFunc(byLength, func(a, b int) int {
		return cmp.Or(len(s.relations[b].Of)-len(s.relations[a].Of), b-a)
	})
	for _, drop := range byLength {
		at, needed := slices.BinarySearch(kept, drop)
		if !needed {
			continue
		}
		if _, used := proof[drop]; !used {
			kept = slices.Delete(kept, at, at+1) // the proof stands without it
			continue
		}
		fewer := slices.Delete(slices.Clone(kept), at, at+1)
		if again := s.of(fewer).Proof(variable); again != nil {
			kept, proof = fewer, make(map[int]*big.Rat, len(again))
			for i, factor := range again {
				proof[fewer[i]] = factor
			}
		}
	}
	return kept
}
