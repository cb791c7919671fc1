package match

import (
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/importing/source"
	"nianbao/templates"
)

// serial gives every slot of an edition a figure of its own, so that one in a wrong place cannot pass.
func serial(e *templates.Edition) map[string]string {
	values, n := map[string]string{}, 100
	for _, t := range e.Tables {
		for _, s := range t.Slots {
			n++
			values[s.ID] = strconv.Itoa(n)
		}
	}
	return values
}

// filled is a table as somebody might have typed it: labels and figures on a grid that begins at a cell.
func filled(t *templates.Table, values map[string]string, row, col int) templates.Grid {
	g := templates.Grid{Rows: row + t.Grid.Rows, Cols: col + t.Grid.Cols}
	for _, c := range t.Grid.Cells {
		if c.Slot != nil {
			c.Text = values[c.Slot.ID]
		}
		c.Slot, c.Row, c.Col = nil, c.Row+row, c.Col+col
		g.Cells = append(g.Cells, c)
	}
	return g
}

// unmerged loses the merged ranges: each text stays in the first cell.
func unmerged(g templates.Grid) templates.Grid {
	g.Cells = slices.Clone(g.Cells)
	for i := range g.Cells {
		g.Cells[i].RowSpan, g.Cells[i].ColSpan = 1, 1
	}
	return g
}

func edition(t testing.TB, id string) *templates.Edition {
	e, err := templates.Find(id)
	require.NoError(t, err)
	return e
}

func sheets(e *templates.Edition, values map[string]string,
	change func(templates.Grid) templates.Grid) (list []source.Sheet) {
	for _, table := range e.Tables {
		list = append(list, source.Sheet{Name: "Sheet" + strconv.Itoa(len(list)+1),
			Grid: change(filled(table, values, 0, 0))})
	}
	return list
}

func same(g templates.Grid) templates.Grid { return g }

// On a page without lines the label over a block of rows may run together with the head below it.
func TestHeadsBelowABlock(t *testing.T) {
	edition, err := templates.ForYear(2025)
	require.NoError(t, err)
	f := formOf(edition)
	for text, read := range map[string]bool{"第二十条第（一）项本年制发件数": true, "第二十条第（一）项 现行有效件数": true,
		"第二十条第（一）项": true, "第二十条第（一）项其他": false, "第二十条第（九）项本年制发件数": false} {
		assert.Equal(t, read, len(f.read(text).may) > 0, text)
	}
}
