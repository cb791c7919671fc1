package companion

import (
	"strings"

	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/form"
)

// Role is what a paragraph of a companion is for.
type Role int

// The roles of paragraphs.
const (
	Title    Role = iota // of the report
	Identity             // the line that says what the file is
	Guide                // how to write in the file
	Heading              // of a part of the report
	Hint                 // what to write below the heading
	Input                // an empty line to write on
	Notes                // the heading above the filling notes
	Note                 // a filling note
)

// Paragraph is one paragraph of a companion.
type Paragraph struct {
	Role Role
	Text string
	Part templates.Part // of a heading, a hint, an input
}

// How many empty lines stand below a hint, for the eye: any number of paragraphs may be written.
const (
	linesOfProse  = 3
	linesOfTables = 1
)

// perCell ends the hints of sheets, which have a cell for each paragraph; a Word file has none.
const perCell = "一格一段。"

// Layout returns the paragraphs of a companion in their order. The notes section has no part of its own: words
// written below the heading of a table are those beside that table.
func Layout(e *templates.Edition, id report.Identity) []Paragraph {
	all := []Paragraph{
		{Role: Title, Text: e.ReportTitle(id.Agency, form.YearText(id.Year))},
		{Role: Identity, Text: form.IdentityLine(e, id)},
		{Role: Guide, Text: say("companion.guide", "notes", form.NotesSheet)},
	}
	for _, part := range e.Outline() {
		hint, lines := say("companion.table", "sheet", part.Sheet()), linesOfTables
		if s := part.Section; s != nil {
			if s.Placed != "" {
				continue
			}
			hint, lines = strings.TrimSuffix(s.Hint, perCell), linesOfProse
		}
		all = append(all, Paragraph{Heading, headingOf(part), part}, Paragraph{Hint, bracketed(hint), part})
		for range lines {
			all = append(all, Paragraph{Input, "", part})
		}
	}
	all = append(all, Paragraph{Role: Notes, Text: form.NotesSheet})
	for i, n := range e.Notes {
		all = append(all, Paragraph{Role: Note,
			Text: say("companion.note", "n", i+1, "text", n.Text, "clause", n.Clause)})
	}
	return all
}

// headingOf is the part's heading; a part that the form prints without one is called as its sheet is.
func headingOf(part templates.Part) string {
	if h := part.Heading(); h != "" {
		return h
	}
	return part.Sheet()
}

func bracketed(hint string) string { return "〔" + hint + "〕" }

// say renders an entry of the catalogue in Chinese, the only language of what agencies fill in.
func say(key string, args ...any) string { return message.New(key, args...).In(message.Chinese) }
