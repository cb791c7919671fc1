package corpus

import (
	"slices"

	"nianbao/internal/check/prose/judge"
	"nianbao/internal/measure/weigh"
)

// Learn returns the weights that the known sets give the features of lists and claims.
func Learn() map[judge.Model]map[string]int {
	trials := Trials()
	return map[judge.Model]map[string]int{
		judge.Lists:  weighLists(joined(readingsOf(trials, Trial.listReadings))),
		judge.Claims: weighClaims(joined(readingsOf(trials, Trial.claimReadings))),
	}
}

// readings are the proposals of a trial: those that are right or wrong beyond doubt, and for each wrong statement the
// features of those of which one is meant.
type readings struct {
	sure []weigh.Example
	firm []weigh.Example // those of them that are right in so many words
	open [][][]string
}

// readingsOf returns the readings of each trial.
func readingsOf(trials []Trial, of func(Trial) readings) []readings {
	list := make([]readings, len(trials))
	for i, t := range trials {
		list[i] = of(t)
	}
	return list
}

// joined returns the readings of several trials, with examples of their own.
func joined(list []readings) (all readings) {
	for _, r := range list {
		all.sure, all.firm, all.open = append(all.sure, r.sure...), append(all.firm, r.firm...), append(all.open, r.open...)
	}
	return all
}

// likeliest returns the sure readings, and of each wrong statement the one that weighs most, which counts for so much.
func (r readings) likeliest(w map[string]int, weight float64) []weigh.Example {
	all := slices.Concat(r.sure, r.firm)
	for _, features := range r.open {
		best := slices.MaxFunc(features, func(a, b []string) int { return judge.With(w, a) - judge.With(w, b) })
		all = append(all, weigh.Example{Features: best, Accept: true, Weight: weight})
	}
	return all
}

// insist doubles what a right reading counts for, up to a limit, where its score is above a bar: an officer who is
// accused wrongly twice stops reading.
func insist(list []weigh.Example, w map[string]int, bar int, most float64) {
	for i, e := range list {
		if !e.Accept && e.Weight >= 1 && judge.With(w, e.Features) > bar {
			list[i].Weight = min(e.Weight*2, most)
		}
	}
}
