package out

import (
	"net/http"

	"nianbao/internal/collection/handout"
	"nianbao/internal/desk/link"
	"nianbao/internal/desk/web"
)

// slipsView is the links to print and cut up: for each agency its name, its link and the link as a QR
// code.
type slipsView struct {
	web.Page
	Slips []linkSlip
}

// linkSlip is one agency's. Code is the path of an SVG picture whose unit is one module; Size
// is its width with the quiet zone.
type linkSlip struct {
	Agency, URL, Code string
	Size              int
}

func (s *Pages) slipsPage(w http.ResponseWriter, r *http.Request, links []handout.Link) {
	v := slipsView{Page: s.OfficePage(r, "desk.out.slips")}
	for _, k := range links {
		code, size, err := link.QR(k.URL)
		if err != nil {
			s.Broken(w, r, err)
			return
		}
		v.Slips = append(v.Slips, linkSlip{k.Agency, k.URL, code, size})
	}
	s.Render(w, http.StatusOK, "slips", v)
}
