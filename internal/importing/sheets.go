package importing

import (
	"nianbao/internal/report"
	"nianbao/templates"
)

// Sheet is one sheet of a workbook that was not made from a template of ours.
type Sheet struct {
	Name string
	Grid templates.Grid // cells with their texts, addresses counted from the sheet's A1; empty cells may be left out
	// Values are the cells that hold more than their text says (numbers, formulas, dates), as the workbook's reader
	// read them.
	Values map[templates.Address]report.Value
}

// ofSheets makes a source of the sheets of a workbook; the name of a sheet may be a heading.
func ofSheets(name string, sheets []Sheet) *source {
	s := &source{file: name}
	for _, sheet := range sheets {
		s.blocks = append(s.blocks,
			block{text: sheet.Name, heading: true, where: Where{Sheet: sheet.Name}},
			block{table: &table{Grid: sheet.Grid, values: sheet.Values, where: Where{Sheet: sheet.Name}}})
	}
	return s
}
