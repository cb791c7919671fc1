package out

import (
	"io"
	"net/http"
	"slices"

	"nianbao/internal/collection/score"
	"nianbao/internal/desk/session"
	"nianbao/internal/desk/web"
)

// scoreView is the office's score sheet with the facts behind each mark.
type scoreView struct {
	web.Page
	Rows  []scoreRow
	Own   bool // by the office's own file
	Whole string
	Any   bool
}

type scoreRow struct {
	Agency, Link, Score string
	Marks               []web.Line
}

// shownScores is how many agencies the page lists, those with marks taken off first; the workbook has
// all.
const shownScores = 500

func (s *Pages) scores(r *http.Request, o session.Officer) (list []score.Row, err error) {
	snap, err := s.Season.Now(r.Context())
	if err != nil {
		return nil, err
	}
	standard := s.Standard
	if standard == nil {
		standard = score.Default()
	}
	for _, row := range snap.Scores(standard, s.Today()) {
		if snap.Agency(o, row.Agency.ID) != nil {
			list = append(list, row)
		}
	}
	return list, nil
}

func (s *Pages) scorePage(w http.ResponseWriter, r *http.Request, o session.Officer) {
	list, err := s.scores(r, o)
	if err != nil {
		s.Broken(w, r, err)
		return
	}
	v := scoreView{Page: s.OfficePage(r, "desk.score"), Own: s.Standard != nil}
	slices.SortStableFunc(list, func(a, b score.Row) int { return a.Score.Cmp(b.Score) })
	full := 0
	for _, row := range list {
		if len(row.Marks) == 0 {
			full++
			continue
		}
		if len(v.Rows) == shownScores {
			continue
		}
		one := scoreRow{
			Agency: row.Agency.Name,
			Link:   v.CaseAt(row.Agency.ID),
			Score:  row.Score.String(),
		}
		for _, m := range row.Marks {
			one.Marks = append(one.Marks,
				web.Fact(v.Say("desk.score.mark", "item", v.Say("score.item."+string(m.Item)),
					"points", m.Points.String()), m.Told(v.Language)))
		}
		v.Rows = append(v.Rows, one)
	}
	v.Whole = v.Say("desk.score.full", "n", full)
	s.Render(w, http.StatusOK, "score", v)
}

func (s *Pages) scoreSheet(w http.ResponseWriter, r *http.Request, o session.Officer) {
	list, err := s.scores(r, o)
	if err != nil {
		s.Broken(w, r, err)
		return
	}
	name := s.Page(r, "").Say("desk.score.file", "year", s.Ledger.Year) + ".xlsx"
	s.Stream(w, r, name, web.WorkbookType, func(out io.Writer) error {
		return score.Workbook(out, s.Ledger.Year, list)
	})
}
