package score

import (
	"io"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/internal/message"
	"nianbao/xlsx/sheet"
)

func say(key string, args ...any) string { return message.New(key, args...).In(message.Chinese) }

// Workbook writes the sheet as a workbook: each agency's score with what each item cost, and the
// facts line by line. It is Chinese, as all workbooks are, and holds values only.
func Workbook(w io.Writer, year int, rows []Row) error {
	heads := []any{say("score.head.agency"), say("score.head.superior"), say("score.head.score")}
	columns := []sheet.Column{{Width: 34, Wrap: true}, {Width: 30, Wrap: true}, {Width: 10, Right: true}}
	for _, item := range Items {
		heads = append(heads, say("score.item."+string(item)))
		columns = append(columns, sheet.Column{Width: 12, Right: true})
	}
	marks := func(yield func(sheet.Row) bool) {
		for _, r := range rows {
			cells := []any{r.Agency.Name, r.Agency.Superior, figure(r.Score)}
			for _, item := range Items {
				cells = append(cells, r.of(item))
			}
			if !yield(sheet.Row{Cells: cells}) {
				return
			}
		}
	}
	facts := func(yield func(sheet.Row) bool) {
		for _, r := range rows {
			for _, m := range r.Marks {
				if !yield(sheet.Row{Cells: []any{r.Agency.Name, say("score.item." + string(m.Item)),
					figure(m.Points), m.Told(message.Chinese)}}) {
					return
				}
			}
		}
	}
	return sheet.Write(w,
		sheet.Table{Name: say("score.sheet"), Title: say("score.title", "year", year),
			Heads: [][]any{heads}, Columns: columns,
			Filter: true, Rows: marks},
		sheet.Table{Name: say("score.sheet.facts"), Title: say("score.title.facts", "year", year),
			Heads: [][]any{{say("score.head.agency"), say("score.head.item"),
				say("score.head.points"), say("score.head.facts")}},
			Columns: []sheet.Column{
				{Width: 34, Wrap: true}, {Width: 16}, {Width: 10, Right: true}, {Width: 70, Wrap: true},
			},
			Filter: true, Rows: facts})
}

// of is what an item cost; a blank where nothing.
func (r Row) of(item Item) any {
	for _, m := range r.Marks {
		if m.Item == item {
			return figure(m.Points)
		}
	}
	return ""
}

func figure(n decimal.Decimal) any { return n.InexactFloat64() }

// Told are the facts in one line of a language.
func (m Mark) Told(lang message.Lang) string {
	var lines []string
	for _, f := range m.Facts {
		lines = append(lines, f.In(lang))
	}
	return strings.Join(lines, "；")
}
