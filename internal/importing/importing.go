package importing

import (
	"nianbao/internal/importing/match"
	"nianbao/internal/importing/source"
	"nianbao/internal/importing/source/pdf"
	"nianbao/internal/report"
	"nianbao/templates"
)

// Read makes a report of a published text, page or document.
func Read(name string, data []byte, o match.Options) (*report.Report, *templates.Edition, *match.Trace, error) {
	open := source.Open
	if pdf.Is(data) {
		open = pdf.Read
	}
	s, err := open(name, data)
	if err != nil {
		return nil, nil, nil, err
	}
	return match.Of(s, o)
}

// FromGrids makes a report of a workbook that was not made from a template of ours: its tables are found by their labels.
func FromGrids(name string, sheets []source.Sheet, o match.Options) (*report.Report, *templates.Edition, *match.Trace, error) {
	return match.Of(source.OfSheets(name, sheets), o)
}
