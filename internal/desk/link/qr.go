package link

import (
	"fmt"
	"strings"

	qr "github.com/piglig/go-qr"
)

// quietZone is the white border that a QR code needs, in modules.
const quietZone = 4

// QR draws the QR code of a text, of middle strength: a rectangle for each run of black modules.
func QR(text string) (path string, size int, err error) {
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
