package roster

import (
	"slices"
	"strings"

	"nianbao/internal/identity"
)

// spelled returns the possible full forms of a reduced name: itself, and each expansion of its
// abbreviations.
func spelled(name string) []string {
	all := []string{name}
	for _, short := range words().shorts {
		if stem, found := strings.CutSuffix(name, short); found {
			for _, long := range words().short[short] {
				if !slices.Contains(all, stem+long) {
					all = append(all, stem+long)
				}
			}
			break // the longest that fits
		}
	}
	return all
}

// Short returns the one agency with a short name: expanded it is that agency's name, or its end
// after the name of an area (档案局 for 青禾县档案局). ok is false when no agency or several
// match.
func (m *Matcher) Short(name string) (agency int, ok bool) {
	near := m.shortened(name)
	if len(near) != 1 {
		return 0, false
	}
	return near[0], true
}

// shortened returns all agencies a short name may mean.
func (m *Matcher) shortened(name string) []int {
	wanted := spelled(identity.Reduce(name))
	if len([]rune(wanted[0])) < 2 {
		return nil
	}
	exact, tail := map[int]bool{}, map[int]bool{}
	for i, reduced := range m.reduced {
		full := string(reduced)
		for _, w := range wanted {
			if full == w {
				exact[m.of[i]] = true
			} else if stem, found := strings.CutSuffix(full, w); found && len([]rune(w)) >= 3 &&
				(isPlace(stem) || ofPlace(w)) {
				tail[m.of[i]] = true
			}
		}
	}
	if len(exact) > 0 {
		return sorted(exact)
	}
	return sorted(tail)
}

func sorted(set map[int]bool) []int {
	var all []int
	for i := range set {
		all = append(all, i)
	}
	slices.Sort(all)
	return all
}

// isPlace reports whether the text before a name is the name of an area.
func isPlace(stem string) bool {
	return slices.ContainsFunc(words().places, func(end string) bool { return strings.HasSuffix(stem, end) })
}

// ofPlace reports whether a name begins with what ends the name of an area (县档案局), so that
// only its own name is missing.
func ofPlace(name string) bool {
	return slices.ContainsFunc(words().places, func(end string) bool {
		rest, found := strings.CutPrefix(name, end)
		return found && len([]rune(rest)) >= 2
	})
}
