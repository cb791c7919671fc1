package read

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/book"
	"nianbao/xlsx/form"
)

// prose reads a section: every line of every cell of its column is a paragraph. Writers press
// Alt+Enter as often as they go to the next cell, and mean the same.
func (r *sheetReading) prose() {
	last := templates.Address{Row: -1}
	for i := range r.fs.Cells {
		c := &r.fs.Cells[i]
		if c.Role != form.Paragraph {
			continue
		}
		at, ok := r.place.where(c.First)
		if !ok {
			continue
		}
		last = at
		table := ""
		text := r.input(i)
		if next := i + 1; text != "" && next < len(r.fs.Cells) && r.fs.Cells[next].Role == form.Placing {
			table = r.placed(next)
		}
		r.paragraphs(text, table, at)
	}
	// Below the last cell the same column goes on, and whoever writes there means the same section.
	for k := range r.sheet.Cells {
		c := &r.sheet.Cells[k]
		if last.Row < 0 || c.Row <= last.Row || c.Col != last.Col || r.used[k] || c.HasFormula {
			continue
		}
		if !isBlank(c.Text) {
			r.used[k] = true
			r.observe("file.outside", "paragraph", c.Name(), "", c.Text)
			r.paragraphs(c.Text, "", templates.Address{Row: c.Row, Col: c.Col})
		}
	}
}

func (r *sheetReading) paragraphs(text, table string, at templates.Address) {
	id := r.fs.Section.ID
	rest, goesOn := strings.CutPrefix(text, form.Continues)
	if !goesOn && form.TooLong(r.fs.Section, text) {
		r.observe("file.hidden", "long", book.Name(at.Row, at.Col), "", strconv.Itoa(utf8.RuneCountInString(text)))
	}
	for line := range strings.Lines(rest) {
		if isBlank(line) {
			continue
		}
		if before := len(r.Prose[id]) - 1; goesOn && before >= 0 {
			r.Prose[id][before].Text += strings.TrimSpace(line)
			goesOn = false
			continue
		}
		r.Prose[id] = append(r.Prose[id], report.Paragraph{
			Text:  strings.TrimSpace(line),
			Table: table,
			Place: report.Place{Sheet: r.sheet.Name, Cell: at},
		})
	}
}

// placed reads which table a paragraph belongs to: by the name of its sheet, as the list offers it,
// or by its number or heading.
func (r *sheetReading) placed(i int) string {
	text := r.input(i)
	if text == "" {
		return ""
	}
	var offered []string
	for _, t := range r.form.edition.Tables {
		offered = append(offered, form.PlacingText(t))
		for _, name := range []string{form.PlacingText(t), t.Heading(), t.Title, t.Number} {
			if templates.Normalize(name) == templates.Normalize(text) {
				return t.ID
			}
		}
	}
	at, _ := r.place.where(r.fs.Cells[i].First)
	r.observe("file.choice", "unclear", at.String(), strings.Join(offered, "、"), text)
	return ""
}

// cover reads the signatures, and compares the cover with the identity of the file.
func (r *sheetReading) cover() {
	for i := range r.fs.Cells {
		c := &r.fs.Cells[i]
		if c.Role != form.Field {
			continue
		}
		text := r.input(i)
		if text == "" {
			continue
		}
		switch c.Field.ID {
		case "agency", "year", "scope", "code":
			at, _ := r.place.where(c.First)
			r.compareCover(c.Field.ID, text, book.Name(at.Row, at.Col))
		default:
			r.Cover[c.Field.ID] = text
		}
	}
}
