package xlsx

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"nianbao/internal/message"
	"nianbao/templates"
)

// view sets what is seen when the sheet is opened: no grid lines, the first input selected, and the head of the sheet
// kept in sight where there is something to scroll.
func (b *builder) view(s *sheet) {
	hidden := false
	b.do(b.file.SetSheetView(s.name, 0, &excelize.ViewOptions{ShowGridLines: &hidden}))
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
	b.do(b.file.SetPanes(s.name, panes))
}

// frozen returns how many rows and columns stay in sight.
func (s *sheet) frozen() (rows, cols int) {
	switch {
	case s.cover:
		return 0, 0
	case s.table == nil:
		return hintRow + 1, 0
	}
	t, header := s.table, s.table.Grid.HeaderRows()
	if header == 0 {
		return identityRow + 1, 0
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

func (s *sheet) firstInput() templates.Address {
	for i := range s.cells {
		c := &s.cells[i]
		// The choice of 零报告 comes first in reading order; whoever needs it sees it, most go to the figures.
		if lookOf(s, c).unlocked && c.role != choice {
			return c.First
		}
	}
	return templates.Address{}
}

// Print set-up: A4, one page wide, the heading and the identity line on every page. Page headers hold nothing that
// differs by agency, so that one set-up serves all.
const (
	paperA4    = 9
	pageWidth  = 595.0 // points, upright
	pageHeight = 842.0
	marginSide = 0.55 // inches
	marginTop  = 0.65
	marginFoot = 0.7
	inch       = 72.0
)

// footer numbers the pages of a sheet.
func (b *builder) footer(sheet string) {
	footer := message.New("template.footer", "page", "&P", "pages", "&N").In(message.Chinese)
	b.do(b.file.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddFooter: `&C&"` + song + `,Regular"&9` + footer}))
}

func (b *builder) print(s *sheet) {
	b.page(s)
	titles := identityRow
	if s.table != nil && s.table.Grid.HeaderRows() > 0 {
		titles = s.table.Origin.Row + s.table.Grid.HeaderRows() - 1
	}
	b.name("_xlnm.Print_Titles", s.name, "$1:$"+strconv.Itoa(titles+1))
	// All columns that have a width are printed: LibreOffice fits columns to a page, but leaves a single one as it is.
	last := templates.ColumnName(len(s.widths()) - 1)
	b.name("_xlnm.Print_Area", s.name, "$A$1:$"+last+"$"+strconv.Itoa(s.lastRow()+1))
}

// page sets paper, scale, margins and footer.
func (b *builder) page(s *sheet) {
	size, wide, high, fit, centred := paperA4, 1, 0, true, true
	orientation := "portrait"
	if s.table != nil && s.table.Landscape {
		orientation = "landscape"
	}
	if s.onePage() {
		high = 1
	}
	side, top, foot, edge := marginSide, marginTop, marginFoot, 0.3
	b.do(b.file.SetSheetDimension(s.name, "A1:"+templates.Address{Row: s.lastRow(), Col: s.cols - 1}.String()))
	b.do(b.file.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &fit}))
	b.do(b.file.SetPageLayout(s.name, &excelize.PageLayoutOptions{
		Size: &size, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &high}))
	b.do(b.file.SetPageMargins(s.name, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side,
		Top: &top, Bottom: &foot, Header: &edge, Footer: &edge, Horizontally: &centred}))
	b.footer(s.name)
}

func (b *builder) name(name, sheet, cells string) {
	quoted := "'" + strings.ReplaceAll(sheet, "'", "''") + "'!"
	b.do(b.file.SetDefinedName(&excelize.DefinedName{Name: name, Scope: sheet, RefersTo: quoted + cells}))
}

// onePage reports whether a table fits on one page without being made too small to read.
func (s *sheet) onePage() bool {
	if s.table == nil {
		return s.cover
	}
	width, height := 0.0, 0.0
	for _, w := range s.widths() {
		width += (w*digitWidth + padding) * pixelPoint
	}
	for _, h := range s.heights() {
		height += h
	}
	across, down := pageWidth, pageHeight
	if s.table.Landscape {
		across, down = down, across
	}
	across -= 2 * marginSide * inch
	down -= (marginTop + marginFoot) * inch
	const least = 0.85 // of the scale that the width asks for
	return height*min(across/width, 1)*least <= down
}

func (s *sheet) lastRow() int {
	last := slices.MaxFunc(s.cells, func(a, b cell) int { return cmp.Compare(a.Last.Row, b.Last.Row) })
	return last.Last.Row
}

// protect locks the sheet but for its inputs. Every cell may be selected, and rows made higher to read what is long.
func (b *builder) protect(sheet string) {
	b.do(b.file.ProtectSheet(sheet, &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true, FormatRows: true,
	}))
}
