package desk

import (
	"net/http"

	"nianbao/internal/collection/status"
	"nianbao/internal/message"
	"nianbao/templates"
)

// shownRows is how many agencies one page of the board lists.
const shownRows = 100

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

// tree shows the superiors right below the one chosen, each with what is due and
// received below it, and the way up.
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
		v.Tree = append(v.Tree, v.treeLink(n, to(n.Name)))
	}
}

// treeLink is a superior as a list shows it.
func (p page) treeLink(n *status.Node, to string) treeLink {
	return treeLink{n.Name, to, p.Say("desk.tree.says", "due", n.Count.Due, "received", n.Count.Received,
		"fail", n.Count.Fails)}
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
		sorted := v.with(func(c *choice) { c.Sort = key })
		v.Heads = append(v.Heads, headLink{v.Say("desk.head." + key), sorted, v.Sort == key})
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
	row := boardRow{ID: a.ID, Name: a.Name, Link: v.caseAt(a), Superior: a.Superior,
		Deadline: a.Deadline, Kind: kindOf(a), State: v.Say("desk.state." + a.State()), Rounds: a.Rounds()}
	if in := a.Current(); len(in) > 0 {
		row.Received = arrived(in[0])
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

// waiting lists what needs a person, each with how many.
func waiting(p page, snap *snapshot, o officer) (lines []string) {
	see := func(key string, n int) {
		if n > 0 {
			lines = append(lines, p.Say(key, "n", n))
		}
	}
	see("desk.waiting.unknown", len(unknown(snap, o)))
	see("desk.waiting.explained", len(unread(snap, o)))
	see("desk.waiting.doubt", len(doubts(snap, o)))
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
