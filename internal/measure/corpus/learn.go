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
	o := weigh.Options{Rounds: 600, Decay: 0.5, Least: 4, Cost: 1}
	return map[judge.Model]map[string]int{
		judge.Lists:  weigh.Learn(listExamples(trials), judge.Base, o),
		judge.Claims: weigh.Learn(claimExamples(trials), judge.Base, o),
	}
}
