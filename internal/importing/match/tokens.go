package match

import (
	"strings"

	"nianbao/internal/importing/source"
)

// token is a piece of text between two values or labels of a table that came as lines: a line, or
// the text between two tabs of one.
type token struct {
	text  string
	block int
	cell  bool  // the text tells that a cell begins here; only then an empty one means an empty cell
	row   int   // tokens of one row of the table have the same, where the text tells rows
	part  bool  // there are others on the line
	first bool  // of the cells of its line
	stray bool  // outside the sections of tables
	more  []int // blocks that were joined to this one
}

// mostCells is the most cells a line may be parted into; the widest table has 15.
const mostCells = 1_000

// tokens takes the lines of a part of the text apart. Two ways of copying a table are known that
// keep its cells apart: a line for each cell, begun with a tab, with an empty line after each
// row; and a line for each row, with tabs between the cells. Otherwise a line is a token, and
// nothing is known but their order.
func tokens(blocks []source.Block, used []bool, z zone) []token {
	var out []token
	row := z.from // any number that no other part of the text uses
	for i := z.from; i < z.to; i++ {
		b := blocks[i]
		switch {
		case used[i] || b.Heading:
			row++
		case b.Cells != nil:
			row++
			for k, cell := range b.Cells {
				out = append(out, token{text: cell, block: i, cell: true, row: row, part: len(b.Cells) > 1,
					first: k == 0,
					stray: z.table == nil})
			}
			row++
		case !strings.Contains(b.Text, "\t") || strings.Count(b.Text, "\t") > mostCells:
			if text := source.Trim(b.Text); text != "" {
				out = append(out, token{text: text, block: i, row: row, stray: z.table == nil})
			} else if b.Text == "" {
				row++
			}
		default:
			parts := strings.Split(b.Text, "\t")
			if len(parts) == 2 && source.Trim(parts[0]) == "" {
				out = append(out, token{text: source.Trim(parts[1]), block: i, cell: true, row: row,
					stray: z.table == nil})
				continue
			}
			row++
			for k, part := range parts {
				out = append(out, token{text: source.Trim(part), block: i, cell: true, row: row, part: true,
					first: k == 0,
					stray: z.table == nil})
			}
			row++
		}
	}
	return out
}
