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

// weightsHead is the first comment of the file.
const weightsHead = "# What each feature of a reading weighs, in hundredths of a logit. " +
	"Made by \"go generate ./internal/check/prose/judge\" from\n# the known sets of sentences; do not edit.\n"

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

// runHeldOut prints how weights do on sets they were not learned from, by set and rule.
func runHeldOut() {
	for _, h := range corpus.HeldOut() {
		for _, line := range h.Otherwise {
			fmt.Println(line)
		}
		if len(h.Rates) > 1 {
			fmt.Println(h.Set)
			printRates(h.Rates)
		}
	}
}
