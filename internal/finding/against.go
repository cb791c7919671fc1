package finding

import "slices"

// PolicyRule is the rule of the notes about the office's own rulings.
const PolicyRule = "policy"

// Change is what became of a finding between two rounds.
type Change string

// The changes; their words are in the catalogue under change.<change>.
const (
	PutRight     Change = "right"     // it is gone
	StillOpen    Change = "open"      // it fails still
	NewlyFound   Change = "new"       // it was not there before
	NoLonger     Change = "unjudged"  // it failed and can no longer be judged
	NowExplained Change = "explained" // it fails and its agency gave a reason that closes it
)

// Step is one finding of two rounds with what became of it; of one that is gone, the earlier finding.
type Step struct {
	Finding Finding
	Change  Change
}

// Against compares the findings of a report with those of an earlier round: first what is there
// now, then what was put right. What could not be judged in both rounds is no step, nor are the
// notes about the office's own rulings.
//
// A finding about several cells (the blanks of a row, the instances of a relation none of which
// can be judged) changes its identity with every cell that is filled in, so findings of one rule
// are the same when they share a cell.
func Against(earlier, now []Finding) []Step {
	var steps []Step
	met := make([]bool, len(earlier))
	for _, f := range now {
		if f.Rule == PolicyRule {
			continue
		}
		before := false
		for i, e := range earlier {
			if same(e, f) && e.Outcome == Fails {
				met[i], before = true, true
			}
		}
		switch {
		case f.Outcome == Fails && f.Explanation != "" && !f.Asks():
			steps = append(steps, Step{f, NowExplained})
		case f.Outcome == Fails && before:
			steps = append(steps, Step{f, StillOpen})
		case f.Outcome == Fails:
			steps = append(steps, Step{f, NewlyFound})
		case before:
			steps = append(steps, Step{f, NoLonger})
		}
	}
	for i, e := range earlier {
		if !met[i] && e.Outcome == Fails && e.Rule != PolicyRule {
			steps = append(steps, Step{e, PutRight})
		}
	}
	return steps
}

func same(a, b Finding) bool {
	if a.Rule != b.Rule {
		return false
	}
	shared := func(slot string) bool { return slices.Contains(b.Slots, slot) }
	return a.ID() == b.ID() || slices.ContainsFunc(a.Slots, shared)
}
