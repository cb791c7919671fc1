// Package weigh learns the weights of features from examples, by logistic regression.
//
// The same examples in the same order give the same weights on one machine; what is kept of them
// is rounded to whole numbers, which is all the program reads.
package weigh

import (
	"math"
	"slices"
)

// Example is a proposal with what it should have been.
type Example struct {
	Features []string
	Accept   bool
	Weight   float64 // how much it counts; 1 for most
}

// Options are how to learn.
type Options struct {
	Rounds int     // over all examples
	Decay  float64 // how strongly weights are drawn to zero, by L2
	Least  int     // a feature of fewer examples has no weight
	Online bool    // learn from one example after another, which needs few rounds
}

// Learn returns the weight of each feature in hundredths of a logit; base is the one that every
// example has.
func Learn(examples []Example, base string, o Options) map[string]int {
	index := map[string]int{base: 0}
	names := []string{base}
	seen := map[string]int{}
	for _, e := range examples {
		for _, f := range e.Features {
			seen[f]++
		}
	}
	rows := make([][]int, len(examples))
	for i, e := range examples {
		row := []int{0}
		for _, f := range e.Features {
			if seen[f] < o.Least {
				continue
			}
			at, ok := index[f]
			if !ok {
				at = len(names)
				index[f], names = at, append(names, f)
			}
			if !slices.Contains(row, at) {
				row = append(row, at)
			}
		}
		rows[i] = row
	}
	learn := descend
	if o.Online {
		learn = online
	}
	w := learn(examples, rows, len(names), o)
	learnt := map[string]int{}
	for i, name := range names {
		if n := int(math.Round(100 * w[i])); n != 0 || i == 0 {
			learnt[name] = n
		}
	}
	return learnt
}

// descend is gradient descent with a step of its own for each weight (Adagrad).
func descend(examples []Example, rows [][]int, n int, o Options) []float64 {
	w, g, h := make([]float64, n), make([]float64, n), make([]float64, n)
	for range o.Rounds {
		clear(g)
		for i, e := range examples {
			sum := 0.0
			for _, at := range rows[i] {
				sum += w[at]
			}
			d := 1 / (1 + math.Exp(-sum))
			if e.Accept {
				d--
			}
			d *= e.Weight
			for _, at := range rows[i] {
				g[at] += d
			}
		}
		for at := range w {
			step := g[at]
			if at > 0 {
				step += o.Decay * w[at]
			}
			h[at] += step * step
			if h[at] > 0 {
				w[at] -= 0.5 * step / math.Sqrt(h[at])
			}
		}
	}
	return w
}
