package out

import (
	"io"
	"net/http"
	"net/url"

	"nianbao/internal/collection/status"
	"nianbao/internal/collection/total"
	"nianbao/internal/desk/season"
	"nianbao/internal/desk/session"
	"nianbao/internal/desk/web"
	"nianbao/internal/output"
	"nianbao/templates"
)

// totalsView lists the superiors whose members can be added up; one of them is shown with what is
// lacking.
type totalsView struct {
	web.Page
	Superiors []season.TreeLink
	Of        string
	Whole     bool
	Reports   string
	Lacks     []string
	Notes     []string
	Findings  []string
	Statement string
}

func (s *Pages) totalsPage(w http.ResponseWriter, r *http.Request, o session.Officer) {
	snap, err := s.Season.Now(r.Context())
	if err != nil {
		s.Broken(w, r, err)
		return
	}
	v := totalsView{Page: s.OfficePage(r, "desk.totals"), Of: r.URL.Query().Get("of")}
	var list func(nodes []*status.Node)
	found := false
	list = func(nodes []*status.Node) {
		for _, n := range nodes {
			if n.Name != "" {
				v.Superiors = append(
					v.Superiors,
					season.TreeLinkOf(v.Page, n, v.At("/desk/totals?of="+url.QueryEscape(n.Name))),
				)
				found = found || n.Name == v.Of
			}
			list(n.Children)
		}
	}
	list(snap.Tree(o))
	if v.Of != "" && !found {
		s.Refuse(w, r, http.StatusNotFound, "desk.notfound.officer")
		return
	}
	if v.Of != "" {
		if err := s.totalOf(r, v.Of, v.show); err != nil {
			s.Broken(w, r, err)
			return
		}
	}
	s.Render(w, http.StatusOK, "totals", v)
}

// totalOf makes the total of one superior.
func (s *Pages) totalOf(
	r *http.Request,
	name string,
	made func(*total.Source, *total.Total) error,
) error {
	season, err := s.Taking.Season(r.Context())
	if err != nil {
		return err
	}
	source, err := total.FromLedger(r.Context(), s.Ledger, season.Edition)
	if err != nil {
		return err
	}
	return source.Totals(r.Context(), name, func(t *total.Total) error { return made(source, t) })
}

func (v *totalsView) show(_ *total.Source, t *total.Total) error {
	v.Whole, v.Reports = t.Whole(), v.Say("desk.totals.reports", "n", t.Reports)
	for _, l := range t.Lacks {
		v.Lacks = append(v.Lacks, l.In(v.Language))
	}
	for _, n := range t.Notes {
		v.Notes = append(v.Notes, n.In(v.Language))
	}
	for _, f := range t.Findings {
		if f.Section == "" && (f.Open() || f.Asks()) { // a total has no prose
			v.Findings = append(v.Findings, f.Message.In(v.Language))
		}
	}
	v.Statement = "/desk/totals/statement.xlsx?of=" + url.QueryEscape(t.Name)
	return nil
}

// statement gives the statement of a total, in which every sum can be traced.
func (s *Pages) statement(w http.ResponseWriter, r *http.Request, o session.Officer) {
	of := r.URL.Query().Get("of")
	snap, err := s.Season.Now(r.Context())
	if err != nil {
		s.Broken(w, r, err)
		return
	}
	if len(season.PathTo(snap.Tree(o), templates.Normalize(of))) == 0 {
		s.Refuse(w, r, http.StatusNotFound, "desk.notfound.officer")
		return
	}
	name := output.Name(s.Page(r, "").Say("desk.totals.file", "name", of)) + ".xlsx"
	s.Give(w, r, name, web.WorkbookType, false, func(out io.Writer) error {
		return s.totalOf(r, of, func(source *total.Source, t *total.Total) error {
			return total.Statement(out, source.Edition, t)
		})
	})
}
