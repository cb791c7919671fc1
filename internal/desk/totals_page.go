package desk

import (
	"io"
	"net/http"
	"net/url"

	"nianbao/internal/collection/status"
	"nianbao/internal/collection/total"
	"nianbao/internal/output"
	"nianbao/templates"
)

// totalsView lists the superiors whose members can be added up; one of them is shown with what is lacking.
type totalsView struct {
	page
	Superiors []treeLink
	Of        string
	Whole     bool
	Reports   string
	Lacks     []string
	Notes     []string
	Findings  []string
	Statement string
}

func (s *Server) totalsPage(w http.ResponseWriter, r *http.Request, o officer) {
	snap, err := s.standing(r.Context())
	if err != nil {
		s.broken(w, r, err)
		return
	}
	v := totalsView{page: s.officePage(r, "desk.totals"), Of: r.URL.Query().Get("of")}
	var list func(nodes []*status.Node)
	found := false
	list = func(nodes []*status.Node) {
		for _, n := range nodes {
			if n.Name != "" {
				v.Superiors = append(v.Superiors, v.treeLink(n, v.At("/desk/totals?of="+url.QueryEscape(n.Name))))
				found = found || n.Name == v.Of
			}
			list(n.Children)
		}
	}
	list(snap.tree(o))
	if v.Of != "" && !found {
		s.refuse(w, r, http.StatusNotFound, "desk.notfound.officer")
		return
	}
	if v.Of != "" {
		if err := s.totalOf(r, v.Of, v.show); err != nil {
			s.broken(w, r, err)
			return
		}
	}
	s.render(w, http.StatusOK, "totals", v)
}

// totalOf makes the total of one superior.
func (s *Server) totalOf(r *http.Request, name string, made func(*total.Source, *total.Total) error) error {
	season, err := s.taking.Season(r.Context())
	if err != nil {
		return err
	}
	source, err := total.FromLedger(r.Context(), s.ledger, season.Edition)
	if err != nil {
		return err
	}
	return source.Totals(r.Context(), name, func(t *total.Total) error { return made(source, t) })
}

func (v *totalsView) show(_ *total.Source, t *total.Total) error {
	v.Whole, v.Reports = t.Whole(), v.Say("desk.totals.reports", "n", t.Reports)
	for _, l := range t.Lacks {
		v.Lacks = append(v.Lacks, l.In(v.lang))
	}
	for _, n := range t.Notes {
		v.Notes = append(v.Notes, n.In(v.lang))
	}
	for _, f := range t.Findings {
		if f.Section == "" && (f.Open() || f.Asks()) { // a total has no prose
			v.Findings = append(v.Findings, f.Message.In(v.lang))
		}
	}
	v.Statement = "/desk/totals/statement.xlsx?of=" + url.QueryEscape(t.Name)
	return nil
}

// statement gives the statement of a total, in which every sum can be traced.
func (s *Server) statement(w http.ResponseWriter, r *http.Request, o officer) {
	of := r.URL.Query().Get("of")
	snap, err := s.standing(r.Context())
	if err != nil {
		s.broken(w, r, err)
		return
	}
	if len(pathTo(snap.tree(o), templates.Normalize(of))) == 0 {
		s.refuse(w, r, http.StatusNotFound, "desk.notfound.officer")
		return
	}
	name := output.Name(s.newPage(r, "").Say("desk.totals.file", "name", of)) + ".xlsx"
	s.give(w, r, name, workbookType, false, func(out io.Writer) error {
		return s.totalOf(r, of, func(source *total.Source, t *total.Total) error {
			return total.Statement(out, source.Edition, t)
		})
	})
}
