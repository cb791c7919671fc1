package officer

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/collection/status"
	"nianbao/templates"
)

// filter is which agencies a count counts; since is when the officer had signed in before.
type filter struct {
	id string
	is func(a *status.Agency, since string) bool
}

// filters are the counts of the board that are filters too, in the order the field reads them; their
// words are in the catalogue under desk.count.<id>.
var filters = []filter{
	{"due", func(a *status.Agency, _ string) bool { return a.Must() }},
	{"received", func(a *status.Agency, _ string) bool { return a.Must() && a.Received() }},
	{"missing", func(a *status.Agency, _ string) bool { return a.Must() && !a.Received() }},
	{"late", func(a *status.Agency, _ string) bool { return a.Must() && a.Late }},
	{"fail", func(a *status.Agency, _ string) bool { return a.Must() && a.Fails() }},
	{"verify", func(a *status.Agency, _ string) bool { return a.Must() && a.Asks() }},
	{"pass", func(a *status.Agency, _ string) bool { return a.State() == "pass" }},
	{"returned", func(a *status.Agency, _ string) bool { return a.Must() && a.Returned() }},
	{"exempt", func(a *status.Agency, _ string) bool { return !a.Must() }},
	{"new", func(a *status.Agency, since string) bool { return since != "" && newest(a) > since }},
}

// newest is when an agency's last file was taken in.
func newest(a *status.Agency) string {
	last := ""
	for _, in := range a.Files {
		last = max(last, in.Taken)
	}
	return last
}

// orders are the columns by which the board can be sorted.
var orders = map[string]func(a, b *status.Agency) int{
	"name":     func(a, b *status.Agency) int { return strings.Compare(a.Name, b.Name) },
	"superior": func(a, b *status.Agency) int { return strings.Compare(a.Superior, b.Superior) },
	"deadline": func(a, b *status.Agency) int { return strings.Compare(a.Deadline, b.Deadline) },
	"state": func(a, b *status.Agency) int {
		return cmp.Compare(slices.Index(stateOrder, a.State()), slices.Index(stateOrder, b.State()))
	},
	"received": func(a, b *status.Agency) int { return strings.Compare(newest(b), newest(a)) },
}

// stateOrder puts what needs somebody first.
var stateOrder = []string{"fail", "missing", "verify", "pass", "exempt"}

// choice is what of the season a board shows: every part of it is in the address, so
// that it can be kept and sent on.
type choice struct {
	State, Query, Under, Sort string
	Sheet                     int
}

func choiceOf(q url.Values) choice {
	c := choice{State: q.Get("state"), Query: strings.TrimSpace(q.Get("q")),
		Under: q.Get("under"), Sort: q.Get("sort")}
	c.Sheet, _ = strconv.Atoi(q.Get("page"))
	c.Sheet = max(c.Sheet, 1)
	if orders[c.Sort] == nil {
		c.Sort = ""
	}
	return c
}

// query is the choice as an address; "" for the whole board.
func (c choice) query() string {
	q := url.Values{}
	for key, value := range map[string]string{
		"state": c.State, "q": c.Query, "under": c.Under, "sort": c.Sort,
	} {
		if value != "" {
			q.Set(key, value)
		}
	}
	if c.Sheet > 1 {
		q.Set("page", strconv.Itoa(c.Sheet))
	}
	if len(q) == 0 {
		return ""
	}
	return "?" + q.Encode()
}

// found are the agencies of a choice, without its state: what the counts count.
func (c choice) found(agencies []*status.Agency) []*status.Agency {
	if c.Query == "" {
		return agencies
	}
	want := templates.Normalize(c.Query)
	var list []*status.Agency
	for _, a := range agencies {
		if slices.ContainsFunc(append(a.Names(), a.Code), func(name string) bool {
			return strings.Contains(templates.Normalize(name), want)
		}) {
			list = append(list, a)
		}
	}
	return list
}

// listed are the agencies of a choice in its order.
func (c choice) listed(agencies []*status.Agency, since string) []*status.Agency {
	list := agencies
	if i := slices.IndexFunc(filters, func(f filter) bool { return f.id == c.State }); i >= 0 {
		list = nil
		for _, a := range agencies {
			if filters[i].is(a, since) {
				list = append(list, a)
			}
		}
	}
	if order := orders[c.Sort]; order != nil {
		list = slices.Clone(list)
		slices.SortStableFunc(list, order)
	}
	return list
}

// inBoth keeps the order of the first.
func inBoth(list, other []*status.Agency) (both []*status.Agency) {
	in := map[*status.Agency]bool{}
	for _, a := range other {
		in[a] = true
	}
	for _, a := range list {
		if in[a] {
			both = append(both, a)
		}
	}
	return both
}
