package text

import (
	"strings"

	"nianbao/internal/document"
)

// list prints a table whose figures would have to be broken to fit its columns: row by row, each figure after the
// labels that lead to it.
func list(g *grid, width int) []string {
	var out []string
	say := func(line string, indent int) {
		for _, l := range wrap(line, width-indent, 0) {
			out = append(out, strings.Repeat(" ", indent)+l)
		}
	}
	leads := map[*document.Cell]bool{}
	for i := range g.Cells {
		if c := &g.Cells[i]; c.Role == document.Figure {
			_, above := document.Keys(g.places, c)
			for _, key := range above {
				leads[key] = true
			}
		}
	}
	row := -1
	for i := range g.Cells {
		c := &g.Cells[i]
		if c.Role == document.BlockKey || c.Role == document.ColumnKey && !leads[c] {
			say(c.Text, 0)
		}
		if c.Role != document.Figure {
			continue
		}
		left, above := document.Keys(g.places, c)
		if c.Row != row && len(left) > 0 {
			say(join(left), 0)
		}
		row = c.Row
		say(join(above)+"："+c.Text, em)
	}
	return out
}

func join(keys []*document.Cell) string {
	var words []string
	for _, k := range keys {
		if k.Role != document.BlockKey {
			words = append(words, k.Text)
		}
	}
	return strings.Join(words, "｜")
}
