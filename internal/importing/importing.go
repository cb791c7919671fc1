package importing

import (
	"nianbao/internal/importing/match"
	"nianbao/internal/importing/source"
	"nianbao/internal/importing/source/pdf"
	"nianbao/internal/report"
	"nianbao/templates"
)

// Reports makes the reports of a published text, page or document: nearly always one, several
// where a page has more years behind tabs. The list is never empty without an error.
func Reports(name string, data []byte, o match.Options) ([]match.Reading, error) {
	open := source.Open
	if pdf.Is(data) {
		open = pdf.Read
	}
	s, err := open(name, data)
	if err != nil {
		return nil, err
	}
	return match.All(s, o)
}

// Read makes the report of a file that holds one; of a file that holds several, the one of the
// year in the options, else the first.
func Read(name string, data []byte, o match.Options) (*report.Report, *templates.Edition, *match.Trace, error) {
	all, err := Reports(name, data, o)
	if err != nil {
		return nil, nil, nil, err
	}
	one := all[0]
	for _, r := range all {
		if o.Year != 0 && r.Report.Year == o.Year && one.Report.Year != o.Year {
			one = r
		}
	}
	return one.Report, one.Edition, one.Trace, nil
}

// FromGrids makes a report of a workbook that was not made from a template of ours: its tables
// are found by their labels.
func FromGrids(name string, sheets []source.Sheet, o match.Options) (*report.Report, *templates.Edition,
	*match.Trace, error) {
	return match.Of(source.OfSheets(name, sheets), o)
}
