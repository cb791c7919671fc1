package read

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/book"
	"nianbao/xlsx/specimen"
)

// The guarantee of the reader, tried on randomly shuffled sheets: wherever rows and columns went,
// a slot has its own figure or none, never another's, and every figure left out is reported.

// grown is a sheet that can be edited as in a spreadsheet program.
type grown struct {
	s   *book.Sheet
	log []string
}

// move gives every cell and merged range its new line; lines that map to -1 are gone.
func (g *grown) move(rows bool, to func(line int) int) {
	cells := g.s.Cells[:0]
	for _, c := range g.s.Cells {
		line := &c.Col
		if rows {
			line = &c.Row
		}
		if *line = to(*line); *line >= 0 {
			cells = append(cells, c)
		}
	}
	slices.SortFunc(cells, func(a, b book.Cell) int { return (a.Row-b.Row)*book.MaxCols + a.Col - b.Col })
	g.s.Cells = cells
	merges := g.s.Merges[:0]
	for _, m := range g.s.Merges {
		first, last := &m.Left, &m.Right
		if rows {
			first, last = &m.Top, &m.Bottom
		}
		if *first == *last {
			*first = to(*first)
			*last = *first
		} else {
			*first, *last = max(to(*first), 0), max(to(*last), 0)
		}
		if *first >= 0 && *last >= *first {
			merges = append(merges, m)
		}
	}
	g.s.Merges = merges
}

func (g *grown) insert(rows bool, at, n int) {
	g.log = append(g.log, fmt.Sprint("insert ", rows, at, n))
	g.move(rows, func(line int) int {
		if line >= at {
			return line + n
		}
		return line
	})
}

func (g *grown) remove(rows bool, at int) {
	g.log = append(g.log, fmt.Sprint("delete ", rows, at))
	g.move(rows, func(line int) int {
		switch {
		case line == at:
			return -1
		case line > at:
			return line - 1
		}
		return line
	})
}

func (g *grown) shift(rows bool, from, to int) {
	g.log = append(g.log, fmt.Sprint("move ", rows, from, to))
	g.move(rows, func(line int) int {
		switch {
		case line == from:
			return to
		case from < line && line <= to:
			return line - 1
		case to <= line && line < from:
			return line + 1
		}
		return line
	})
}

// relabel changes or wipes out a text that is no amount.
func (g *grown) relabel(random *rand.Rand) {
	k := random.IntN(len(g.s.Cells))
	if c := &g.s.Cells[k]; c.Type == book.Text && !strings.HasSuffix(c.Text, "元") {
		g.log = append(g.log, "relabel "+c.Name())
		if random.IntN(2) == 0 {
			c.Text = "改了的字"
		} else {
			g.s.Cells = slices.Delete(g.s.Cells, k, k+1)
		}
	}
}

// copyOf copies what the edits change.
func copyOf(b *book.Book) *book.Book {
	c := *b
	c.Sheets = nil
	for _, s := range b.Sheets {
		sheet := *s
		sheet.Cells, sheet.Merges = slices.Clone(s.Cells), slices.Clone(s.Merges)
		c.Sheets = append(c.Sheets, &sheet)
	}
	return &c
}

func TestNoFigureIsTakenForAnother(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 5))
	for _, e := range templates.Builtin() {
		was := specimen.Filled(e)
		whole, err := book.Open(workbookOf(t, e, was))
		require.NoError(t, err)
		for range 250 {
			b := copyOf(whole)
			table := e.Tables[random.IntN(len(e.Tables))]
			g := &grown{s: b.Sheet(table.Sheet)}
			first, rows, cols := table.Origin.Row, table.Origin.Row+table.Grid.Rows, table.Grid.Cols
			edits := 1 + random.IntN(3)
			if random.IntN(3) == 0 {
				g.relabel(random)
				edits = 1 // one more can make a changed label undecidable
			}
			for range edits {
				line := func(byRow bool) int {
					if byRow {
						return first + random.IntN(rows-first)
					}
					return random.IntN(cols)
				}
				// Of columns with the same headings, two edits can put one in another's place.
				byRow := random.IntN(2) == 0 || len(g.log) > 0 && table.ID == "review"
				switch random.IntN(3) {
				case 0:
					g.insert(byRow, line(byRow), 1+random.IntN(2))
				case 1:
					g.remove(byRow, line(byRow))
				case 2:
					g.shift(byRow, line(byRow), line(byRow))
				}
			}
			r, _, err := read("a.xlsx", b, Options{})
			require.NoError(t, err)
			checkNothingGuessed(t, e, was, r, g)
		}
	}
}

func checkNothingGuessed(t *testing.T, e *templates.Edition, was, r *report.Report, g *grown) {
	t.Helper()
	taken := map[string]bool{}
	for id, v := range r.Values {
		if v.Kind == report.Blank {
			continue
		}
		taken[v.Raw] = true
		if v.Raw != was.Values[id].Raw {
			assert.Fail(t, "another's figure", "%s is %s, was %s, in %s after %s", id, v.Raw,
				was.Values[id].Raw, g.s.Name,
				strings.Join(g.log, "; "))
		}
		if at := r.Place(e.Slot(id)); at.Sheet == g.s.Name {
			found := g.s.At(at.Cell.Row, at.Cell.Col)
			if assert.NotNil(t, found, "%s at %s", id, at.Cell) {
				assert.Equal(t, v.Raw, found.Text)
			}
		}
	}
	var outside strings.Builder
	for _, o := range r.Oddities {
		outside.WriteString("、" + o.Actual + "、")
	}
	for _, c := range g.s.Cells {
		if c.Type == book.Number && !taken[c.Text] {
			assert.Contains(t, outside.String(), "、"+c.Text+"、", "%s is lost in %s after %s", c.Name(),
				g.s.Name, strings.Join(g.log, "; "))
		}
	}
}
