package importing

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/importing/match"
	"nianbao/templates"
)

// madeRow is a row of a table as a copy sees it: the texts of the cells that begin in it, and the columns each covers.
type madeRow struct {
	texts []string
	spans []int
	lead  int // columns covered by cells from above
	width int // of the table
}

// packed are the cells alone.
func (r madeRow) packed() []string { return r.texts }

// padded has empty cells behind, up to the width of the longest row.
func (r madeRow) padded() []string {
	cells := append([]string{}, r.texts...)
	for len(cells) < r.width {
		cells = append(cells, "")
	}
	return cells
}

// expanded has an empty cell for each column that a cell covers beyond its first, also those from above.
func (r madeRow) expanded() []string {
	cells := make([]string, r.lead)
	for i, text := range r.texts {
		cells = append(cells, text)
		for range r.spans[i] - 1 {
			cells = append(cells, "")
		}
	}
	for len(cells) < r.width {
		cells = append(cells, "")
	}
	return cells
}

func madeRows(t *templates.Table, values map[string]string) (rows []madeRow) {
	byRow := make([][]*templates.Cell, t.Grid.Rows)
	for i := range t.Grid.Cells {
		c := &t.Grid.Cells[i]
		byRow[c.Row] = append(byRow[c.Row], c)
	}
	for _, cells := range byRow {
		r := madeRow{width: t.Grid.Cols}
		if len(cells) > 0 {
			r.lead = cells[0].Col
		}
		for _, c := range cells {
			text := c.Text
			if c.Slot != nil {
				text = values[c.Slot.ID]
			}
			r.texts, r.spans = append(r.texts, text), append(r.spans, c.ColSpan)
		}
		rows = append(rows, r)
	}
	return rows
}

// shapes are ways in which a table comes as text; exact ones keep the empty cells.
var shapes = map[string]struct {
	exact bool
	write func(rows []madeRow) string
}{
	"packed, ends in bars":       {true, eachRow(madeRow.packed, " | ", "", " |")},
	"packed, between":            {true, eachRow(madeRow.packed, "|", "", "")},
	"packed, both ends":          {true, eachRow(madeRow.packed, " | ", "| ", " |")},
	"padded as trafilatura":      {true, trafilatura},
	"padded, both ends":          {true, eachRow(madeRow.padded, " | ", "| ", " |")},
	"expanded, tight":            {true, eachRow(madeRow.expanded, "|", "|", "|")},
	"expanded, padded cells":     {true, eachRow(madeRow.expanded, "    |   ", "|   ", "  |")},
	"expanded, between":          {true, eachRow(madeRow.expanded, " | ", "", "")},
	"markdown":                   {true, markdown(madeRow.expanded)},
	"markdown, packed":           {true, markdown(madeRow.packed)},
	"markdown, padded":           {true, markdown(madeRow.padded)},
	"full-width bars":            {true, eachRow(madeRow.expanded, "｜", "｜", "｜")},
	"full-width bars, packed":    {true, eachRow(madeRow.packed, "｜", "", "")},
	"box bars":                   {true, eachRow(madeRow.expanded, "│", "│", "│")},
	"tabs and bars":              {true, eachRow(madeRow.packed, "\t|\t", "", "\t|")},
	"tabs":                       {true, eachRow(madeRow.packed, "\t", "", "")},
	"tabs, expanded":             {true, eachRow(madeRow.expanded, "\t", "", "")},
	"drawn in ASCII":             {true, ascii},
	"empty lines between rows":   {true, eachRow(madeRow.packed, " | ", "", " |\n")},
	"a cell a line":              {false, eachRow(madeRow.packed, "\n", "", "")},
	"a cell and a bar a line":    {true, eachRow(madeRow.packed, " |\n", "", " |")},
	"trailing bars, padded":      {true, celltrail},
	"bars on lines of their own": {true, eachRow(madeRow.packed, "\n|\n", "", "\n|")},
}

