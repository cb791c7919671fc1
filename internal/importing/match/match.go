package match

import (
	"strconv"

	"nianbao/internal/importing/source"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

// Options is what is known of the files beside their content.
type Options struct {
	Edition *templates.Edition // nil: found by the year the file tells, and by whose labels fit it best
	Agency  string             // for a file that does not tell it
	Year    int                // for a file that does not tell it
	Names   []string           // agencies that are known: looked for where the title alone does not tell the agency
}

// Reading is one report made of a source.
type Reading struct {
	Report  *report.Report
	Edition *templates.Edition
	Trace   *Trace
	Part    string // which of several reports of the file it is, in the file's own words; "" where it holds one
}

// All makes a report of each that the source holds, in their order: a page may have several years
// behind tabs. It is never empty without an error.
func All(s *source.Source, o Options) ([]Reading, error) {
	var all []Reading
	var failed error
	parts := split(s)
	for i, part := range parts {
		r, e, trace, err := Of(part, o)
		if err != nil {
			failed = err
			continue
		}
		reading := Reading{Report: r, Edition: e, Trace: trace}
		if len(parts) > 1 {
			reading.Part = partName(r, i)
		}
		all = append(all, reading)
	}
	if len(all) == 0 {
		return nil, failed
	}
	for _, r := range all[1:] {
		if r.Report.Agency == "" { // one page is one agency's
			r.Report.Agency = all[0].Report.Agency
		}
	}
	return distinct(all), nil
}

// Of reads a source by every candidate edition and takes the reading that fits best; between
// equal forms, that of the year.
func Of(s *source.Source, o Options) (*report.Report, *templates.Edition, *Trace, error) {
	editions := templates.Builtin()
	if o.Edition != nil {
		editions = []*templates.Edition{o.Edition}
	}
	var best *placement
	var bestReport *report.Report
	for _, e := range editions {
		p, r := placeBy(s, e, o)
		if best == nil || p.fits(best, r.Year) {
			best, bestReport = p, r
		}
	}
	if len(best.found) == 0 && bestReport.Title == "" && len(bestReport.Prose) == 0 {
		key := "intake.nothing"
		if bestReport.Year != 0 && bestReport.Year < templates.Builtin()[0].From {
			key = "intake.nothing.old"
		}
		return nil, nil, nil, message.NewError(key, "file", s.File).WithHint(key + ".hint")
	}
	best.finish(bestReport)
	best.trace.Squeezed = best.trace.Figures() == 0 && best.squeezed()
	best.trace.Unparted = s.Plain != "" && best.unparted()
	best.trace.Unplaced = append(best.trace.Unplaced, s.Dropped...)
	if s.Title != "" && s.Title != bestReport.Title {
		best.trace.Unplaced = append(best.trace.Unplaced, source.Unplaced{Reason: source.Furniture, Text: s.Title})
	}
	return bestReport, best.form.edition, &best.trace, nil
}

// placeBy reads a source by one edition; the report has everything but its values.
func placeBy(s *source.Source, e *templates.Edition, o Options) (*placement, *report.Report) {
	r := report.New(s.File)
	r.Foreign = true
	r.Edition = e.ID
	p := newPlacement(formOf(e), s)
	p.readSections(r, s.Title)
	p.known(r, s, o.Names)
	if _, told := p.fields["agency"]; !told {
		r.Agency = o.Agency
	}
	if _, told := p.fields["year"]; !told {
		r.Year = o.Year
	}
	for _, f := range e.Cover.Fields {
		found, ok := p.fields[f.ID]
		if !ok {
			continue
		}
		p.trace.Found = append(p.trace.Found, found)
		switch f.ID {
		case "agency":
			r.Agency = found.Raw
		case "year":
			r.Year, _ = strconv.Atoi(found.Raw)
		case "code":
			r.Code = found.Raw
		case "scope":
			if found.Raw == report.Area.Label() {
				r.Scope = report.Area
			}
		default:
			r.Cover[f.ID] = found.Raw
		}
	}
	return p, r
}
