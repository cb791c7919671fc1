package companion

import (
	"strconv"
	"strings"

	"nianbao/internal/importing/source"
	"nianbao/internal/report"
	"nianbao/xlsx/form"
)

// What stands in a companion and is no text of a section is told with its place: somebody wrote or
// pasted it there, and it does not enter the report.

// whereIn names the place at hand in words: the heading, and how many paragraphs stand below it.
func (n *reading) whereIn(part int, after bool) string {
	switch {
	case after:
		return "“" + form.NotesSheet + "”"
	case part < 0:
		return ""
	}
	p := n.parts[part]
	id := notesSection
	if p.Section != nil {
		id = p.Section.ID
	}
	count := 0
	for _, said := range n.Prose[id] {
		if p.Section != nil || said.Table == p.Table.ID {
			count++
		}
	}
	if count == 0 {
		return "“" + headingOf(p) + "”"
	}
	return report.InSection(headingOf(p), count)
}

// outside observes what is not in the report.
func (n *reading) outside(detail, where, text string) {
	n.Observe(report.Oddity{Rule: "file.outside", Detail: detail, Sheet: n.file, Label: where, Actual: text})
}

// marks observes pictures, notes, comments, hidden text and recorded changes.
func (n *reading) marks() {
	for _, m := range n.source.Marks {
		where := ""
		if m.Block < len(n.places) {
			where = n.places[m.Block]
		}
		rule := "file.outside"
		if m.Kind == source.MarkComment {
			rule = "file.comment"
		}
		n.Observe(report.Oddity{Rule: rule, Detail: "word." + string(m.Kind), Sheet: n.file, Label: where})
	}
	for _, d := range n.source.Dropped {
		if d.Reason == source.Hidden {
			n.outside("hidden", "", d.Text)
		}
	}
	if n.source.Tracked > 0 {
		n.Observe(report.Oddity{Rule: "file.comment", Detail: "tracked", Sheet: n.file,
			Actual: strconv.Itoa(n.source.Tracked)})
	}
}

// tableWords are the words at the head of a table, by which it is found.
func tableWords(t *source.Table) string {
	var words []string
	for _, c := range t.Cells {
		if text := strings.TrimSpace(c.Text); text != "" {
			words = append(words, text)
		}
		if len(words) == 3 {
			break
		}
	}
	return strings.Join(words, " ")
}
