package corpus

import (
	"fmt"
	"slices"
	"sync"

	"nianbao/internal/check/prose/claims"
	"nianbao/internal/check/prose/judge"
	"nianbao/internal/check/prose/lists"
	"nianbao/internal/check/prose/reading"
)

// Held is how a set is judged by weights learned from the other sets only, which is what a fresh text may expect.
type Held struct {
	Set       string
	Rates     []Rate   // by rule and, last, over all
	Otherwise []string // a line for each text that is judged otherwise than its author did
}

// HeldOut judges the lists of each known set and the figures of each set of statements by weights learned from the
// other sets.
func HeldOut() []Held {
	all := Trials()
	ofLists, ofClaims := readingsOf(all, Trial.listReadings), readingsOf(all, Trial.claimReadings)
	var held []Held
	for _, t := range all {
		if n := len(held); n == 0 || held[n-1].Set != t.Set {
			held = append(held, Held{Set: t.Set})
		}
	}
	var wait sync.WaitGroup
	for i := range held {
		h := &held[i]
		wait.Go(func() {
			results := heldLists(all, h.Set, weighLists(joined(others(all, ofLists, h.Set))))
			if slices.Contains(statementSets, h.Set) {
				w := weighClaims(joined(others(all, ofClaims, h.Set)))
				results = append(results, heldClaims(all, h.Set, w)...)
			}
			h.Rates = rates(results)
			for _, r := range results {
				if len(r.Missed)+len(r.False) > 0 {
					h.Otherwise = append(h.Otherwise,
						fmt.Sprintf("%s %s missed %q false %v: %s", h.Set, r.Rule, r.Missed, r.False, r.Text))
				}
			}
		})
	}
	wait.Wait()
	return held
}

// others returns the readings of the trials of other sets.
func others(all []Trial, of []readings, set string) (list []readings) {
	for i, t := range all {
		if t.Set != set {
			list = append(list, of[i])
		}
	}
	return list
}

// heldLists judges the lists of a set by some weights. Of a statement that is wrong in another way nothing is known.
func heldLists(all []Trial, set string, w map[string]int) (results []Result) {
	scale := lists.ScaleOf(w)
	for _, t := range all {
		if t.Set != set || !t.ofLists() || t.Rule != "text.parts" && t.Wrong != "" {
			continue
		}
		var accused []string
		for _, p := range reading.Passages(t.Edition, t.Report) {
			for _, l := range lists.Weighed(t.Edition, p, scale) {
				if l.Verdict == reading.Wrong {
					accused = append(accused, added(l.Totals)+"="+added(l.Parts))
				}
			}
		}
		if t.Every {
			results = append(results, t.result("text.parts", accused, len(accused) > 0))
			continue
		}
		c := Case{Rule: t.Rule, Text: t.Text, Accuse: t.Accuse}
		results = append(results, c.judge(said{reading.Wrong: accused}))
	}
	return results
}

// heldClaims judges the figures of a set of statements by some weights.
func heldClaims(all []Trial, set string, w map[string]int) (results []Result) {
	weigher := claims.Weigher(func(f []string) int { return judge.With(w, f) })
	for _, t := range all {
		if t.Set != set || t.Rule == "text.parts" || t.Rule == "text.period" {
			continue
		}
		var accused []string
		found := false
		for _, c := range claims.Judge(t.Edition, t.Report, reading.Passages(t.Edition, t.Report), weigher) {
			if c.Verdict == reading.Wrong {
				how := "construction"
				if c.Weighed {
					how = "weighed"
				}
				accused = append(accused, fmt.Sprintf("%s %s: %s", how, c.Words, c.Clause))
				found = found || sameTable(c.Rule, t.Rule)
			}
		}
		results = append(results, t.result(t.Rule, accused, found))
	}
	return results
}

// result is what a statement of a set comes to: a right one must not be accused, a wrong one must be found.
func (t Trial) result(rule string, accused []string, found bool) Result {
	r := Result{Case: Case{Rule: rule, Text: t.Text}}
	switch {
	case t.Wrong == "":
		r.False = accused[:min(1, len(accused))]
	case found:
		r.Accuse, r.Found = []string{t.Wrong}, []string{t.Wrong}
	default:
		r.Accuse, r.Missed = []string{t.Wrong}, []string{t.Wrong}
	}
	return r
}
