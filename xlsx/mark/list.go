package mark

import (
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"nianbao/internal/finding"
	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/form"
	"nianbao/xlsx/pack"
)

var listHeads = [form.ListColumns]string{"mark.list.number", "mark.list.class", "mark.list.place", "mark.list.message",
	"mark.list.expected", "mark.list.actual", "mark.list.hint", "mark.list.explanation", "mark.list.id",
	"mark.list.state"}

var listWidths = [form.ListColumns]float64{5, 9, 24, 42, 10, 10, 32, 28, 3, 9}

// list writes the list of findings and the links to the cells and back.
func (k *marker) list() {
	k.AddSheet(form.ListSheet)
	k.toFront()
	k.head()
	marked := map[string]bool{}
	for i, f := range k.Findings {
		k.line(form.ListFirst+i, i+1, f)
		if f.Sheet != "" {
			marked[f.Sheet] = true
		}
	}
	for i, f := range k.Settled {
		k.line(form.ListFirst+len(k.Findings)+i, len(k.Findings)+i+1, f)
	}
	k.dress(form.ListFirst + len(k.Findings) + len(k.Settled) - 1)
	for name := range marked {
		if k.hasCells(name) {
			tip := form.Say("mark.back")
			k.Do(k.File.SetCellHyperLink(name, "A1", link(form.ListSheet, "A1"), "Location",
				excelize.HyperlinkOpts{Tooltip: &tip}))
		}
	}
	if views := k.File.WorkBook.BookViews; views != nil { // the library's own way reads every sheet
		for i := range views.WorkBookView {
			views.WorkBookView[i].ActiveTab, views.WorkBookView[i].FirstSheet = 0, 0
		}
	}
}

// toFront makes the list the first sheet. Names that belong to a sheet are kept by its number in
// the file, which excelize does not change when a sheet moves; without this, every sheet would
// repeat the title rows of its neighbour.
func (k *marker) toFront() {
	names := k.File.GetDefinedName()
	for i := range names {
		k.Do(k.File.DeleteDefinedName(&names[i]))
	}
	if sheets := k.File.WorkBook.Sheets.Sheet; len(sheets) > 1 { // the library's own move dies on chart sheets
		last := len(sheets) - 1
		list := sheets[last]
		copy(sheets[1:], sheets[:last])
		sheets[0] = list
	}
	for i := range names {
		if names[i].Scope == "Workbook" {
			names[i].Scope = ""
		}
		k.Do(k.File.SetDefinedName(&names[i]))
	}
}

func link(sheet, cell string) string { return "'" + strings.ReplaceAll(sheet, "'", "''") + "'!" + cell }

// lastColumn is the last one that is seen.
func (k *marker) lastColumn() int {
	stated := func(f finding.Finding) bool { return f.State != "" }
	if len(k.Settled) > 0 || slices.ContainsFunc(k.Findings, stated) {
		return form.ListState
	}
	return form.ListExplanation
}

// put writes one cell of the list.
func (k *marker) put(row, col int, text string, l form.Look) {
	at := templates.Address{Row: row, Col: col}.String()
	k.Do(k.File.SetCellStyle(form.ListSheet, at, at, k.Style(l)))
	if text != "" {
		k.Do(k.File.SetCellStr(form.ListSheet, at, pack.Cut(pack.Clean(text), pack.MaxCell)))
	}
}

func (k *marker) head() {
	last := templates.ColumnName(max(form.ListID, k.lastColumn()))
	across := form.Look{Font: form.Hei, Size: form.TitleSize, Colour: form.Ink, Across: "center", Down: "center",
		Shrink: true}
	k.put(form.TitleRow, 0, form.Say("mark.list.title", "agency", k.Report.Agency, "year", k.Report.Year), across)
	across.Font, across.Size, across.Colour = form.Song, form.SmallSize, form.Faint
	k.put(form.IdentityRow, 0, form.IdentityLine(k.Edition, k.Report.Identity), across)
	across.Size, across.Colour, across.Across = form.LabelSize, form.Ink, "left"
	across.Wrap, across.Shrink = true, false
	k.put(form.ListSummary, 0, k.summary(), across)
	for row := form.TitleRow; row <= form.ListSummary; row++ {
		k.Do(k.File.MergeCell(form.ListSheet, fmt.Sprintf("A%d", row+1), fmt.Sprintf("%s%d", last, row+1)))
	}
	for col, key := range listHeads[:max(form.ListID, k.lastColumn())+1] {
		k.put(form.ListHead, col, form.Say(key),
			form.Look{Font: form.Hei, Size: form.LabelSize, Colour: form.Ink, Fill: form.BlockFill, Border: true,
				Across: "center", Down: "center", Wrap: true})
	}
	summary := 50.0
	if k.note != "" {
		summary = 66
	}
	for row, height := range map[int]float64{form.TitleRow: 34, form.IdentityRow: 18, form.ListSummary: summary,
		form.ListHead: 24} {
		k.Do(k.File.SetRowHeight(form.ListSheet, row+1, height))
	}
}

