package mark

import (
	"strconv"
	"strings"

	"nianbao/templates"
	"nianbao/xlsx/pack"
	"nianbao/xlsx/sound"
)

// extent returns the last row of a sheet and how many places its rows have, each up to its last cell.
func extent(p pack.Part) (rows, places int) {
	if !strings.HasPrefix(p.Name, "xl/worksheets/") || strings.HasSuffix(p.Name, ".rels") {
		return 0, 0
	}
	cells := 0
	_ = sound.Walk(p.Data, func(e *sound.Element) error { // what is not well-formed is found later
		switch {
		case e.Depth == 3 && e.Name == "row":
			rows++
			if n, err := strconv.Atoi(e.Attr("r")); err == nil {
				rows = max(rows, n)
			}
			cells = 0
		case e.Depth == 4 && e.Name == "c":
			last := cells + 1
			if a, err := templates.ParseAddress(e.Attr("r")); err == nil {
				last = max(last, a.Col+1)
			}
			places += last - cells
			cells = last
		}
		return nil
	})
	return rows, places
}
