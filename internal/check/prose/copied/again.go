package copied

import (
	"nianbao/internal/check/rule"
	"nianbao/internal/report"
	"nianbao/templates"
)

// Small offices write little: a section that must be renewed every year often has too few letters
// for fingerprints. Between agencies so short a text may coincide. That nearly all of it is the
// agency's own of the year before is no coincidence, and two texts alone can be compared letter
// by letter.

// Limits of the report on a short section.
const (
	ShortestAgain = 40 // letters of its own it must have
	LeastAgain    = 85 // per cent of it that must stand in last year's report
	leastRun      = 6  // letters that must stand together to count
)

// Again returns the sections that must be renewed every year and are nearly all last year's, of
// those that one of the two years has too few letters for [Between].
func Again(e *templates.Edition, r *report.Report, priorEdition *templates.Edition, prior *report.Report) []rule.Twin {
	var found []Match
	drop, dropPrior := newDropper(e, r.Agency), newDropper(priorEdition, prior.Agency)
	for _, s := range compared(e) {
		if !s.Renewed {
			continue
		}
		now, before := plainOf(r.Prose[s.ID], drop).letter, plainOf(prior.Prose[s.ID], dropPrior).letter
		if len(now) < ShortestAgain || len(now) >= Shortest && len(before) >= Shortest ||
			len(now)*LeastAgain > 100*len(before) {
			continue // too short, compared already, or longer than what it could be a copy of
		}
		runs, covered := runsIn(now, before)
		if percent := 100 * covered / len(now); percent >= LeastAgain {
			found = append(found, Match{Of: &report.Report{Identity: prior.Identity, File: prior.File},
				Section: s.ID, Percent: percent, stretches: longestFirst(runs)})
		}
	}
	return Quote(e, r, found)
}

// runsIn finds the runs of letters of a text that occur in another, anywhere, and how many
// letters they cover.
func runsIn(text, other []rune) (runs []stretch, covered int) {
	for i := 0; i < len(text); {
		n := 0
		for k := range other {
			n = max(n, common(text[i:], other[k:]))
		}
		if n < leastRun {
			i++
			continue
		}
		runs, covered = append(runs, stretch{i, i + n}), covered+n
		i += n
	}
	return runs, covered
}

// common returns how many letters two texts begin with in common.
func common(a, b []rune) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
