package corpus

import (
	"fmt"
	"os"
	"strings"

	"nianbao/internal/check/prose/judge"
	"nianbao/internal/check/prose/lists"
	"nianbao/internal/check/prose/reading"
)

// HeldOut judges the lists of each set by weights learned from the others only, which is what a
// fresh text may expect. It returns the rates by set and a line for each statement that is judged
// otherwise than its author did.
func HeldOut() (perSet []Rate, otherwise []string) {
	all := Trials()
	var sets []string
	by := map[string][]Trial{}
	for _, t := range all {
		if by[t.Set] == nil {
			sets = append(sets, t.Set)
		}
		by[t.Set] = append(by[t.Set], t)
	}
	for _, set := range sets {
		if only := os.Getenv("SETS"); only != "" && !strings.Contains(only, set) {
			continue
		}
		var others []Trial
		for _, t := range all {
			if t.Set != set {
				others = append(others, t)
			}
		}
		w := LearnFrom(others)[judge.Lists]
		rate := Rate{Rule: set}
		for _, t := range by[set] {
			if t.Rule != "text.parts" && (!t.Every || t.Wrong != "") {
				continue
			}
			otherwise = append(otherwise, t.hold(w, &rate)...)
		}
		perSet = append(perSet, rate)
	}
	return perSet, otherwise
}

// hold judges a trial's lists and enters them in a rate.
func (t Trial) hold(w map[string]int, rate *Rate) (otherwise []string) {
	rate.Sentences++
	var accused []string
	for _, p := range reading.Passages(t.Edition, t.Report) {
		for _, l := range lists.Weighed(t.Edition, p, func(f []string) int { return judge.With(w, f) }) {
			if l.Verdict == reading.Wrong {
				accused = append(accused, added(l.Totals)+"="+added(l.Parts))
			}
		}
	}
	switch {
	case t.Every && t.Wrong != "":
		rate.Wrong++
		if len(accused) > 0 {
			rate.Found++
			return nil
		}
		rate.Missed++
		return []string{fmt.Sprintf("%s missed %s: %s", t.Set, t.Wrong, t.Text)}
	case t.Every && len(accused) > 0:
		rate.False++
		return []string{fmt.Sprintf("%s false %v: %s", t.Set, accused, t.Text)}
	}
	found, missed := sort(accused, t.Accuse)
	_, false := sort(t.Accuse, accused)
	rate.Wrong += len(t.Accuse)
	rate.Found, rate.Missed, rate.False = rate.Found+len(found), rate.Missed+len(missed), rate.False+len(false)
	if len(missed)+len(false) > 0 {
		return []string{fmt.Sprintf("%s missed %v false %v: %s", t.Set, missed, false, t.Text)}
	}
	return nil
}
