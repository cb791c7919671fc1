// Package identity compares the names of agencies, as rosters, workbooks and published pages spell them.
//
// [Reduce] makes two spellings of one name alike; [Likest] finds names that merely look like one
// another, to be offered to a reader and never taken. Whoever matches reports to agencies, to a
// roster's or to those of another year, matches by these, so that a name found in one room is
// found in all.
package identity

import (
	"slices"

	"nianbao/internal/simplified"
	"nianbao/internal/textfile"
	"nianbao/templates"
)

// Reduce reduces a name for comparison: brackets, spaces and widths made alike, in simplified
// characters. The result is never shown.
func Reduce(name string) string {
	return simplified.Text(templates.Normalize(name))
}

// most is how many names are offered, and alike how many characters in ten may differ.
const (
	most  = 3
	alike = 3
)

// Likest returns which of the reduced names look like a name, the likest first.
func Likest(name string, reduced [][]rune) []int {
	want := []rune(Reduce(name))
	if len(want) < 2 {
		return nil
	}
	type near struct{ at, distance int }
	var found []near
	for i, n := range reduced {
		longer := max(len(want), len(n))
		if gap := len(want) - len(n); 10*max(gap, -gap) > alike*longer {
			continue
		}
		if d := textfile.Distance(want, n); 10*d <= alike*longer {
			found = append(found, near{i, d})
		}
	}
	slices.SortStableFunc(found, func(a, b near) int { return a.distance - b.distance })
	var at []int
	for _, n := range found[:min(most, len(found))] {
		at = append(at, n.at)
	}
	return at
}
