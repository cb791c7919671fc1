package roster

import (
	"strings"

	"nianbao/internal/identity"
	"nianbao/internal/level"
	"nianbao/internal/message"
	"nianbao/internal/report"
)

// maxDepth bounds a chain of superiors: a station below a township's office below the township,
// the county, the city, the province and a ministry has six.
const maxDepth = 16

// superiors resolves the superiors. A short form is given its full name; one that is not on the
// roster is reported with candidates; circles and endless chains are refused.
func (r *reading) superiors(m *Matcher) {
	agencies := r.list.Agencies
	byName := map[string]int{}
	for i, a := range agencies {
		byName[identity.Reduce(a.Name)] = i
	}
	r.groupSuperiors(m)
	full := r.reportAbsent(m, byName, r.onRoster(byName))
	for i := range agencies {
		if name, ok := full[identity.Reduce(agencies[i].Superior)]; ok && name != agencies[i].Name {
			agencies[i].Superior = name
		} else if ok {
			agencies[i].Superior = ""
		}
	}
	r.circles(byName)
}

// absent is a superior that is not on the roster by that name, and how many agencies have it.
type absent struct {
	name  string
	count int
}

// onRoster gives superiors the spelling of the roster and returns those that are not on it.
func (r *reading) onRoster(byName map[string]int) (missing []absent) {
	agencies := r.list.Agencies
	at := map[string]int{}
	for i := range agencies {
		a := &agencies[i]
		key := identity.Reduce(a.Superior)
		if key == "" {
			continue
		}
		if k, on := byName[key]; on {
			if a.Superior = agencies[k].Name; k == i {
				a.Superior = "" // the top, which names itself
			}
			continue
		}
		if k, known := at[key]; known {
			missing[k].count++
		} else {
			at[key] = len(missing)
			missing = append(missing, absent{a.Superior, 1})
		}
	}
	return missing
}

// reportAbsent reports the superiors that are not on the roster, and returns the full names of short forms.
func (r *reading) reportAbsent(m *Matcher, byName map[string]int, missing []absent) map[string]string {
	full := map[string]string{}
	told := 0
	for _, gone := range missing {
		key := identity.Reduce(gone.name)
		if i, ok := fullName(byName, key); ok {
			full[key] = r.list.Agencies[i].Name
			r.list.note("roster.superior.short", "superior", gone.name, "name", full[key], "n", gone.count)
			continue
		}
		if told++; told > shownAbsent {
			continue
		}
		if near := m.Near(gone.name); len(near) > 0 {
			r.list.note("roster.superior.near", "superior", gone.name, "n", gone.count, "near", near)
		} else {
			r.list.note("roster.superior.absent", "superior", gone.name, "n", gone.count)
		}
	}
	if told > shownAbsent {
		r.list.note("roster.superior.rest", "n", told-shownAbsent)
	}
	return full
}

// shownAbsent is how many superiors that are not on the roster are reported one by one.
const shownAbsent = 10

// fullName finds the one agency that a short superior means. Whether a government and its office
// are one is not decided here: totals may be formed under either.
func fullName(byName map[string]int, superior string) (int, bool) {
	found := -1
	for _, way := range spelled(superior)[1:] {
		if i, on := byName[way]; on && i != found {
			if found >= 0 {
				return 0, false
			}
			found = i
		}
	}
	return found, found >= 0
}

// groupSuperiors gives agencies the superior that the row above their group names, where that is an agency of the list.
func (r *reading) groupSuperiors(m *Matcher) {
	for i := range r.list.Agencies {
		g := r.groups[i]
		if g == nil || g.level != "" || r.list.Agencies[i].Superior != "" {
			continue
		}
		if k, ok := m.Find("", g.text); ok && k != i {
			r.list.Agencies[i].Superior = r.list.Agencies[k].Name
		}
	}
}

// circles reports superiors above themselves, once each, and chains that are too long.
func (r *reading) circles(byName map[string]int) {
	agencies := r.list.Agencies
	const unseen, open, done = 0, 1, 2
	state := make([]int, len(agencies))
	depth := make([]int, len(agencies))
	above := func(i int) int {
		if k, ok := byName[identity.Reduce(agencies[i].Superior)]; ok && agencies[i].Superior != "" {
			return k
		}
		return -1
	}
	tooDeep := false
	for i := range agencies {
		var path []int
		k := i
		for k >= 0 && state[k] == unseen {
			state[k] = open
			path = append(path, k)
			k = above(k)
		}
		if k >= 0 && state[k] == open {
			r.circle(path, k)
		}
		for j := len(path) - 1; j >= 0; j-- {
			state[path[j]] = done
			if next := above(path[j]); next >= 0 {
				depth[path[j]] = depth[next] + 1
			}
			if depth[path[j]] > maxDepth && !tooDeep {
				tooDeep = true
				r.report(agencies[path[j]].Line, -1, "roster.deep", "name", agencies[path[j]].Name, "limit", maxDepth)
			}
		}
	}
}

func (r *reading) circle(path []int, at int) {
	var names []string
	for i, k := range path {
		if k == at {
			for _, member := range path[i:] {
				names = append(names, r.list.Agencies[member].Name)
			}
		}
	}
	if len(names) > maxDepth {
		names = append(names[:maxDepth], "…")
	} else {
		names = append(names, names[0])
	}
	r.report(r.list.Agencies[at].Line, -1, "roster.circle", "names", strings.Join(names, "→"))
}

// levels reports each unknown level word once, with its effect and the likely word.
func (r *reading) levels() {
	count := map[string]int{}
	var order []string
	for _, a := range r.list.Agencies {
		if _, known := level.Of(a.Level); a.Level != "" && !known {
			if count[a.Level]++; count[a.Level] == 1 {
				order = append(order, a.Level)
			}
		}
	}
	for i, word := range order {
		if i == shownLevels {
			r.list.note("roster.level.rest", "n", len(order)-i)
			break
		}
		key, near := "roster.level.unknown", level.Near(word)
		if near != "" {
			key = "roster.level.near"
		}
		r.list.note(key, "level", word, "n", count[word], "near", near, "due", Deadline(word, report.Own))
	}
}

// shownLevels is how many unknown level words are reported one by one.
const shownLevels = 8

// Deadline is the day, as 1月31日, by which an agency of a level must report.
func Deadline(word string, scope report.Scope) message.Text {
	d := due[kindIn(word, scope)]
	return message.New("roster.day", "month", int(d.month), "day", d.day)
}
