package desk

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/status"
	"nianbao/internal/message"
	"nianbao/templates"
)

// shownRows is how many agencies one page of the board lists.
const shownRows = 100

// filters are the counts of the board that are filters too, in the order the field reads them; their words are in the
// catalogue under desk.count.<id>.
var filters = []struct {
	id string
	is func(a *status.Agency, since string) bool
}{
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

// choice is what of the season a board shows: every part of it is in the address, so that it can be kept and sent on.
type choice struct {
	State, Query, Under, Sort string
	Page                      int
}

func choiceOf(q url.Values) choice {
	c := choice{State: q.Get("state"), Query: strings.TrimSpace(q.Get("q")), Under: q.Get("under"), Sort: q.Get("sort")}
	c.Page, _ = strconv.Atoi(q.Get("page"))
	c.Page = max(c.Page, 1)
	if orders[c.Sort] == nil {
		c.Sort = ""
	}
	return c
}

// query is the choice as an address; "" for the whole board.
func (c choice) query() string {
	q := url.Values{}
	for key, value := range map[string]string{"state": c.State, "q": c.Query, "under": c.Under, "sort": c.Sort} {
		if value != "" {
			q.Set(key, value)
		}
	}
	if c.Page > 1 {
		q.Set("page", strconv.Itoa(c.Page))
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
	if i := slices.IndexFunc(filters, func(f struct {
		id string
		is func(*status.Agency, string) bool
	}) bool {
		return f.id == c.State
	}); i >= 0 {
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

type boardView struct {
	page
	choice
	Counts   []countLink
	Progress progress
	Crumbs   []crumb // from the top to the superior whose agencies are shown
	Tree     []treeLink
	Rows     []boardRow
	Heads    []headLink
	Shown    string
	Earlier  string
	Later    string
	Clear    string
	Seq      int64
	Every    int64    // milliseconds after which the page looks for news
	Waiting  []string // what needs a person
}

type countLink struct {
	Word, Link string
	N          int
	Chosen     bool
}

type crumb struct{ Name, Link string }

type treeLink struct{ Name, Link, Says string }

type headLink struct {
	Word, Link string
	Sorted     bool
}

type boardRow struct {
	ID                             int64
	Name, Link, Superior, Deadline string
	Kind, State, Received, Late    string
	Rounds                         int
}

func (s *Server) boardPage(w http.ResponseWriter, r *http.Request, o officer) {
	snap, err := s.standing(r.Context())
	if err != nil {
		s.broken(w, r, err)
		return
	}
	c := choiceOf(r.URL.Query())
	v := boardView{page: s.officePage(r, "desk.board"), choice: c, Seq: snap.seq,
		Every: s.renews.Milliseconds()}
	agencies := snap.seen(o)
	if c.Under != "" {
		agencies = inBoth(agencies, snap.under(c.Under))
	}
	since := o.session.Since
	v.counts(agencies, since)
	v.Progress = s.progressOf(v.page, c.found(agencies))
	v.tree(snap.tree(o))
	v.rows(c.listed(c.found(agencies), since))
	v.Waiting = waiting(v.page, snap, o)
	s.render(w, http.StatusOK, "board", v)
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

// with is the address of the board with another choice.
func (v *boardView) with(change func(*choice)) string {
	c := v.choice
	c.Page = 1
	change(&c)
	return v.At("/desk" + c.query())
}

func (v *boardView) counts(agencies []*status.Agency, since string) {
	found := v.found(agencies)
	for _, f := range filters {
		n := 0
		for _, a := range found {
			if f.is(a, since) {
				n++
			}
		}
		if f.id == "new" && since == "" {
			continue // the first time everything is new
		}
		chosen := v.State == f.id
		v.Counts = append(v.Counts, countLink{v.Say("desk.count." + f.id), v.with(func(c *choice) {
			if c.State = f.id; chosen {
				c.State = ""
			}
		}), n, chosen})
	}
	v.Clear = v.with(func(c *choice) { *c = choice{Page: 1} })
}

// tree shows the superiors right below the one chosen, each with what is due and received below it, and the way up.
func (v *boardView) tree(roots []*status.Node) {
	level, path := roots, []*status.Node(nil)
	if v.Under != "" {
		path = pathTo(roots, templates.Normalize(v.Under))
		if len(path) > 0 {
			level = path[len(path)-1].Children
		} else {
			level = nil
		}
	}
	to := func(name string) string { return v.with(func(c *choice) { c.Under = name }) }
	if len(path) > 0 {
		v.Crumbs = append(v.Crumbs, crumb{v.Say("desk.tree.all"), to("")})
	}
	for _, n := range path {
		v.Crumbs = append(v.Crumbs, crumb{n.Name, to(n.Name)})
	}
	for _, n := range level {
		if n.Name == "" {
			continue
		}
		v.Tree = append(v.Tree, treeLink{n.Name, to(n.Name), v.Say("desk.tree.says", "due", n.Count.Due,
			"received", n.Count.Received, "fail", n.Count.Fails)})
	}
}

// pathTo is the way from the top to a superior.
func pathTo(nodes []*status.Node, name string) []*status.Node {
	for _, n := range nodes {
		if templates.Normalize(n.Name) == name {
			return []*status.Node{n}
		}
		if below := pathTo(n.Children, name); below != nil {
			return append([]*status.Node{n}, below...)
		}
	}
	return nil
}

func (v *boardView) rows(list []*status.Agency) {
	for _, key := range []string{"name", "superior", "deadline", "state", "received"} {
		v.Heads = append(v.Heads, headLink{v.Say("desk.head." + key), v.with(func(c *choice) { c.Sort = key }), v.Sort == key})
	}
	pages := max(1, (len(list)+shownRows-1)/shownRows)
	v.Page = min(v.Page, pages)
	first := (v.Page - 1) * shownRows
	last := min(first+shownRows, len(list))
	v.Shown = v.Say("desk.board.shown", "first", min(first+1, last), "last", last, "n", len(list))
	page := func(n int) string { return v.with(func(c *choice) { c.Page = n }) }
	if v.Page > 1 {
		v.Earlier = page(v.Page - 1)
	}
	if v.Page < pages {
		v.Later = page(v.Page + 1)
	}
	for _, a := range list[first:last] {
		v.Rows = append(v.Rows, v.row(a))
	}
}

func (v *boardView) row(a *status.Agency) boardRow {
	row := boardRow{ID: a.ID, Name: a.Name, Link: v.At("/desk/agencies/" + strconv.FormatInt(a.ID, 10)), Superior: a.Superior,
		Deadline: a.Deadline, Kind: kindOf(a), State: v.Say("desk.state." + a.State()), Rounds: a.Rounds()}
	if in := firstOf(a.Own, a.Area); in != nil {
		row.Received = when(cmp.Or(in.Taken, in.Received))
	}
	if a.Late {
		row.Late = v.Say("desk.late.word")
	}
	return row
}

// kindOf is the colour beside the word of a state.
func kindOf(a *status.Agency) string {
	if kind := a.State(); kind != "missing" && kind != "exempt" {
		return kind
	}
	return "none"
}

// waiting tells what needs a person, each with how many.
func waiting(p page, snap *snapshot, o officer) (lines []string) {
	see := func(key string, n int) {
		if n > 0 {
			lines = append(lines, p.Say(key, "n", n))
		}
	}
	if o.Under == "" {
		unknown := 0
		for _, f := range snap.status.Files {
			if f.State == ledger.Unknown {
				unknown++
			}
		}
		see("desk.waiting.unknown", unknown)
	}
	see("desk.waiting.explained", len(unread(snap, o)))
	doubts := 0
	for _, d := range snap.status.Doubts {
		if d.Agency != nil && snap.agency(o, d.Agency.ID) != nil {
			doubts++
		}
	}
	see("desk.waiting.doubt", doubts)
	return lines
}

// officePage is a page of the officers'.
func (s *Server) officePage(r *http.Request, title string, args ...any) page {
	p := s.newPage(r, "")
	p.Title = message.New(title, args...).In(p.lang) + " - " + p.Title
	return p
}

// whoIsIn is what the head of an officer's page shows.
type whoIsIn struct {
	Name  string
	Acts  bool
	Under string
}
