package mark

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"nianbao/templates"
	"nianbao/xlsx/form"
)

// dress sets widths, print set-up and protection of the list.
func (k *marker) dress(last int) {
	for col, width := range listWidths[:max(form.ListID, k.lastColumn())+1] {
		name := templates.ColumnName(col)
		k.Do(k.File.SetColWidth(form.ListSheet, name, name, width))
	}
	k.Do(k.File.SetColVisible(form.ListSheet, templates.ColumnName(form.ListID), false))
	k.Do(k.File.SetPanes(form.ListSheet, &excelize.Panes{Freeze: true, YSplit: form.ListFirst,
		TopLeftCell: fmt.Sprintf("A%d", form.ListFirst+1), ActivePane: "bottomLeft"}))
	hidden, fit := false, true
	size, wide, high, orientation := form.PaperA4, 1, 0, "landscape"
	k.Do(k.File.SetSheetView(form.ListSheet, 0, &excelize.ViewOptions{ShowGridLines: &hidden}))
	k.Do(k.File.SetSheetProps(form.ListSheet, &excelize.SheetPropsOptions{FitToPage: &fit}))
	k.Do(k.File.SetPageLayout(form.ListSheet, &excelize.PageLayoutOptions{Size: &size, Orientation: &orientation,
		FitToWidth: &wide, FitToHeight: &high}))
	edge, foot := 0.4, 0.55
	k.Do(k.File.SetPageMargins(form.ListSheet, &excelize.PageLayoutMarginsOptions{Left: &edge, Right: &edge,
		Top: &edge, Bottom: &foot, Header: &edge, Footer: &edge}))
	k.Footer(form.ListSheet)
	k.DefineName("_xlnm.Print_Titles", form.ListSheet, fmt.Sprintf("$1:$%d", form.ListHead+1))
	k.DefineName("_xlnm.Print_Area", form.ListSheet,
		fmt.Sprintf("$A$1:$%s$%d", templates.ColumnName(k.lastColumn()), last+1))
	k.Protect(form.ListSheet)
}
