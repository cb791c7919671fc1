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

var claimOptions = weigh.Options{Rounds: 15, Decay: 0.5, Least: 3, Online: true}

// How claims are learned.
const (
	claimRounds = 6    // how often the readings of wrong statements are chosen anew
	claimBar    = 40   // the score above which a right reading is too near to being accused
	claimMost   = 8    // what it may count for
	firmBar     = -120 // and one that is right in so many words
	firmMost    = 32
	claimLeast  = 8 // the weight below which a feature is left out
)

// weighClaims learns the weights of readings of figures.
func weighClaims(r readings) map[string]int {
	w := map[string]int{}
	for range claimRounds {
		w = weigh.Learn(r.likeliest(w, 1), judge.Base, claimOptions)
		insist(r.sure, w, claimBar, claimMost)
		insist(r.firm, w, firmBar, firmMost)
	}
	maps.DeleteFunc(w, func(feature string, n int) bool { return max(n, -n) < claimLeast && feature != judge.Base })
	return w
}

// against are the features of a reading that does not fit the table.
func against(q claims.Proposal) []string { return slices.Concat(q.Features, q.Doubts) }

// Weak examples: what fits the table may do so by chance.
const fitting, excused = 0.3, 0.2

// claimReadings returns a trial's readings of figures.
func (t Trial) claimReadings() (r readings) {
	if !t.ofClaims() {
		return r
	}
	var touched [][]string
	for _, st := range claims.Statements(t.Edition, t.Report, reading.Passages(t.Edition, t.Report)) {
		equal, unequal, wrong := t.sorted(st)
		for _, q := range equal {
			if len(wrong) == 0 && (q.Value.GreaterThan(decimal.NewFromInt(2)) || st.Amount == nil) {
				r.sure = append(r.sure, weigh.Example{Features: q.Features, Accept: true, Weight: fitting})
			} else if len(wrong) > 0 {
				r.sure = append(r.sure, weigh.Example{Features: q.Features, Weight: 1})
			}
		}
		if len(wrong) > 0 {
			if t.Every {
				touched = append(touched, wrong...)
			} else {
				r.open = append(r.open, wrong)
			}
			continue
		}
		weight := 1.0
		if len(equal) > 0 {
			weight = excused
		}
		for _, features := range unequal {
			e := weigh.Example{Features: features, Weight: weight}
			if t.Every {
				r.sure = append(r.sure, e)
			} else {
				r.firm = append(r.firm, e)
			}
		}
	}
	if len(touched) > 0 {
		r.open = append(r.open, touched)
	}
	return r
}

// sorted parts the readings of a statement into those that fit the table, and the features of those that do not: where
// the trial has nothing against them, and where it has.
func (t Trial) sorted(st *claims.Statement) (equal []claims.Proposal, unequal, wrong [][]string) {
	for _, q := range st.Proposals {
		switch {
		case !t.Every && t.Rule != q.Figure.Rule, q.Gap:
		case q.Equal:
			equal = append(equal, q)
		case t.isWrong(st, q):
			wrong = append(wrong, against(q))
		default:
			unequal = append(unequal, against(q))
		}
	}
	return equal, unequal, wrong
}

// ofClaims reports whether a trial has verdicts on figures of the form.
func (t Trial) ofClaims() bool {
	return t.Every && !slices.Contains(listSets, t.Set) || !t.Every && t.Rule != "text.parts" && t.Rule != "text.period"
}

// isWrong reports whether a reading is one of what is wrong.
func (t Trial) isWrong(st *claims.Statement, q claims.Proposal) bool {
	if !t.Every {
		return t.accuses(q.Value.String())
	}
	text := st.Passage.Folded
	return sameTable(t.Rule, q.Figure.Rule) &&
		t.wrongAt(text.Offset(min(q.From, q.NameFrom)), text.Offset(max(q.To, q.NameTo)))
}
