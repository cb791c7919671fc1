package xlsx

import (
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

// listSheet is the sheet that lists all findings; the reader knows it and reads the explanations from it.
const listSheet = "整改清单"

// Columns of the list. That of the finding's id, by which an explanation finds back, is hidden. What became of a finding
// since an earlier round stands behind it, and only where there was one: no other column moves.
const (
	listNumber = iota
	listClass
	listPlace
	listMessage
	listExpected
	listActual
	listHint
	listExplanation
	listID
	listState
	listColumns
)

var listHeads = [listColumns]string{"mark.list.number", "mark.list.class", "mark.list.place", "mark.list.message",
	"mark.list.expected", "mark.list.actual", "mark.list.hint", "mark.list.explanation", "mark.list.id", "mark.list.state"}

var listWidths = [listColumns]float64{5, 9, 26, 46, 13, 13, 34, 36, 3, 12}

// Rows of the list below the identity line, counted from 0.
const (
	listSummary = hintRow
	listHead    = hintRow + 1
	listFirst   = hintRow + 2
)

// list writes the list of findings and the links to the cells and back.
func (k *marker) list() {
	k.sheet(listSheet)
	k.toFront()
	k.head()
	marked := map[string]bool{}
	for i, f := range k.Findings {
		k.line(listFirst+i, i+1, f)
		if f.Sheet != "" {
			marked[f.Sheet] = true
		}
	}
	for i, f := range k.Settled {
		k.line(listFirst+len(k.Findings)+i, len(k.Findings)+i+1, f)
	}
	k.dress(listFirst + len(k.Findings) + len(k.Settled) - 1)
	for name := range marked {
		if index, err := k.file.GetSheetIndex(name); err == nil && index >= 0 {
			tip := say("mark.back")
			k.do(k.file.SetCellHyperLink(name, "A1", link(listSheet, "A1"), "Location", excelize.HyperlinkOpts{Tooltip: &tip}))
		}
	}
	if index, err := k.file.GetSheetIndex(listSheet); err == nil {
		k.file.SetActiveSheet(index)
	}
}

// toFront makes the list the first sheet. Names that belong to a sheet are kept by its number in the file, which excelize
// does not change when a sheet moves; without this, every sheet would repeat the title rows of its neighbour.
func (k *marker) toFront() {
	names := k.file.GetDefinedName()
	for i := range names {
		k.do(k.file.DeleteDefinedName(&names[i]))
	}
	k.do(k.file.MoveSheet(listSheet, k.file.GetSheetName(0)))
	for i := range names {
		if names[i].Scope == "Workbook" {
			names[i].Scope = ""
		}
		k.do(k.file.SetDefinedName(&names[i]))
	}
}

func link(sheet, cell string) string { return "'" + strings.ReplaceAll(sheet, "'", "''") + "'!" + cell }

// lastColumn is the last one that is seen.
func (k *marker) lastColumn() int {
	stated := func(f finding.Finding) bool { return f.State != "" }
	if len(k.Settled) > 0 || slices.ContainsFunc(k.Findings, stated) {
		return listState
	}
	return listExplanation
}

// put writes one cell of the list.
func (k *marker) put(row, col int, text string, l look) {
	at := templates.Address{Row: row, Col: col}.String()
	k.do(k.file.SetCellStyle(listSheet, at, at, k.style(l)))
	if text != "" {
		k.do(k.file.SetCellStr(listSheet, at, cut(text, maxCell)))
	}
}

func (k *marker) head() {
	last := templates.ColumnName(max(listID, k.lastColumn()))
	across := look{font: hei, size: titleSize, colour: ink, across: "center", down: "center"}
	k.put(titleRow, 0, say("mark.list.title", "agency", k.Report.Agency, "year", k.Report.Year), across)
	across.font, across.size, across.colour = song, smallSize, faint
	k.put(identityRow, 0, identityLine(k.edition, k.Report.Identity), across)
	across.size, across.colour, across.across, across.wrap = labelSize, ink, "left", true
	k.put(listSummary, 0, k.summary(), across)
	for row := titleRow; row <= listSummary; row++ {
		k.do(k.file.MergeCell(listSheet, fmt.Sprintf("A%d", row+1), fmt.Sprintf("%s%d", last, row+1)))
	}
	for col, key := range listHeads[:max(listID, k.lastColumn())+1] {
		k.put(listHead, col, say(key), look{font: hei, size: labelSize, colour: ink, fill: blockFill, border: true,
			across: "center", down: "center", wrap: true})
	}
	for row, height := range map[int]float64{titleRow: 34, identityRow: 18, listSummary: 50, listHead: 24} {
		k.do(k.file.SetRowHeight(listSheet, row+1, height))
	}
}

// summary says how many findings there are and what is asked of the agency.
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
	return say("mark.list.summary", "must", must, "verify", verify, "note", note, "unjudged", unjudged,
		"least", report.LeastExplanation)
}

