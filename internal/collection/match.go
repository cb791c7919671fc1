package collection

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"nianbao/templates"
)

// A Matcher finds whose report a file is: by code, then by name as issued, then by name normalised (brackets, spaces,
// widths, Traditional characters). It never guesses: names that merely look alike are offered, not taken.
type Matcher struct {
	byCode map[string]int
	byName map[string][]int
	names  []matchName
}

// matchName is one name of an agency, reduced.
type matchName struct {
	agency  int
	name    string
	reduced []rune
}

// NewMatcher returns a matcher of agencies. former returns further names of an agency, under which it was known; nil
// for none.
func NewMatcher(agencies []Agency, former func(i int) []string) *Matcher {
	m := &Matcher{byCode: map[string]int{}, byName: map[string][]int{}}
	for i, a := range agencies {
		if a.Code != "" {
			m.byCode[a.Code] = i
		}
		names := []string{a.Name}
		if former != nil {
			names = append(names, former(i)...)
		}
		for _, name := range names {
			// The three kinds of key never meet: a name as issued is marked, the others are what they are reduced to.
			for _, key := range []string{"=" + name, templates.Normalize(name), Reduce(name)} {
				if !slices.Contains(m.byName[key], i) {
					m.byName[key] = append(m.byName[key], i)
				}
			}
			m.names = append(m.names, matchName{i, name, []rune(Reduce(name))})
		}
	}
	return m
}

// Find returns the agency that a code and a name tell; ok is false when it is none for certain. A name that two agencies
// share once it is reduced tells neither.
func (m *Matcher) Find(code, name string) (agency int, ok bool) {
	if i, found := m.byCode[strings.ToUpper(strings.TrimSpace(code))]; found {
		return i, true
	}
	if strings.TrimSpace(name) == "" {
		return 0, false
	}
	for _, key := range []string{"=" + name, templates.Normalize(name), Reduce(name)} {
		if found := m.byName[key]; len(found) == 1 {
			return found[0], true
		} else if len(found) > 1 {
			return 0, false
		}
	}
	return 0, false
}

// most is how many names are offered, and alike how many characters in ten may differ.
const (
	most  = 3
	alike = 3
)

// Near returns names on the roster that look like the name, the likest first.
func (m *Matcher) Near(name string) []string {
	want := []rune(Reduce(name))
	if len(want) < 2 {
		return nil
	}
	type near struct {
		name     string
		distance int
	}
	var found []near
	for _, n := range m.names {
		longer := max(len(want), len(n.reduced))
		if gap := len(want) - len(n.reduced); 10*max(gap, -gap) > alike*longer {
			continue
		}
		if d := distance(want, n.reduced); 10*d <= alike*longer {
			found = append(found, near{n.name, d})
		}
	}
	slices.SortStableFunc(found, func(a, b near) int { return a.distance - b.distance })
	var names []string
	for _, n := range found[:min(most, len(found))] {
		names = append(names, n.name)
	}
	return names
}

// distance is how many characters must be put in, taken out or changed to make one name of the other.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j := range b {
			changed := diagonal
			if a[i] != b[j] {
				changed++
			}
			diagonal = row[j+1]
			row[j+1] = min(changed, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}

// Reduce reduces a name to what it says, in simplified characters; for comparing only, never for showing.
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
