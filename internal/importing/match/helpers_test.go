package match

import (
	"nianbao/internal/importing/source"
	"nianbao/internal/report"
	"nianbao/templates"
)

// readFile makes a report of a file as package importing does.
func readFile(name string, data []byte, o Options) (*report.Report, *templates.Edition, *Trace, error) {
	s, err := source.Open(name, data)
	if err != nil {
		return nil, nil, nil, err
	}
	return Of(s, o)
}

// fromSheets makes a report of somebody's own workbook.
func fromSheets(name string, list []source.Sheet, o Options) (*report.Report, *templates.Edition, *Trace, error) {
	return Of(source.OfSheets(name, list), o)
}
