package officer

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/desk/season"
	"nianbao/templates"
)

// filter is which agencies a count counts; since is when the officer had signed in before.
type filter struct {
	id string
	is func(a *season.Card, since string) bool
}

// filters are the counts of the board that are filters too, in the order the field reads them; their
// words are in the catalogue under desk.count.<id>.
var filters = []filter{
	{"due", func(a *season.Card, _ string) bool { return a.Is.Due > 0 }},
	{"received", func(a *season.Card, _ string) bool { return a.Is.Received > 0 }},
	{"missing", func(a *season.Card, _ string) bool { return a.Is.Missing > 0 }},
	{"late", func(a *season.Card, _ string) bool { return a.Is.Late > 0 }},
	{"fail", func(a *season.Card, _ string) bool { return a.Is.Fails > 0 }},
	{"verify", func(a *season.Card, _ string) bool { return a.Is.Asks > 0 }},
	{"pass", func(a *season.Card, _ string) bool { return a.Stands == "pass" }},
	{"returned", func(a *season.Card, _ string) bool { return a.Is.Returned > 0 }},
	{"exempt", func(a *season.Card, _ string) bool { return a.Is.Exempt > 0 }},
	{"new", func(a *season.Card, since string) bool { return since != "" && a.Newest > since }},
}

// orders are the columns by which the board can be sorted.
var orders = map[string]func(a, b *season.Card) int{
	"name":     func(a, b *season.Card) int { return strings.Compare(a.Name, b.Name) },
	"superior": func(a, b *season.Card) int { return strings.Compare(a.Superior, b.Superior) },
	"deadline": func(a, b *season.Card) int { return strings.Compare(a.Deadline, b.Deadline) },
	"state": func(a, b *season.Card) int {
		return cmp.Compare(slices.Index(stateOrder, a.Stands), slices.Index(stateOrder, b.Stands))
	},
	"received": func(a, b *season.Card) int { return strings.Compare(b.Newest, a.Newest) },
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
func (c choice) found(agencies []*season.Card) []*season.Card {
	if c.Query == "" {
		return agencies
	}
	want := templates.Normalize(c.Query)
	var list []*season.Card
	for _, a := range agencies {
		if a.Found(want) {
			list = append(list, a)
		}
	}
	return list
}

// listed are the agencies of a choice in its order.
func (c choice) listed(agencies []*season.Card, since string) []*season.Card {
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
