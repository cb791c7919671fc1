package corpus

import (
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/internal/check/prose/claims"
	"nianbao/internal/check/prose/judge"
	"nianbao/internal/check/prose/reading"
	"nianbao/internal/measure/weigh"
)

// weighClaims learns the weights of readings of figures. Of a statement that is wrong the reading that weighs most by
// what was learned from the others counts.
func weighClaims(readings []claimReading) map[string]int {
	var sure []weigh.Example
	var open [][]claims.Proposal
	for _, r := range readings {
		sure, open = append(sure, r.sure...), append(open, r.open...)
	}
	w := map[string]int{}
	for range chosenAnew {
		all := slices.Clone(sure)
		for _, proposals := range open {
			best := slices.MaxFunc(proposals, func(a, b claims.Proposal) int { return by(w).Score(a) - by(w).Score(b) })
			all = append(all, weigh.Example{Features: against(best), Accept: true, Weight: 1})
		}
		w = weigh.Learn(all, judge.Base, claimOptions)
		insist(sure, w)
	}
	return weighty(w)
}

// insist makes a right reading that would be accused, or nearly so, count for more.
func insist(sure []weigh.Example, w map[string]int) {
	for i, e := range sure {
		if !e.Accept && e.Weight >= 1 && judge.With(w, e.Features) > accusedFrom {
			sure[i].Weight = min(e.Weight*2, mostInsisted)
		}
	}
}

// accusedFrom is the score from which a right reading is too near to being accused, mostInsisted what it may count for.
const accusedFrom, mostInsisted = 40, 8

// claimReading are the readings of a trial of which it is known what they are, and of each wrong statement those of
// which one is right.
type claimReading struct {
	sure []weigh.Example
	open [][]claims.Proposal
}

// claimReadingsOf returns the readings of some trials.
func claimReadingsOf(trials []Trial) []claimReading {
	list := make([]claimReading, len(trials))
	for i, t := range trials {
		list[i] = t.claimReading()
	}
	return list
}

var claimOptions = weigh.Options{Rounds: 300, Decay: 0.5, Least: 3, Cost: 1}

// chosenAnew is how often the readings of wrong statements are chosen anew.
const chosenAnew = 4

// weighty leaves out what hardly weighs.
func weighty(w map[string]int) map[string]int {
	const least = 8
	maps.DeleteFunc(w, func(feature string, n int) bool { return max(n, -n) < least && feature != judge.Base })
	return w
}

// by weighs by some weights.
func by(w map[string]int) claims.Weigher {
	return func(features []string) int {
		sum := w[judge.Base]
		for _, f := range features {
			sum += w[f]
		}
		return sum
	}
}

// against are the features of a reading that does not fit the table.
func against(q claims.Proposal) []string { return slices.Concat(q.Features, q.Doubts) }

// Weak examples: what fits the table may do so by chance.
const fitting, excused = 0.3, 0.2

// statementsIn returns what a trial's text may state.
var statementsIn = func(t Trial) []*claims.Statement {
	return claims.Statements(t.Edition, t.Report, reading.Passages(t.Edition, t.Report))
}

// claimReading returns the readings of a trial.
func (t Trial) claimReading() (r claimReading) {
	if !t.ofClaims() {
		return r
	}
	var touched []claims.Proposal
	for _, st := range statementsIn(t) {
		var wrong, unequal, equal []claims.Proposal
		for _, q := range st.Proposals {
			switch {
			case !t.judges(q.Figure.Rule), q.Gap:
			case q.Equal:
				equal = append(equal, q)
			case t.isWrong(st, q):
				wrong = append(wrong, q)
			default:
				unequal = append(unequal, q)
			}
		}
		for _, q := range equal {
			if len(wrong) == 0 && (q.Value.GreaterThan(decimal.NewFromInt(2)) || st.Amount == nil) {
				r.sure = append(r.sure, weigh.Example{Features: q.Features, Accept: true, Weight: fitting})
			} else if len(wrong) > 0 {
				r.sure = append(r.sure, weigh.Example{Features: q.Features, Weight: 1})
			}
		}
		for _, q := range unequal {
			e := weigh.Example{Features: against(q), Weight: 1}
			if len(equal) > 0 {
				e.Weight = excused
			}
			if len(wrong) == 0 {
				r.sure = append(r.sure, e)
			}
		}
		if len(wrong) > 0 && t.Every {
			touched = append(touched, wrong...)
		} else if len(wrong) > 0 {
			r.open = append(r.open, wrong)
		}
	}
	if len(touched) > 0 {
		r.open = append(r.open, touched)
	}
	return r
}

// ofClaims reports whether a trial tells of figures of the form.
func (t Trial) ofClaims() bool {
	return t.Every || t.Rule != "text.parts" && t.Rule != "text.period"
}

// judges reports whether a trial has verdicts for a rule.
func (t Trial) judges(rule string) bool { return t.Every || t.Rule == rule }

// isWrong reports whether a reading is one of what is wrong.
func (t Trial) isWrong(st *claims.Statement, q claims.Proposal) bool {
	if !t.Every {
		return t.accuses(q.Value.String())
	}
	return sameTable(t.Rule, q.Figure.Rule) &&
		t.wrongAt(st.Passage.Folded.Offset(min(q.From, q.NameFrom)), st.Passage.Folded.Offset(max(q.To, q.NameTo)))
}

// sameTable reports whether two rules are the same, or both of table 三.
func sameTable(a, b string) bool {
	return a == b || slices.Contains(tableThree, a) && slices.Contains(tableThree, b)
}
