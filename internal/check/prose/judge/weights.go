package judge

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"sync"

	"go.yaml.in/yaml/v3"
)

// Model is what is weighed: a kind of proposal with weights of its own.
type Model string

// The models.
const (
	Lists  Model = "lists"  // these amounts are all parts of that total
	Claims Model = "claims" // this amount states that figure of the form
)

//go:embed weights.yaml
var file []byte

// weights are the weights of all models by feature.
var weights = sync.OnceValue(func() map[Model]map[string]int {
	w, err := read(file)
	if err != nil {
		panic(err) // the file is part of the program
	}
	return w
})

func read(data []byte) (map[Model]map[string]int, error) {
	var w map[Model]map[string]int
	if err := yaml.Unmarshal(data, &w); err != nil {
		return nil, fmt.Errorf("weights.yaml: %w", err)
	}
	for m := range w {
		if m != Lists && m != Claims {
			return nil, fmt.Errorf("weights.yaml: no model %s", m)
		}
	}
	return w, nil
}

// Base is the feature every proposal has.
const Base = "base"

// Score weighs a proposal by its features, in hundredths of a logit; Base counts for every one. A feature
// without a weight counts nothing.
func Score(m Model, features []string) int { return With(weights()[m], features) }

// With weighs a proposal as [Score] does, by other weights.
func With(w map[string]int, features []string) int {
	sum := w[Base]
	for _, f := range features {
		sum += w[f]
	}
	return sum
}

// Of returns the weights of a model by feature. They are shared: nobody may change them.
func Of(m Model) map[string]int { return weights()[m] }

// Count writes a number as the value of a feature, all from some number on as one: 3+.
func Count(n, most int) string {
	if n >= most {
		return strconv.Itoa(most) + "+"
	}
	return strconv.Itoa(n)
}

// Weight is what a feature adds to a proposal's score.
type Weight struct {
	Feature string
	Weight  int // hundredths of a logit
}

// Weights returns a model's weights, the heaviest first. They are shared: nobody may change them.
func Weights(m Model) []Weight { return sorted()[m] }

// sorted are the weights of all models, each in order.
var sorted = sync.OnceValue(func() map[Model][]Weight {
	return map[Model][]Weight{Lists: inOrder(weights()[Lists]), Claims: inOrder(weights()[Claims])}
})

func inOrder(weights map[string]int) []Weight {
	var list []Weight
	for f, w := range weights {
		list = append(list, Weight{f, w})
	}
	slices.SortFunc(list, func(a, b Weight) int {
		if d := abs(b.Weight) - abs(a.Weight); d != 0 {
			return d
		}
		if a.Feature < b.Feature {
			return -1
		}
		return 1
	})
	return list
}

func abs(n int) int { return max(n, -n) }
