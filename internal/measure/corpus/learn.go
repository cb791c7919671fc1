package corpus

import (
	"nianbao/internal/check/prose/judge"
	"nianbao/internal/measure/weigh"
)

// Learn returns the weights that the known sets give the features of lists and claims.
func Learn() map[judge.Model]map[string]int {
	return LearnFrom(Trials())
}

// LearnFrom returns the weights that some trials give, which tells how weights do on the others.
func LearnFrom(trials []Trial) map[judge.Model]map[string]int {
	return map[judge.Model]map[string]int{
		judge.Lists:  weigh.Learn(listExamples(trials), judge.Base, learning),
		judge.Claims: weighClaims(claimReadingsOf(trials)),
	}
}

// learning is how weights are learned.
var learning = weigh.Options{Rounds: 300, Decay: 0.5, Least: 4, Cost: 1}
