package wide

import (
	"strings"

	"nianbao/templates"
)

// column is one column of the sheets we write.
type column struct {
	id    string
	lines [wordLines]string // table, row and column in words
	field Field             // "" for a value
	slot  *templates.Slot   // nil for a field
}

// wordLines is how many lines of the head are words; the line of ids is below them.
const wordLines = 3

// columnsOf are the columns of an edition: who, then the values in the order of the form.
func columnsOf(e *templates.Edition) []column {
	var all []column
	for _, f := range fields {
		label := words().heads[f]
		if field := e.CoverField(string(f)); field != nil {
			label = field.Label
		}
		all = append(all, column{id: string(f), field: f, lines: [wordLines]string{"", "", label}})
	}
	for _, t := range e.Tables {
		for _, s := range t.Slots {
			all = append(all, column{id: s.ID, slot: s,
				lines: [wordLines]string{t.Heading(), rowWords(s), s.Column}})
		}
	}
	return all
}

// rowWords are the labels that lead to a row, the last two: what is outside them is over most of the table.
func rowWords(s *templates.Slot) string {
	return strings.Join(s.RowPath[max(0, len(s.RowPath)-2):], " ")
}
