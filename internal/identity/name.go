// Package identity compares the names of agencies, as rosters, workbooks and published pages spell them.
//
// [Reduce] makes two spellings of one name alike; [Likest] finds names that merely look like one another, to be offered to
// a reader and never taken. Whoever matches reports to agencies, to a roster's or to those of another year, matches by these,
// so that a name found in one room is found in all.
package identity

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"nianbao/internal/textfile"
	"nianbao/templates"
)

// Reduce reduces a name to what it says: brackets, spaces and widths made alike, in simplified characters; for comparing
// only, never for showing.
func Reduce(name string) string {
	return strings.Map(func(r rune) rune {
		if s, ok := simplified()[r]; ok {
			return s
		}
		return r
	}, templates.Normalize(name))
}

// simplifiedPairs are Traditional characters each with its simplified one, those of Unihan's kSimplifiedVariant (Unicode
// 15) in the basic block that have just one.
//
//go:embed simplified.txt
var simplifiedPairs string

var simplified = sync.OnceValue(func() map[rune]rune {
	pairs := strings.Fields(simplifiedPairs)
	table := make(map[rune]rune, len(pairs))
	for _, pair := range pairs {
		from, size := utf8.DecodeRuneInString(pair)
		to, _ := utf8.DecodeRuneInString(pair[size:])
		table[from] = to
	}
	return table
})

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
