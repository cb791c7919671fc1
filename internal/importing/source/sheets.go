package source

import (
	"nianbao/internal/report"
	"nianbao/templates"
)

// Sheet is one sheet of a workbook that was not made from a template of ours.
type Sheet struct {
	Name string
	Grid templates.Grid // cells with their texts, addresses counted from the sheet's A1; empty cells may be left out
	// Values are the cells that hold more than text (numbers, formulas, dates), as the workbook's
	// reader read them.
	Values map[templates.Address]report.Value
}

// OfSheets makes a source of the sheets of a workbook; the name of a sheet may be a heading.
func OfSheets(name string, sheets []Sheet) *Source {
	s := &Source{File: name}
	for _, sheet := range sheets {
		s.Blocks = append(s.Blocks,
			Block{Text: sheet.Name, Heading: true, Where: Where{Sheet: sheet.Name}},
			Block{Table: &Table{Grid: sheet.Grid, Values: sheet.Values, Where: Where{Sheet: sheet.Name}}})
	}
	return s
}
