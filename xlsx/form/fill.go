package form

import (
	"io"
	"maps"
	"slices"
	"time"

	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/pack"
)

// Fill writes a report as a workbook in the form of its template: what was published, or added up, becomes a file that
// can be corrected, checked and handed in. Values are written as they came, blanks stay blank. A report that does not
// fit the form is refused; nothing of it is left out. Values of slots the edition does not have are the caller's to
// report.
func Fill(w io.Writer, e *templates.Edition, r *report.Report) error {
	c := contents{identity: r.Identity, nils: r.NilTable, prose: r.Prose,
		values: map[string]any{}, cover: map[string]any{}}
	c.identity.Edition, c.identity.Release = e.ID, Release
	c.identity.Agency, c.identity.Code = oneLine(r.Agency), oneLine(r.Code)
	if c.identity.Scope == "" {
		c.identity.Scope = report.Own
	}
	for _, t := range e.Tables {
		for _, s := range t.Slots {
			c.values[s.ID] = written(r.Value(s.ID))
		}
	}
	for _, f := range e.Cover.Fields {
		c.cover[f.ID] = coverValue(f, r.Cover[f.ID])
	}
	if err := fits(e, c); err != nil {
		return err
	}
	c.prose = map[string][]report.Paragraph{}
	for id, paragraphs := range r.Prose {
		if s := e.Section(id); s != nil {
			c.prose[id] = parted(s, paragraphs)
		}
	}
	p, err := build(e, c)
	if err != nil {
		return err
	}
	return p.Write(w)
}

// coverValue is a field's text, or its date where it is one.
func coverValue(f *templates.Field, text string) any {
	if f.Kind == "date" {
		if day, err := time.Parse(time.DateOnly, text); err == nil && day.After(spreadsheetEpoch.AddDate(0, 3, 0)) {
			return day
		}
	}
	return text
}

// fits reports what a workbook has no room for.
func fits(e *templates.Edition, c contents) error {
	for _, id := range slices.Sorted(maps.Keys(c.prose)) {
		s, paragraphs := e.Section(id), c.prose[id]
		if len(paragraphs) == 0 {
			continue
		}
		if s == nil {
			return message.NewError("template.section", "edition", e.ID, "section", id)
		}
		if room := s.Cells.Rows(); len(paragraphs) > room {
			return message.NewError("template.paragraphs", "sheet", s.Sheet, "count", len(paragraphs), "limit", room).
				WithHint("template.paragraphs.hint")
		}
		for i, p := range paragraphs {
			if err := fitsCell(p.Text, s.Sheet, s.Cells.First.Offset(i, 0)); err != nil {
				return err
			}
		}
	}
	for _, t := range e.Tables {
		for _, s := range t.Slots {
			if err := fitsCell(c.values[s.ID], t.Sheet, s.Cell); err != nil {
				return err
			}
		}
	}
	for _, f := range e.Cover.Fields {
		if err := fitsCell(c.cover[f.ID], e.Cover.Sheet, f.Cell); err != nil {
			return err
		}
	}
	line := IdentityLine(e, c.identity)
	return fitsCell(line, e.Cover.Sheet, templates.Address{Row: IdentityRow})
}

func fitsCell(content any, sheet string, at templates.Address) error {
	text, _ := content.(string)
	if n := pack.Units(text); n > pack.MaxCell {
		return message.NewError("template.cell.long", "sheet", sheet, "cell", at.String(), "length", n,
			"limit", pack.MaxCell).
			WithHint("template.cell.long.hint")
	}
	return nil
}
