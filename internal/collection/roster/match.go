package roster

import (
	"slices"
	"strings"

	"nianbao/internal/identity"
	"nianbao/templates"
)

// A Matcher finds whose report a file is: by code, then by name as issued, then by name normalised (brackets, spaces,
// widths, Traditional characters). It never guesses: names that merely look alike are offered, not taken.
type Matcher struct {
	byCode  map[string]int
	byName  map[string][]int
	names   []string // all there are, and each reduced
	reduced [][]rune
	of      []int // whose name it is
	longest int   // name, in characters
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
			for _, key := range []string{"=" + name, templates.Normalize(name), identity.Reduce(name)} {
				if !slices.Contains(m.byName[key], i) {
					m.byName[key] = append(m.byName[key], i)
				}
			}
			m.names, m.reduced = append(m.names, name), append(m.reduced, []rune(identity.Reduce(name)))
			m.of = append(m.of, i)
			m.longest = max(m.longest, len(m.reduced[len(m.reduced)-1]))
		}
	}
	return m
}

// Find returns the agency of a code and a name; ok is false when it is none for certain. A
// reduced name that two agencies share identifies neither.
func (m *Matcher) Find(code, name string) (agency int, ok bool) {
	if i, found := m.byCode[strings.ToUpper(strings.TrimSpace(code))]; found {
		return i, true
	}
	if strings.TrimSpace(name) == "" {
		return 0, false
	}
	for _, key := range []string{"=" + name, templates.Normalize(name), identity.Reduce(name)} {
		if found := m.byName[key]; len(found) == 1 {
			return found[0], true
		} else if len(found) > 1 {
			return 0, false
		}
	}
	return 0, false
}

// ShownNear is how many names are offered.
const ShownNear = 3

// Near returns names on the roster that look like the name, the likest first.
func (m *Matcher) Near(name string) []string {
	var names []string
	for _, i := range m.shortened(name) {
		for k, of := range m.of {
			if of == i && len(names) < ShownNear {
				names = append(names, m.names[k])
				break
			}
		}
	}
	for _, i := range identity.Likest(name, m.reduced) {
		if !slices.Contains(names, m.names[i]) && len(names) < ShownNear {
			names = append(names, m.names[i])
		}
	}
	return names
}
