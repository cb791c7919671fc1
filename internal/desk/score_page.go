package desk

import (
	"io"
	"net/http"
	"slices"

	"nianbao/internal/collection/score"
)

// scoreView is the office's score sheet with the facts behind each mark.
type scoreView struct {
	page
	Rows  []scoreRow
	Own   bool // by the office's own file
	Whole string
	Any   bool
}

type scoreRow struct {
	Agency, Link, Score string
	Marks               []proofLine
}

// shownScores is how many agencies the page lists, those with marks taken off first; the workbook has all.
const shownScores = 500

func (s *Server) scores(r *http.Request, o officer) (list []score.Row, err error) {
	snap, err := s.fully(r.Context())
	if err != nil {
		return nil, err
	}
	standard := s.standard
	if standard == nil {
		standard = score.Default()
	}
	for _, row := range score.Of(snap.status, standard, s.today()) {
		if snap.agency(o, row.Agency.ID) != nil {
			list = append(list, row)
		}
	}
	return list, nil
}

func (s *Server) scorePage(w http.ResponseWriter, r *http.Request, o officer) {
	list, err := s.scores(r, o)
	if err != nil {
		s.broken(w, r, err)
		return
	}
	v := scoreView{page: s.officePage(r, "desk.score"), Own: s.standard != nil}
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
		one := scoreRow{Agency: row.Agency.Name, Link: v.caseAt(row.Agency), Score: row.Score.String()}
		for _, m := range row.Marks {
			one.Marks = append(one.Marks,
				proofLine{v.Say("desk.score.mark", "item", v.Say("score.item."+string(m.Item)),
					"points", m.Points.String()), m.Told(v.lang)})
		}
		v.Rows = append(v.Rows, one)
	}
	v.Whole = v.Say("desk.score.full", "n", full)
	s.render(w, http.StatusOK, "score", v)
}

func (s *Server) scoreSheet(w http.ResponseWriter, r *http.Request, o officer) {
	name := s.newPage(r, "").Say("desk.score.file", "year", s.ledger.Year) + ".xlsx"
	s.give(w, r, name, workbookType, false, func(out io.Writer) error {
		list, err := s.scores(r, o)
		if err != nil {
			return err
		}
		return score.Workbook(out, s.ledger.Year, list)
	})
}
