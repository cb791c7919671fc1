package judging

import (
	"nianbao/internal/check"
	"nianbao/internal/inbox"
	"nianbao/internal/lastyear"
	"nianbao/internal/report"
)

// LastYearOf is an agency's report of the year before among files; of one that was made of others, the sum of theirs.
func LastYearOf(p *inbox.Prior, w lastyear.Wanted) (*inbox.Opened, lastyear.Answer, error) {
	all, answer, err := p.All(w)
	return Combined(w, all), answer, err
}

// Combined is one report of those that an agency has of the year before: of several, its
// predecessors', the sum. A cell that cannot be added up has no value in it; the prose is one
// after the other.
func Combined(w lastyear.Wanted, all []*inbox.Opened) *inbox.Opened {
	switch len(all) {
	case 0:
		return nil
	case 1:
		return all[0]
	}
	first := all[0]
	members := make([]check.Member, len(all))
	sum := report.New(first.Report.File)
	sum.Identity = first.Report.Identity
	sum.Code = w.Code
	if len(w.Names) > 0 {
		sum.Agency = w.Names[0]
	}
	for i, o := range all {
		members[i] = check.Member{Edition: o.Edition, Report: o.Report}
		for section, paragraphs := range o.Report.Prose {
			sum.Prose[section] = append(sum.Prose[section], paragraphs...)
		}
	}
	sum.Values = check.Sum(first.Edition, members).Values
	return &inbox.Opened{Report: sum, Edition: first.Edition}
}
