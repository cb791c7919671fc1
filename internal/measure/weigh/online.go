package weigh

import (
	"math"
	"math/rand/v2"
)

// step is how far the first step of a weight goes.
const step = 0.4

// online is stochastic gradient descent with a step of its own for each weight (Adagrad): examples come in a shuffled
// order that is the same on every run, and weights are drawn to zero after each round.
func online(examples []Example, rows [][]int, n int, o Options) []float64 {
	w, h := make([]float64, n), make([]float64, n)
	dice := rand.New(rand.NewPCG(1, 1))
	for range o.Rounds {
		for _, i := range dice.Perm(len(examples)) {
			e, sum := examples[i], 0.0
			for _, at := range rows[i] {
				sum += w[at]
			}
			d := 1 / (1 + math.Exp(-sum))
			if e.Accept {
				d--
			}
			d *= e.Weight
			for _, at := range rows[i] {
				h[at] += d * d
				w[at] -= step * d / math.Sqrt(h[at]+1)
			}
		}
		for at := 1; at < n; at++ {
			w[at] -= step * o.Decay * w[at] / math.Sqrt(h[at]+1)
		}
	}
	return w
}