// summary is the number of findings and what is asked of the agency.
func (k *marker) summary() string {
	var must, verify, note, unjudged int
	for _, f := range k.Findings {
		switch {
		case f.Outcome == finding.Unjudged:
			unjudged++
		case f.Class == templates.Must:
			must++
		case f.Class == templates.Verify:
			verify++
		default:
			note++
		}
	}
	out := form.Say("mark.list.summary", "must", must, "verify", verify, "note", note, "unjudged", unjudged,
		"least", report.LeastExplanation)
	if k.note != "" {
		out = form.Say(k.note) + "\n" + out
	}
	return out
}

// line writes one finding.
func (k *marker) line(row, number int, f finding.Finding) {
	l := form.Look{Font: form.Song, Size: 10.5, Colour: form.Ink, Border: true, Across: "left", Indent: 1,
		Down: "center", Wrap: true}
	centred := l
	centred.Across, centred.Indent = "center", 0
	class := centred
	settled := row >= form.ListFirst+len(k.Findings)
	class.Bold = true
	if !settled {
		class.Fill = fillOf(f) // what is put right asks for nothing
	}
	k.put(row, form.ListNumber, fmt.Sprint(number), centred)
	k.put(row, form.ListClass, className(f), class)
	k.place(row, f, l)
	text := agencyText(f.Message)
	if !f.Diagnosis.IsZero() {
		text += "\n" + agencyText(f.Diagnosis)
	}
	k.put(row, form.ListMessage, text, l)
	k.put(row, form.ListExpected, f.Expected, centred)
	k.put(row, form.ListActual, shownActual(f), centred)
	hint := agencyText(f.Hint)
	k.put(row, form.ListHint, hint, l)
	open := l
	if f.Class == templates.Verify && f.Outcome == finding.Fails && !settled {
		open.Unlocked, open.Fill = true, form.InputFill
	}
	k.put(row, form.ListExplanation, f.Explanation, open)
	if !settled {
		k.put(row, form.ListID, f.ID(), form.Look{Font: form.Song, Size: form.SmallSize, Colour: form.Faint})
	}
	if k.lastColumn() == form.ListState {
		state := ""
		if f.State != "" {
			state = form.Say("change." + f.State)
		}
		k.put(row, form.ListState, state, centred)
	}
	lines := 1
	for col, text := range map[int]string{form.ListMessage: text, form.ListHint: hint,
		form.ListPlace: placeName(f), form.ListExplanation: f.Explanation,
		form.ListExpected: f.Expected, form.ListActual: shownActual(f)} {
		lines = max(lines, linesIn(text, listWidths[col]))
	}
	k.Do(k.File.SetRowHeight(form.ListSheet, row+1, min(float64(lines)*15+9, 400)))
}

// linesIn estimates how many lines a text takes in a column: a Han character is two units of width.
func linesIn(text string, width float64) int {
	lines := 0
	for _, part := range strings.Split(text, "\n") {
		n := 0.0
		for _, r := range part {
			n++
			if r > 0x2E7F {
				n++
			}
		}
		lines += 1 + int(n/(width-2))
	}
	return lines
}

func placeName(f finding.Finding) string {
	const shown = 3
	cells := f.Cells
	if len(cells) > shown {
		cells = append(append([]string{}, cells[:shown]...), "…")
	}
	return strings.TrimSpace(f.Sheet + " " + strings.Join(cells, " "))
}

// place writes where to look, as a link where there is such a cell.
func (k *marker) place(row int, f finding.Finding, l form.Look) {
	places := k.placesOf(f)
	if len(places) == 0 {
		k.put(row, form.ListPlace, placeName(f), l)
		return
	}
	l.Colour = "0563C1"
	k.put(row, form.ListPlace, placeName(f), l)
	at := templates.Address{Row: row, Col: form.ListPlace}.String()
	k.Do(k.File.SetCellHyperLink(form.ListSheet, at, link(places[0].sheet, places[0].cell.String()), "Location"))
}
