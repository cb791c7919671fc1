package officer

import (
	"net/http"
	"slices"

	"nianbao/internal/collection/status"
	"nianbao/internal/desk/receipt"
	"nianbao/internal/desk/season"
	"nianbao/internal/desk/session"
	"nianbao/internal/desk/web"
	"nianbao/templates"
)

// shownRows is how many agencies one page of the board lists.
const shownRows = 100

type boardView struct {
	web.Page
	choice
	Counts   []countLink
	Progress progress
	Crumbs   []web.Crumb // from the top to the superior whose agencies are shown
	Tree     []season.TreeLink
	Rows     []boardRow
	Heads    []headLink
	Shown    string
	Earlier  string
	Later    string
	Clear    string
	Seq      int64
	Every    int64    // milliseconds after which the page looks for news
	Waiting  []string // what needs a person
	Mailed   bool     // messages went to agencies
}

type countLink struct {
	Word, Link string
	N          int
	Chosen     bool
}

type headLink struct {
	Word, Link string
	Sorted     bool
}

type boardRow struct {
	ID                             int64
	Name, Link, Superior, Deadline string
	Kind, State, Received, Late    string
	Rounds                         string
	Mail, MailKind                 string // the latest message to it
}

func (s *Pages) boardPage(w http.ResponseWriter, r *http.Request, o session.Officer) {
	snap, err := s.Season.Now(r.Context())
	if err != nil {
		s.Broken(w, r, err)
		return
	}
	c := choiceOf(r.URL.Query())
	v := boardView{Page: s.OfficePage(r, "desk.board"), choice: c, Seq: snap.Seq,
		Every: s.Renews.Milliseconds()}
	found, since := c.found(snap.Seen(o, c.Under)), o.Session.Since
	v.counts(found, since)
	v.Progress = s.progressOf(v.Page, found)
	v.tree(snap.Tree(o))
	v.rows(c.listed(found, since))
	v.Waiting = waiting(v.Page, snap, o)
	s.Render(w, http.StatusOK, "board", v)
}

// with is the address of the board with another choice.
func (v *boardView) with(change func(*choice)) string {
	c := v.choice
	c.Sheet = 1
	change(&c)
	return v.At("/desk" + c.query())
}

func (v *boardView) counts(found []*season.Card, since string) {
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
	v.Clear = v.with(func(c *choice) { *c = choice{Sheet: 1} })
}

// tree shows the superiors right below the one chosen, each with what is due and
// received below it, and the way up.
func (v *boardView) tree(roots []*status.Node) {
	level, path := roots, []*status.Node(nil)
	if v.Under != "" {
		path = season.PathTo(roots, templates.Normalize(v.Under))
		if len(path) > 0 {
			level = path[len(path)-1].Children
		} else {
			level = nil
		}
	}
	to := func(name string) string { return v.with(func(c *choice) { c.Under = name }) }
	if len(path) > 0 {
		v.Crumbs = append(v.Crumbs, web.Crumb{Name: v.Say("desk.tree.all"), Link: to("")})
	}
	for _, n := range path {
		v.Crumbs = append(v.Crumbs, web.Crumb{Name: n.Name, Link: to(n.Name)})
	}
	for _, n := range level {
		if n.Name == "" {
			continue
		}
		v.Tree = append(v.Tree, season.TreeLinkOf(v.Page, n, to(n.Name)))
	}
}

func (v *boardView) rows(list []*season.Card) {
	for _, key := range []string{"name", "superior", "deadline", "state", "received"} {
		sorted := v.with(func(c *choice) { c.Sort = key })
		v.Heads = append(v.Heads, headLink{v.Say("desk.head." + key), sorted, v.Sort == key})
	}
	pages := max(1, (len(list)+shownRows-1)/shownRows)
	v.Sheet = min(v.Sheet, pages)
	first := (v.Sheet - 1) * shownRows
	last := min(first+shownRows, len(list))
	v.Shown = v.Say("desk.board.shown", "first", min(first+1, last), "last", last, "n", len(list))
	sheet := func(n int) string { return v.with(func(c *choice) { c.Sheet = n }) }
	if v.Sheet > 1 {
		v.Earlier = sheet(v.Sheet - 1)
	}
	if v.Sheet < pages {
		v.Later = sheet(v.Sheet + 1)
	}
	v.Mailed = slices.ContainsFunc(list[first:last], func(a *season.Card) bool { return len(a.Mailed) > 0 })
	for _, a := range list[first:last] {
		v.Rows = append(v.Rows, v.row(a))
	}
}

func (v *boardView) row(a *season.Card) boardRow {
	row := boardRow{ID: a.ID, Name: a.Name, Link: v.CaseAt(a.ID), Superior: a.Superior,
		Deadline: a.Deadline, Kind: kindOf(a), State: v.Say("desk.state." + a.Stands)}
	if n := a.Rounds(); n > 0 {
		row.Rounds = v.Say("desk.board.round", "n", n)
	}
	if in := a.Current(); len(in) > 0 {
		row.Received = receipt.Arrived(in[0])
	}
	if a.Late {
		row.Late = v.Say("desk.late.word")
	}
	if letters := lettersOut(v.Page, a); len(letters) > 0 {
		row.Mail = v.Say("desk.board.mail", "what", letters[0].What, "state", letters[0].State, "at", letters[0].At)
		row.MailKind = letters[0].Kind
	}
	return row
}

// kindOf is the colour beside the word of a state.
func kindOf(a *season.Card) string {
	if kind := a.Stands; kind != "missing" && kind != "exempt" {
		return kind
	}
	return "none"
}

// waiting lists what needs a person, each with how many.
func waiting(p web.Page, snap *season.Snapshot, o session.Officer) (lines []string) {
	see := func(key string, n int) {
		if n > 0 {
			lines = append(lines, p.Say(key, "n", n))
		}
	}
	see("desk.waiting.unknown", len(unknown(snap, o)))
	see("desk.waiting.explained", len(unread(snap, o)))
	see("desk.waiting.doubt", len(doubts(snap, o)))
	see("desk.waiting.mail", len(undeliveredTo(p, snap, o)))
	return lines
}
