package corpus

import (
	"fmt"
	"os"
	"strings"
	"sync"

	"nianbao/internal/check/prose/claims"
	"nianbao/internal/check/prose/reading"
)

// HeldOutClaims judges the figures in each set of statements by weights learned from the other sets only. It returns
// for each set the rates by rule and a line for each statement that is judged otherwise than its author did.
func HeldOutClaims() (bySet map[string][]Rate, otherwise []string) {
	all := Trials()
	rates, lines := make([][]Rate, len(statementSets)), make([][]string, len(statementSets))
	examples := claimReadingsOf(all)
	var wait sync.WaitGroup
	for i, set := range statementSets {
		if only := os.Getenv("SETS"); only != "" && !strings.Contains(only, set) {
			continue
		}
		wait.Go(func() {
			var others []claimReading
			for k, t := range all {
				if t.Set != set {
					others = append(others, examples[k])
				}
			}
			rates[i], lines[i] = holdClaims(all, set, by(weighClaims(others)))
		})
	}
	wait.Wait()
	bySet = map[string][]Rate{}
	for i, set := range statementSets {
		bySet[set], otherwise = rates[i], append(otherwise, lines[i]...)
	}
	return bySet, otherwise
}

// holdClaims judges the figures of a set by some weights.
func holdClaims(all []Trial, set string, w claims.Weigher) ([]Rate, []string) {
	var results []Result
	var otherwise []string
	for _, t := range all {
		if t.Set != set || !t.ofClaims() || t.Rule == "text.parts" || t.Rule == "text.period" {
			continue
		}
		r := t.holdClaim(w)
		results = append(results, r)
		if len(r.Missed)+len(r.False) > 0 {
			otherwise = append(otherwise, fmt.Sprintf("%s %s missed %q false %v: %s", set, t.Rule, r.Missed, r.False, t.Text))
		}
	}
	return rates(results), otherwise
}

// holdClaim judges the figures of a statement: a right one must not be accused, a wrong one by its rule.
func (t Trial) holdClaim(w claims.Weigher) Result {
	r := Result{Case: Case{Rule: t.Rule, Text: t.Text}}
	var accused []string
	found := false
	for _, c := range claims.Judge(t.Edition, t.Report, reading.Passages(t.Edition, t.Report), w) {
		if c.Verdict == reading.Wrong {
			how := "construction"
			if c.Weighed {
				how = "weighed"
			}
			accused = append(accused, fmt.Sprintf("%s %s: %s", how, c.Words, c.Clause))
			found = found || sameTable(c.Rule, t.Rule)
		}
	}
	switch {
	case t.Wrong == "":
		r.Confirm = []string{""}
		r.False = accused[:min(1, len(accused))]
	case found:
		r.Accuse, r.Found = []string{t.Wrong}, []string{t.Wrong}
	default:
		r.Accuse, r.Missed = []string{t.Wrong}, []string{t.Wrong}
	}
	return r
}