// line writes one finding.
func (k *marker) line(row, number int, f finding.Finding) {
	l := look{font: song, size: 10.5, colour: ink, border: true, across: "left", indent: 1, down: "center", wrap: true}
	centred := l
	centred.across, centred.indent = "center", 0
	class := centred
	settled := row >= listFirst+len(k.Findings)
	class.bold = true
	if !settled {
		class.fill = fillOf(f) // what is put right asks for nothing
	}
	k.put(row, listNumber, fmt.Sprint(number), centred)
	k.put(row, listClass, className(f), class)
	k.place(row, f, l)
	said := f.Message.In(message.Chinese)
	if !f.Diagnosis.IsZero() {
		said += "\n" + f.Diagnosis.In(message.Chinese)
	}
	k.put(row, listMessage, said, l)
	k.put(row, listExpected, f.Expected, centred)
	k.put(row, listActual, f.Actual, centred)
	hint := f.Hint.In(message.Chinese)
	k.put(row, listHint, hint, l)
	open := l
	if f.Class == templates.Verify && f.Outcome == finding.Fails && !settled {
		open.unlocked, open.fill = true, inputFill
	}
	k.put(row, listExplanation, f.Explanation, open)
	if !settled {
		k.put(row, listID, f.ID(), look{font: song, size: smallSize, colour: faint})
	}
	if k.lastColumn() == listState {
		state := ""
		if f.State != "" {
			state = say("change." + f.State)
		}
		k.put(row, listState, state, centred)
	}
	lines := 1
	for col, text := range map[int]string{listMessage: said, listHint: hint, listPlace: placeName(f), listExplanation: f.Explanation,
		listExpected: f.Expected, listActual: f.Actual} {
		lines = max(lines, linesIn(text, listWidths[col]))
	}
	k.do(k.file.SetRowHeight(listSheet, row+1, min(float64(lines)*15+9, 400)))
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
func (k *marker) place(row int, f finding.Finding, l look) {
	places := k.placesOf(f)
	if len(places) == 0 {
		k.put(row, listPlace, placeName(f), l)
		return
	}
	l.colour = "0563C1"
	k.put(row, listPlace, placeName(f), l)
	at := templates.Address{Row: row, Col: listPlace}.String()
	k.do(k.file.SetCellHyperLink(listSheet, at, link(places[0].sheet, places[0].cell.String()), "Location"))
}

// dress sets widths, print set-up and protection of the list.
func (k *marker) dress(last int) {
	for col, width := range listWidths[:max(listID, k.lastColumn())+1] {
		name := templates.ColumnName(col)
		k.do(k.file.SetColWidth(listSheet, name, name, width))
	}
	k.do(k.file.SetColVisible(listSheet, templates.ColumnName(listID), false))
	k.do(k.file.SetPanes(listSheet, &excelize.Panes{Freeze: true, YSplit: listFirst,
		TopLeftCell: fmt.Sprintf("A%d", listFirst+1), ActivePane: "bottomLeft"}))
	hidden, fit := false, true
	size, wide, high, orientation := paperA4, 1, 0, "landscape"
	k.do(k.file.SetSheetView(listSheet, 0, &excelize.ViewOptions{ShowGridLines: &hidden}))
	k.do(k.file.SetSheetProps(listSheet, &excelize.SheetPropsOptions{FitToPage: &fit}))
	k.do(k.file.SetPageLayout(listSheet, &excelize.PageLayoutOptions{Size: &size, Orientation: &orientation,
		FitToWidth: &wide, FitToHeight: &high}))
	k.footer(listSheet)
	k.name("_xlnm.Print_Titles", listSheet, fmt.Sprintf("$1:$%d", listHead+1))
	k.name("_xlnm.Print_Area", listSheet, fmt.Sprintf("$A$1:$%s$%d", templates.ColumnName(k.lastColumn()), last+1))
	k.protect(listSheet)
}
