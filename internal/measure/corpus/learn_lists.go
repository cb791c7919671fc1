package corpus

import (
	"slices"

	"nianbao/internal/check/prose/judge"
	"nianbao/internal/check/prose/lists"
	"nianbao/internal/check/prose/reading"
	"nianbao/internal/measure/weigh"
)

var listOptions = weigh.Options{Rounds: 300, Decay: 0.5, Least: 4}

// How lists are learned.
const (
	listRounds = 5   // how often the readings of wrong statements are chosen anew
	listBar    = -20 // the score above which a right list is too near to being accused
	listMost   = 16  // what it may count for
	listWrong  = 2   // what a wrong statement counts for
	listSure   = 4   // and one of which the total and its parts are known
	listBeside = 0.5 // what other readings of its total count for, as right ones
)

// weighLists learns the weights of readings of lists.
func weighLists(r readings) map[string]int {
	w := weigh.Learn(r.sure, judge.Base, listOptions)
	for range listRounds {
		all := r.likeliest(w, listWrong)
		insist(r.sure, w, listBar, listMost)
		w = weigh.Learn(all, judge.Base, listOptions)
	}
	return w
}

// listReadings returns a trial's readings of lists.
func (t Trial) listReadings() (r readings) {
	if !t.ofLists() {
		return r
	}
	var unsure [][]string
	for _, p := range reading.Passages(t.Edition, t.Report) {
		proposals := lists.Readings(t.Edition, p)
		accused := map[*reading.Amount]bool{}
		for _, q := range proposals {
			if t.accuses(q.Statement()) {
				accused[q.Totals[0]] = true
			}
		}
		for _, q := range proposals {
			switch {
			case t.accuses(q.Statement()):
				r.sure = append(r.sure, weigh.Example{Features: q.Features, Accept: true, Weight: listSure})
			case accused[q.Totals[0]]:
				r.sure = append(r.sure, weigh.Example{Features: q.Features, Weight: listBeside})
			case t.Rule == "text.parts" && t.Every && t.touches(p, q):
				unsure = append(unsure, q.Features)
			default:
				r.sure = append(r.sure, weigh.Example{Features: q.Features, Weight: 1})
			}
		}
	}
	if len(unsure) > 0 {
		r.open = append(r.open, unsure)
	}
	return r
}

// ofLists reports whether a trial has verdicts on lists.
func (t Trial) ofLists() bool { return t.Every || t.Rule == "text.parts" }

// touches reports whether the words that are wrong hold the total of a reading, or one of its parts.
func (t Trial) touches(p *reading.Passage, q lists.Reading) bool {
	at := func(a *reading.Amount) bool { return t.wrongAt(p.Folded.Offset(a.From), p.Folded.Offset(a.To)) }
	return slices.ContainsFunc(q.Totals, at) || slices.ContainsFunc(q.Parts, at)
}
