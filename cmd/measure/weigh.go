package main

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"nianbao/internal/check/prose/judge"
	"nianbao/internal/measure/corpus"
)

const weightsHead = `# What each feature of a reading weighs, in hundredths of a logit. Made by "go generate ./internal/check/prose/judge" from
# the known sets of sentences; do not edit.
`

// writeWeights learns the weights of all models and puts them into a file.
func writeWeights(path string) error {
	var b strings.Builder
	b.WriteString(weightsHead)
	learnt := corpus.Learn()
	for _, m := range []judge.Model{judge.Lists, judge.Claims} {
		fmt.Fprintf(&b, "%s:\n", m)
		for _, f := range slices.Sorted(maps.Keys(learnt[m])) {
			fmt.Fprintf(&b, "  %q: %d\n", f, learnt[m][f])
		}
	}
	return os.WriteFile(path, []byte(b.String()), 0o644)
}

// runHeldOut prints how weights do on sets they were not learned from.
func runHeldOut() {
	rates, otherwise := corpus.HeldOut()
	for _, line := range otherwise {
		fmt.Println(line)
	}
	printRates(rates)
	runHeldOutClaims()
}

// runHeldOutClaims prints it of the figures of the form, by set and rule.
func runHeldOutClaims() {
	bySet, otherwise := corpus.HeldOutClaims()
	for _, line := range otherwise {
		fmt.Println(line)
	}
	for _, set := range slices.Sorted(maps.Keys(bySet)) {
		if len(bySet[set]) > 0 {
			fmt.Println(set)
			printRates(bySet[set])
		}
	}
}
