package check

import (
	"maps"
	"math/big"
	"slices"
)

// Exact linear algebra over slots, for the lint of relations.

func times(of map[string]int64, n int64) map[string]int64 {
	out := make(map[string]int64, len(of))
	for name, v := range of {
		out[name] = v * n
	}
	return out
}

func plus(a, b map[string]int64) map[string]int64 {
	out := maps.Clone(a)
	for name, v := range b {
		if out[name] += v; out[name] == 0 {
			delete(out, name)
		}
	}
	return out
}

func overlap(a, b map[string]int64) bool {
	for name := range a {
		if b[name] != 0 {
			return true
		}
	}
	return false
}

type vector map[string]*big.Rat

func rationals(of map[string]int64) vector {
	out := vector{}
	for name, v := range of {
		out[name] = big.NewRat(v, 1)
	}
	return out
}

// basis is a set of forms in echelon shape: each has a slot that stands for it in no form added
// before it.
type basis struct {
	lead []string
	rows []vector
}

// reduce subtracts what the basis already says; nothing is left of a form that follows from it.
func (b *basis) reduce(v vector) vector {
	for i, row := range b.rows {
		n, ok := v[b.lead[i]]
		if !ok {
			continue
		}
		factor := new(big.Rat).Quo(n, row[b.lead[i]])
		for name, value := range row {
			left := new(big.Rat).Mul(factor, value)
			left.Neg(left)
			if had, ok := v[name]; ok {
				left.Add(left, had)
			}
			if left.Sign() == 0 {
				delete(v, name)
			} else {
				v[name] = left
			}
		}
	}
	return v
}

func (b *basis) add(v vector) {
	if v = b.reduce(v); len(v) > 0 {
		b.lead = append(b.lead, slices.Min(slices.Collect(maps.Keys(v))))
		b.rows = append(b.rows, v)
	}
}
