package corpus

import (
	"nianbao/internal/check/prose/judge"
	"nianbao/internal/check/prose/lists"
	"nianbao/internal/check/prose/reading"
	"nianbao/internal/measure/weigh"
)

// listExamples are the readings of lists in some trials. Where a statement is wrong and several
// readings of its words are, the one that weighs most by what was learned from the others counts.
func listExamples(trials []Trial) []weigh.Example {
	var examples []weigh.Example
	var open [][]lists.Proposal
	for _, t := range trials {
		sure, unsure := t.listReadings()
		examples = append(examples, sure...)
		if len(unsure) > 0 {
			open = append(open, unsure)
		}
	}
	all := examples
	for range latentRounds {
		w := weigh.Learn(all, judge.Base, learning)
		all = examples[:len(examples):len(examples)]
		for _, readings := range open {
			best := readings[0]
			for _, q := range readings[1:] {
				if judge.With(w, q.Features) > judge.With(w, best.Features) {
					best = q
				}
			}
			all = append(all, weigh.Example{Features: best.Features, Accept: true, Weight: 1})
		}
		stress(examples, w)
	}
	return all
}

// stress makes a right list that would be accused count for more: an officer who is accused wrongly
// twice stops reading.
func stress(examples []weigh.Example, w map[string]int) {
	for i, e := range examples {
		if !e.Accept && judge.With(w, e.Features) > -margin {
			examples[i].Weight = min(e.Weight*2, heaviest)
		}
	}
}

// margin is how far below the bar a right list should stay, heaviest what it may count for.
const margin, heaviest = 60, 16

// latentRounds is how often the readings of statements are chosen anew.
const latentRounds = 5

// listReadings returns the readings of a trial that are right or wrong beyond doubt, and those of which one is meant.
func (t Trial) listReadings() (sure []weigh.Example, unsure []lists.Proposal) {
	if t.Rule != "text.parts" && !t.Every {
		return nil, nil
	}
	for _, p := range reading.Passages(t.Edition, t.Report) {
		proposals := lists.Proposals(t.Edition, p)
		accused := map[*reading.Amount]bool{}
		for _, q := range proposals {
			if t.accuses(q.Statement()) {
				accused[q.Total] = true
			}
		}
		for _, q := range proposals {
			switch {
			case t.accuses(q.Statement()):
				sure = append(sure, weigh.Example{Features: q.Features, Accept: true, Weight: 1})
			case accused[q.Total]:
			case t.Rule == "text.parts" && t.Every && t.touches(p, q):
				unsure = append(unsure, q)
			default:
				sure = append(sure, weigh.Example{Features: q.Features, Weight: 1})
			}
		}
	}
	return sure, unsure
}

// touches reports whether the words that are wrong hold the total of a reading, or all its parts.
func (t Trial) touches(p *reading.Passage, q lists.Proposal) bool {
	at := func(a *reading.Amount) bool { return t.wrongAt(p.Folded.Offset(a.From), p.Folded.Offset(a.To)) }
	if at(q.Total) {
		return true
	}
	for _, a := range q.Parts {
		if at(a) {
			return true
		}
	}
	return false
}
