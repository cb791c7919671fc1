package importing

import (
	"nianbao/internal/importing/match"
	"nianbao/internal/importing/opendata"
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
	if all, err := opendata.Read(name, s.Plain, o); all != nil || err != nil {
		return all, err
	}
	all, err := match.All(s, o)
	if !pdf.KeepsColumns(s.Plain) {
		return all, err
	}
	if read := byColumns(name, s.Plain, o); placed(read) > placed(all) {
		return read, nil
	}
	return all, err
}

// byColumns reads a text by the columns its blanks keep, in the way that gives most figures; nil where
// two ways give different ones.
func byColumns(name, text string, o match.Options) (best []match.Reading) {
	var all [][]match.Reading
	for _, how := range pdf.Spacings {
		s, err := pdf.Columns(name, text, how)
		if err != nil {
			continue
		}
		if read, err := match.All(s, o); err == nil {
			all = append(all, read)
			if placed(read) > placed(best) {
				best = read
			}
		}
	}
	for _, other := range all {
		if len(best) > 0 && contradict(best[0].Report, other[0].Report) {
			return nil
		}
	}
	return best
}

// contradict reports whether two readings of a text have different figures for one slot.
func contradict(a, b *report.Report) bool {
	for id, v := range a.Values {
		if w := b.Value(id); a.Edition == b.Edition && v.Raw != w.Raw && v.Raw != "" && w.Raw != "" {
			return true
		}
	}
	return false
}

// placed counts the figures that reports have.
func placed(all []match.Reading) (n int) {
	for _, r := range all {
		n += r.Trace.Figures()
	}
	return n
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
