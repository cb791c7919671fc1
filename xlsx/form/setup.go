package form

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"nianbao/internal/message"
	"nianbao/templates"
)

// View sets what is seen when the sheet is opened: no grid lines, the first input selected, and the head of the sheet
// kept in sight where there is something to scroll.
func (b *Builder) View(s *Sheet) {
	grid := s.mostlyEmpty()
	b.Do(b.File.SetSheetView(s.Name, 0, &excelize.ViewOptions{ShowGridLines: &grid}))
	rows, cols := s.frozen()
	first := s.firstInput().String()
	panes := &excelize.Panes{Selection: []excelize.Selection{{ActiveCell: first, SQRef: first}}}
	if rows > 0 {
		panes.Freeze, panes.YSplit, panes.XSplit = true, rows, cols
		panes.TopLeftCell = templates.Address{Row: rows, Col: cols}.String()
		panes.ActivePane = "bottomLeft"
		if cols > 0 {
			panes.ActivePane = "bottomRight"
			panes.Selection = append([]excelize.Selection{{Pane: "topRight"}, {Pane: "bottomLeft"}}, panes.Selection...)
		}
		panes.Selection[len(panes.Selection)-1].Pane = panes.ActivePane
	}
	b.Do(b.File.SetPanes(s.Name, panes))
}

// frozen returns how many rows and columns stay in sight.
func (s *Sheet) frozen() (rows, cols int) {
	switch {
	case s.Cover:
		return 0, 0
	case s.Table == nil:
		return hintRow + 1, 0
	}
	t, header := s.Table, s.Table.Grid.HeaderRows()
	if header == 0 {
		return IdentityRow + 1, 0
	}
	if t.Grid.Rows-header < 5 {
		return 0, 0 // all of it is seen at once
	}
	for _, slot := range t.Slots {
		if cols == 0 || slot.Cell.Col < cols {
			cols = slot.Cell.Col
		}
	}
	return t.Origin.Row + header, cols
}

func (s *Sheet) firstInput() templates.Address {
	for i := range s.Cells {
		c := &s.Cells[i]
		// The choice of 零报告 comes first in reading order; whoever needs it sees it, most go to the figures.
		if LookOf(s, c).Unlocked && c.Role != Choice {
			return c.First
		}
	}
	return templates.Address{}
}

// Print set-up: A4, one page wide, the heading and the identity line on every page. Page headers hold nothing that
// differs by agency, so that one set-up serves all.
const (
	PaperA4    = 9
	pageWidth  = 595.0 // points, upright
	pageHeight = 842.0
	marginSide = 0.55 // inches
	marginTop  = 0.65
	marginFoot = 0.7
	inch       = 72.0
)

// Footer numbers the pages of a sheet.
func (b *Builder) Footer(sheet string) {
	footer := message.New("template.footer", "page", "&P", "pages", "&N").In(message.Chinese)
	b.Do(b.File.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddFooter: `&C&"` + Song + `,Regular"&9` +
		footer}))
}

func (b *Builder) print(s *Sheet) {
	b.Page(s)
	if s.Name == NotesSheet {
		b.leaveOut(s)
		return
	}
	titles := IdentityRow
	if s.Table != nil && s.Table.Grid.HeaderRows() > 0 {
		titles = s.Table.Origin.Row + s.Table.Grid.HeaderRows() - 1
	}
	b.DefineName("_xlnm.Print_Titles", s.Name, "$1:$"+strconv.Itoa(titles+1))
	switch {
	case s.mostlyEmpty() && s.onePage():
		// Of an area of empty cells LibreOffice prints no page, other programs this one.
		b.DefineName("_xlnm.Print_Area", s.Name, "$A$"+strconv.Itoa(s.Section.Cells.First.Row+1)+
			":$"+templates.ColumnName(s.Cols-1)+"$"+strconv.Itoa(s.lastRow()+1))
		return
	case s.Section != nil:
		// Without a print area a program prints what holds text or has a look, so that all that was written is printed
		// and the spare cells below it are not.
		return
	}
	last := templates.ColumnName(len(s.widths()) - 1)
	b.DefineName("_xlnm.Print_Area", s.Name, "$A$1:$"+last+"$"+strconv.Itoa(s.lastRow()+1))
}

// leaveOut keeps a sheet from being printed with the workbook: what is printed of it is a row below, which is empty and
// hidden. Who wants it on paper prints a selection. Two cells: LibreOffice saves an area of one under two names.
func (b *Builder) leaveOut(s *Sheet) {
	row := s.lastRow() + 2
	b.Do(b.File.SetRowVisible(s.Name, row, false))
	b.DefineName("_xlnm.Print_Area", s.Name, "$A$"+strconv.Itoa(row)+":$B$"+strconv.Itoa(row))
}

// Page sets paper, scale, margins and footer.
func (b *Builder) Page(s *Sheet) {
	size, wide, high, fit, centred := PaperA4, 1, 0, true, true
	orientation := "portrait"
	if s.Table != nil && s.Table.Landscape {
		orientation = "landscape"
	}
	if s.Section == nil && s.onePage() {
		high = 1
	}
	side, top, foot, edge := marginSide, marginTop, marginFoot, 0.3
	b.Do(b.File.SetSheetDimension(s.Name, "A1:"+templates.Address{Row: s.lastRow(), Col: s.Cols - 1}.String()))
	b.Do(b.File.SetSheetProps(s.Name, &excelize.SheetPropsOptions{FitToPage: &fit}))
	b.Do(b.File.SetPageLayout(s.Name, &excelize.PageLayoutOptions{
		Size: &size, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &high}))
	b.Do(b.File.SetPageMargins(s.Name, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side,
		Top: &top, Bottom: &foot, Header: &edge, Footer: &edge, Horizontally: &centred}))
	b.Footer(s.Name)
}

func (b *Builder) DefineName(name, sheet, cells string) {
	quoted := "'" + strings.ReplaceAll(sheet, "'", "''") + "'!"
	b.Do(b.File.SetDefinedName(&excelize.DefinedName{Name: name, Scope: sheet, RefersTo: quoted + cells}))
}

// mostlyEmpty reports whether most agencies write nothing on the sheet.
func (s *Sheet) mostlyEmpty() bool { return s.Section != nil && s.Section.Placed != "" }

// onePage reports whether a table fits on one page without being made too small to read, and whether a section does
// with all its cells empty.
func (s *Sheet) onePage() bool {
	if s.Table == nil && s.Section == nil {
		return s.Cover
	}
	width, height := 0.0, 0.0
	for _, w := range s.widths() {
		width += (w*digitWidth + padding) * pixelPoint
	}
	for _, h := range s.Heights() {
		height += h
	}
	across, down := pageWidth, pageHeight
	if s.Table != nil && s.Table.Landscape {
		across, down = down, across
	}
	across -= 2 * marginSide * inch
	down -= (marginTop + marginFoot) * inch
	least := 0.85 // of the scale that the width asks for
	if s.Section != nil {
		least = 1
	}
	return height*min(across/width, 1)*least <= down
}

func (s *Sheet) lastRow() int {
	last := slices.MaxFunc(s.Cells, func(a, b Cell) int { return cmp.Compare(a.Last.Row, b.Last.Row) })
	return last.Last.Row
}

// Protect locks the sheet but for its inputs. Every cell may be selected, and rows made higher to read what is long.
func (b *Builder) Protect(sheet string) {
	b.Do(b.File.ProtectSheet(sheet, &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true, FormatRows: true,
	}))
}
