package read

import (
	"strings"

	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/book"
	"nianbao/xlsx/form"
)

// storedAs is how a stored cell's type reads as that of a value.
var storedAs = [...]report.CellType{
	book.Blank:  report.StoredText,
	book.Number: report.StoredNumber,
	book.Text:   report.StoredText,
	book.Bool:   report.StoredBoolean,
	book.Error:  report.StoredError,
	book.Date:   report.StoredDate,
}

// storedValue reads a cell as a value. A formula's result is kept for showing and never used.
func storedValue(c *book.Cell) report.Value {
	if c.HasFormula {
		v := report.Parse("="+c.Formula, report.StoredFormula)
		v.Cached = c.Text
		return v
	}
	return report.Parse(c.Text, storedAs[c.Type])
}

// values reads the slots of a table, and its 零报告.
func (r *sheetReading) values() {
	for i := range r.fs.Cells {
		switch c := &r.fs.Cells[i]; c.Role {
		case form.Value:
			r.value(i, c)
		case form.Choice:
			r.choice(i)
		}
	}
	if !r.NilTable[r.fs.Table.ID] {
		return
	}
	for _, s := range r.fs.Table.Slots {
		if v, located := r.Values[s.ID]; located && v.Kind == report.Blank {
			r.Values[s.ID] = report.Zero(v.Raw)
		}
	}
}

// value reads one slot. One whose place is not known stays without a value.
func (r *sheetReading) value(i int, c *form.Cell) {
	at, ok := r.place.where(c.First)
	if !ok {
		return
	}
	v := report.Value{Kind: report.Blank}
	found := r.take(i)
	if found != nil {
		v = storedValue(found)
	}
	if v.Kind == report.Blank && c.First != c.Last {
		displaced, unsure := r.displaced(i, at)
		if unsure {
			return
		}
		if displaced != nil {
			found = displaced
			v, at = storedValue(displaced), templates.Address{Row: displaced.Row, Col: displaced.Col}
		}
	}
	r.Values[c.Slot.ID] = v
	if found != nil && found.Scaled && v.IsNumber() && !v.Number.IsZero() {
		r.Observe(report.Oddity{Rule: "file.format", Detail: "scaled", Sheet: r.sheet.Name,
			Table: tableID(r.fs), Slot: c.Slot.ID,
			Label: c.Slot.Label(), Cell: found.Name(), Actual: v.NumberText()})
	}
	if at != c.First || r.sheet.Name != r.fs.Name {
		r.Places[c.Slot.ID] = report.Place{Sheet: r.sheet.Name, Cell: at}
	}
}

// displaced looks for the value of a merged input in the rest of its range: a range that was broken
// up lets it be typed there. One alone is certainly it, while nothing else moved on the sheet; of
// several none is.
func (r *sheetReading) displaced(i int, at templates.Address) (found *book.Cell, unsure bool) {
	var cells []int
	for k, owner := range r.owner {
		if owner == i && k != r.held[i] && !isBlank(r.sheet.Cells[k].Text) {
			cells = append(cells, k)
		}
	}
	if len(cells) == 0 {
		return nil, false
	}
	c := &r.fs.Cells[i]
	o := report.Oddity{Rule: "file.merge", Detail: "displaced", Sheet: r.sheet.Name,
		Table: tableID(r.fs), Slot: c.Slot.ID, Label: c.Slot.Label(),
		Cell: at.String(), Expected: c.Range.String()}
	var names []string
	for _, k := range cells {
		names = append(names, r.sheet.Cells[k].Name())
	}
	o.Actual = strings.Join(names, "、")
	if len(cells) > 1 || r.place != nil {
		o.Detail = "unclear"
		r.Observe(o)
		return nil, true
	}
	r.Observe(o)
	r.used[cells[0]] = true
	return &r.sheet.Cells[cells[0]], false
}

// The answers to 零报告 that are met where the list of choices was lost.
var answers = map[string]bool{
	form.Yes: true, "yes": true, "y": true, "true": true, "√": true, "✓": true, "✔": true, "☑": true, "对": true,
	form.No: false, "no": false, "n": false, "false": false, "×": false, "✗": false, "✘": false, "☐": false, "": false,
}

// choice reads 零报告; empty means no.
func (r *sheetReading) choice(i int) {
	text := r.input(i)
	answer, known := answers[strings.ToLower(templates.Normalize(text))]
	if !known {
		at, _ := r.place.where(r.fs.Cells[i].First)
		r.observe("file.choice", "unclear", at.String(), form.Yes+"、"+form.No, text)
	}
	if answer {
		r.NilTable[r.fs.Table.ID] = true
	}
}
