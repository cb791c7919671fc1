package desk

import (
	"fmt"
	"net/http"
	"strings"

	qr "github.com/piglig/go-qr"

	"nianbao/internal/collection/handout"
)

// slipsView is the links to print and cut up: for each agency its name, its link and the link as a QR code.
type slipsView struct {
	page
	Slips []linkSlip
}

// linkSlip is one agency's. Code is the path of an SVG picture whose unit is one module; Size
// is its width with the quiet zone.
type linkSlip struct {
	Agency, URL, Code string
	Size              int
}

// quietZone is the white border that a QR code needs, in modules.
const quietZone = 4

func (s *Server) slipsPage(w http.ResponseWriter, r *http.Request, links []handout.Link) {
	v := slipsView{page: s.officePage(r, "desk.out.slips")}
	for _, k := range links {
		code, size, err := qrPath(k.URL)
		if err != nil {
			s.broken(w, r, err)
			return
		}
		v.Slips = append(v.Slips, linkSlip{k.Agency, k.URL, code, size})
	}
	s.render(w, http.StatusOK, "slips", v)
}

// qrPath draws the QR code of a text, of middle strength: a rectangle for each run of black modules.
func qrPath(text string) (path string, size int, err error) {
	code, err := qr.EncodeText(text, qr.Medium)
	if err != nil {
		return "", 0, err
	}
	var b strings.Builder
	for y := range code.Size() {
		for x := 0; x < code.Size(); x++ {
			run := x
			for run < code.Size() && code.Module(run, y) {
				run++
			}
			if run == x {
				continue
			}
			fmt.Fprintf(&b, "M%d %dh%dv1h-%dz", x+quietZone, y+quietZone, run-x, run-x)
			x = run
		}
	}
	return b.String(), code.Size() + 2*quietZone, nil
}
