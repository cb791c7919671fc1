package document

import (
	"nianbao/internal/report"
	"nianbao/templates"
)

// Part makes the document of one part of a report, a table or a section of prose by its id, under
// the report's title; nil where the edition has no such part.
func Part(e *templates.Edition, r *report.Report, id string) *Document {
	d := &Document{Agency: oneLine(r.Agency), Year: r.Year, Title: Title(e, r)}
	for _, part := range e.Outline() {
		switch t := part.Table; {
		case t != nil && t.ID == id:
			d.heading(t.Heading())
			d.Blocks = append(d.Blocks, Block{Kind: Table, Table: sheet(t, r)})
			return d
		case t == nil && part.Section.ID == id && part.Section.Placed == "":
			d.heading(part.Heading())
			d.prose(r.Prose[id])
			return d
		}
	}
	return nil
}

// Say adds a paragraph that is not the report's own.
func (d *Document) Say(text string) { d.prose([]report.Paragraph{{Text: text}}) }
