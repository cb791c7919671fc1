// Package cone answers one question exactly: which variables do linear relations leave nothing but
// zero?
//
// A [System] is a set of homogeneous relations (a sum of variables with whole factors is zero, or
// is not negative) over non-negative variables, some of which are free. Its solutions are a cone:
// the sum of two solutions is a solution, so there is one in which every variable is positive
// that can be positive at all. [System.Zero] returns the others. [System.Proof] returns the
// factors that prove it for one of them, and [System.Cause] a small set of relations that force
// it.
//
// It is decided by the simplex method over rational numbers. Since every relation is about zero,
// every basis is feasible: there is no first phase, each pivot is degenerate, and Bland's rule is
// what makes it end. What reports, editions or slots are does not come in here.
package cone

import (
	"maps"
	"math/big"
	"slices"
)

// Relation requires that the sum of factor × variable is zero, or that it is not negative.
type Relation struct {
	Of      map[string]int64
	AtLeast bool // not negative; otherwise zero
}

// System is a set of relations.
type System struct {
	relations []Relation
	free      func(variable string) bool

	variables []string // sorted, so that the same system always takes the same way
	tableau   *tableau
}

// New builds a system; free reports whether a variable may be negative.
func New(relations []Relation, free func(variable string) bool) *System {
	s := &System{relations: relations, free: free}
	seen := map[string]bool{}
	for _, r := range relations {
		for name := range r.Of {
			seen[name] = true
		}
	}
	s.variables = slices.Sorted(maps.Keys(seen))
	s.tableau = newTableau(s)
	return s
}

// Zero returns the variables that are zero in every solution, sorted. A free one is never among
// them.
func (s *System) Zero() []string {
	open := map[int]bool{} // may still turn out to be zero
	for i, name := range s.variables {
		if !s.free(name) {
			open[i] = true
		}
	}
	for len(open) > 0 {
		objective := s.tableau.vector()
		for i := range open {
			objective[i] = big.NewRat(1, 1)
		}
		positive, _ := s.tableau.maximise(objective)
		if positive == nil {
			break
		}
		for _, i := range positive {
			delete(open, i)
		}
	}
	zero := []string{}
	for _, i := range slices.Sorted(maps.Keys(open)) {
		zero = append(zero, s.variables[i])
	}
	return zero
}

// Proof returns factors, by the relation's place, that prove a variable to be zero: the relations
// times their factors add up to a sum that is not negative, in which the variable's factor is at most
// −1, no other is above zero and no free variable is left. The factors of relations that are not
// equalities are positive. It is nil for a variable that can be positive or is in no relation.
func (s *System) Proof(variable string) map[int]*big.Rat {
	i, ok := slices.BinarySearch(s.variables, variable)
	if !ok || s.free(variable) {
		return nil
	}
	objective := s.tableau.vector()
	objective[i] = big.NewRat(1, 1)
	positive, factors := s.tableau.maximise(objective)
	if positive != nil {
		return nil
	}
	return factors
}

// of is the system of some of the relations.
func (s *System) of(places []int) *System {
	relations := make([]Relation, len(places))
	for i, place := range places {
		relations[i] = s.relations[place]
	}
	return New(relations, s.free)
}
