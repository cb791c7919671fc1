package handout

import (
	"bytes"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"nianbao/internal/collection/roster"
	"nianbao/xlsx/sheet"
)

// extra is a file beside the templates.
type extra struct {
	name  string
	write func(io.Writer) error
}

// beside are the sheet and the note for the templates that are new. Those of an earlier run stay,
// for the officer writes in them: what is new gets a sheet of its own, with a number.
func (o *Options) beside(p place, fresh []Item, names []string) (out []extra, err error) {
	if len(fresh) == 0 {
		return nil, nil
	}
	sheets, all, err := listed(p, names)
	if err != nil {
		return nil, err
	}
	done := all && !o.Force // what is still wanted of a sheet that has them all is its note
	for _, e := range []struct {
		name, extension string
		write           func(io.Writer) error
	}{
		{say("handout.sheet"), ".xlsx", func(w io.Writer) error { return o.register(w, fresh, names) }},
		{say("handout.note"), ".txt", func(w io.Writer) error { return o.note(w, fresh) }},
	} {
		var now bytes.Buffer
		if err := e.write(&now); err != nil {
			return nil, err
		}
		for n := 1; !done || n <= sheets; n++ {
			name := numbered(e.name, n, e.extension)
			data, there, err := p.old(name)
			if err != nil {
				return nil, err
			}
			if there && bytes.Equal(data, now.Bytes()) {
				break // what it says holds for the new ones too
			}
			if !there || o.Force {
				out = append(out, extra{name, func(w io.Writer) error { _, err := w.Write(now.Bytes()); return err }})
				break
			}
		}
	}
	return out, nil
}

// register writes the sheet in which is noted who was given what.
func (o *Options) register(w io.Writer, items []Item, names []string) error {
	keys := []string{"n", "agency", "superior", "file", "contact", "phone", "deadline", "link", "sent", "receipt"}
	columns := map[string]sheet.Column{"n": {Width: 6, Right: true}, "agency": {Width: 30, Wrap: true},
		"superior": {Width: 22, Wrap: true},
		"file":     {Width: 32, Wrap: true}, "contact": {Width: 12, Wrap: true}, "phone": {Width: 17, Wrap: true},
		"deadline": {Width: 13},
		"link":     {Width: 40, Wrap: true}, "sent": {Width: 12}, "receipt": {Width: 16}}
	superiors := false
	for _, item := range items {
		superiors = superiors || item.Agency.Superior != ""
	}
	t := sheet.Table{Name: say("handout.sheet"), Title: say("handout.sheet.title", "year", o.Year), Labels: 2,
		Filter: true}
	var heads []any
	var shown []string
	for _, key := range keys {
		if key == "link" && o.Link == nil || key == "superior" && !superiors {
			continue
		}
		shown = append(shown, key)
		heads = append(heads, say("handout.column."+key))
		t.Columns = append(t.Columns, columns[key])
	}
	t.Heads = [][]any{heads}
	t.Rows = func(yield func(sheet.Row) bool) {
		for i, item := range items {
			a := item.Agency
			values := map[string]any{"n": i + 1, "agency": a.Name, "superior": a.Superior, "file": names[i],
				"contact":  a.Contact,
				"phone":    strings.ReplaceAll(a.Phone, "、", "\n"),
				"deadline": day(roster.DueDay(a.Level, o.Scope, o.Year)), "sent": "", "receipt": ""}
			if o.Link != nil {
				values["link"] = o.Link(a)
			}
			var cells []any
			for _, key := range shown {
				cells = append(cells, values[key])
			}
			if !yield(sheet.Row{Cells: cells}) {
				return
			}
		}
	}
	return sheet.Write(w, t)
}

// day writes a date as a letter does.
func day(date string) string {
	d, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return date
	}
	return d.Format("2006年1月2日")
}

// note writes what is pasted into a message, with the line ends of Windows.
func (o *Options) note(w io.Writer, items []Item) error {
	lines := []string{say("handout.note.title", "year", o.Year), "", say("handout.note.to"), "",
		say("handout.note.ask", "year", o.Year, "scope", o.Scope.Label())}
	lines = append(lines, o.deadlines(items)...)
	var steps []string
	for i := 1; i <= noteSteps; i++ {
		steps = append(steps, say("handout.note.step"+strconv.Itoa(i)))
	}
	if slices.ContainsFunc(items, func(i Item) bool { return i.Words != nil }) {
		steps = append(steps, say("handout.note.words"))
	}
	if o.linked(items) {
		steps = append(steps, say("handout.note.link"))
	}
	for i, step := range steps {
		lines = append(lines, strconv.Itoa(i+1)+". "+step)
	}
	_, err := io.WriteString(w, strings.Join(lines, "\r\n")+"\r\n")
	return err
}

// linked reports whether any of the agencies has a link to fill in its form at.
func (o *Options) linked(items []Item) bool {
	return o.Link != nil && slices.ContainsFunc(items, func(i Item) bool { return o.Link(i.Agency) != "" })
}

// noteSteps is how many lines describe what to do.
const noteSteps = 4

// deadlines lists when the reports are due: one day for all, or a line for each.
func (o *Options) deadlines(items []Item) []string {
	var order []string
	names := map[string][]string{}
	for _, item := range items {
		due := roster.DueDay(item.Agency.Level, o.Scope, o.Year)
		if names[due] == nil {
			order = append(order, due)
		}
		names[due] = append(names[due], item.Agency.Name)
	}
	if len(order) == 1 {
		return []string{say("handout.note.deadline", "day", day(order[0]))}
	}
	most := order[0]
	for _, due := range order {
		if len(names[due]) > len(names[most]) {
			most = due
		}
	}
	lines := []string{say("handout.note.deadline.most", "day", day(most))}
	for _, due := range order {
		if due != most {
			lines = append(lines, say("handout.note.deadline.some", "day", day(due), "names", some(names[due])))
		}
	}
	return lines
}

// some are the first of many names.
func some(names []string) []string {
	const shown = 10
	if len(names) > shown {
		return append(append([]string{}, names[:shown]...), say("handout.more", "n", len(names)))
	}
	return names
}