func eachRow(cells func(madeRow) []string, between, before, after string) func([]madeRow) string {
	return func(rows []madeRow) string {
		var b strings.Builder
		for _, r := range rows {
			b.WriteString(before + strings.Join(cells(r), between) + after + "\n")
		}
		return b.String()
	}
}

func markdown(cells func(madeRow) []string) func([]madeRow) string {
	return func(rows []madeRow) string {
		lines := strings.SplitAfterN(eachRow(cells, " | ", "| ", " |")(rows), "\n", 2)
		return "\n" + lines[0] + strings.Repeat("|---", rows[0].width) + "|\n" + lines[1] + "\n"
	}
}

// trafilatura writes the cells with bars between, and a bar without a space for each that is missing to the width.
func trafilatura(rows []madeRow) string {
	var b strings.Builder
	for _, r := range rows {
		b.WriteString(strings.Join(r.texts, " | "))
		if n := r.width - len(r.texts); n > 0 {
			b.WriteString(" " + strings.Repeat("|", n))
		}
		b.WriteString("\n")
	}
	return b.String()
}

func celltrail(rows []madeRow) string {
	var b strings.Builder
	for _, r := range rows {
		for i, text := range r.texts {
			if b.WriteString(text + " |"); i == len(r.texts)-1 {
				b.WriteString(strings.Repeat("|", max(0, r.width-len(r.texts)-1)))
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}

func ascii(rows []madeRow) string {
	var b strings.Builder
	rule := strings.Repeat("+----", rows[0].width) + "+\n"
	b.WriteString(rule)
	for _, r := range rows {
		b.WriteString("| " + strings.Join(r.expanded(), " | ") + " |\n" + rule)
	}
	return b.String()
}

// made is a report of an edition in a shape, without prose.
func made(e *templates.Edition, year int, values map[string]string, write func([]madeRow) string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "某县水利局%d年政府信息公开工作年度报告\n一、总体情况\n全年公开信息。\n", year)
	for _, part := range e.Outline() {
		switch {
		case part.Table != nil:
			b.WriteString(part.Heading() + "\n" + write(madeRows(part.Table, values)))
		case part.Section.ID == "problems" || part.Section.ID == "other":
			b.WriteString(part.Heading() + "\n全年没有收取信息处理费。\n")
		}
	}
	return b.String()
}

// The tables of both forms in every shape, figures and blanks: where the copy keeps empty cells
// all is as it was, and where it does not, a figure is right or not there.
func TestShapes(t *testing.T) {
	for _, form := range []struct {
		id   string
		year int
	}{{"2019", 2020}, {"2021", 2023}} {
		e, err := templates.Find(form.id)
		require.NoError(t, err)
		for name, shape := range shapes {
			for _, blank := range []int{0, 15, 60} {
				t.Run(fmt.Sprintf("%s %s %d%% blank", form.id, name, blank), func(t *testing.T) {
					random := rand.New(rand.NewPCG(1, uint64(blank)))
					values, n := map[string]string{}, 100
					for _, table := range e.Tables {
						for _, s := range table.Slots {
							if n++; random.IntN(100) >= blank {
								values[s.ID] = strconv.Itoa(n)
							}
						}
					}
					r, got, _, err := Read("x.txt", []byte(made(e, form.year, values, shape.write)), match.Options{})
					require.NoError(t, err)
					assert.Equal(t, form.id, got.ID)
					assert.Equal(t, "某县水利局", r.Agency)
					wrong, lost := []string{}, []string{}
					for _, table := range e.Tables {
						for _, s := range table.Slots {
							switch raw := r.Value(s.ID).Raw; raw {
							case values[s.ID]:
							case "":
								lost = append(lost, s.ID)
							default:
								wrong = append(wrong, s.ID+" "+raw+" for "+values[s.ID])
							}
						}
					}
					assert.Empty(t, wrong)
					if shape.exact || blank == 0 {
						assert.Empty(t, lost)
					}
				})
			}
		}
	}
}
