package importing

import (
	"nianbao/internal/report"
	"nianbao/templates"
)

// Read makes a report of a published text, page or document.
func Read(name string, data []byte, o Options) (*report.Report, *templates.Edition, *Trace, error) {
	s, err := open(name, data)
	if err != nil {
		return nil, nil, nil, err
	}
	return reportOf(s, o)
}

// FromGrids makes a report of a workbook that was not made from a template of ours: its tables are found by their labels.
func FromGrids(name string, sheets []Sheet, o Options) (*report.Report, *templates.Edition, *Trace, error) {
	return reportOf(ofSheets(name, sheets), o)
}
