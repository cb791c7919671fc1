package judging

import (
	"cmp"
	"context"
	"time"

	"nianbao/internal/check"
	"nianbao/internal/check/prose/copied"
	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/inbox"
	"nianbao/internal/lastyear"
)

// Judge is what all reports of a run are judged by.
type Judge struct {
	Reading  inbox.Options // Year is also the year expected, 0 for any
	Policy   *check.Policy // the office's own rulings; nil for none
	Today    time.Time     // decides which rulings have expired; zero: none has
	LastYear LastYears     // nil: nobody asked for a comparison
}

// LastYears finds an agency's report of the year before. Its absence is no error: the answer has
// it. That it was there and can no longer be read is one: judged without it, a report would pass
// for better than it is.
type LastYears func(context.Context, lastyear.Wanted) (rule.LastYear, error)

// Subject is what is known about the agency whose report is judged. The zero Subject: nothing.
type Subject struct {
	Agency string // expected; another one in the report is a finding
	Level  string // 级别, as the roster gives it

	// Names and Code are what last year's report is found by; the report's own where empty.
	Names []string
	Code  string
	// Predecessors are the agencies it was made of, whose reports are added up where it has none itself.
	Predecessors []string

	// Named is who else of the roster the report names, or what stands beside it.
	Named []rule.Named

	// Explanations are the known explanations of findings; nil: those in the file itself.
	Explanations finding.Explanations
	// Matches are sections of other agencies' prose that are nearly the same, of the index of all reports at hand.
	Matches []copied.Match
	// Others are the other reports at hand of the same agency, year and scope.
	Others []rule.Version
}

// Open makes reports of a file's bytes, in the order of the file; only the part that is meant, where one is.
func (j *Judge) Open(f inbox.File, data []byte) ([]*inbox.Opened, error) {
	return f.Reports(data, j.Reading)
}

// Upload judges one file from its bytes; subject gives what is known about whose report it is,
// nil for nothing. The list is never empty: a file that cannot be read is one result.
func (j *Judge) Upload(ctx context.Context, name string, data []byte,
	subject func(*inbox.Opened) Subject) ([]Result, error) {
	opened, err := j.Open(inbox.File{Name: name}, data)
	if err != nil {
		return []Result{{File: name, Err: err}}, nil
	}
	var results []Result
	for _, o := range opened {
		var s Subject
		if subject != nil {
			s = subject(o)
		}
		r, err := j.Report(ctx, o, s)
		if err != nil {
			return nil, err
		}
		results = append(results, r)
	}
	return results, nil
}

// Report judges a report that was opened.
func (j *Judge) Report(ctx context.Context, o *inbox.Opened, s Subject) (Result, error) {
	c, err := j.context(ctx, o, s)
	if err != nil {
		return Result{}, err
	}
	return resultOf(o, check.Run(c)), nil
}

// context is what a report is judged in.
func (j *Judge) context(ctx context.Context, o *inbox.Opened, s Subject) (*check.Context, error) {
	c := &check.Context{Edition: o.Edition, Report: o.Report, Others: s.Others, Explanations: s.Explanations,
		Twins: copied.Quote(o.Edition, o.Report, s.Matches),
		Options: check.Options{Year: j.Reading.Year, Agency: s.Agency, Level: s.Level, Policy: j.Policy,
			Today: j.Today, Named: s.Named}}
	if j.LastYear != nil {
		var err error
		if c.LastYear, err = j.LastYear(ctx, s.wanted(o)); err != nil {
			return nil, err
		}
		c.LastYear.Asked = true
	}
	return c, nil
}

func resultOf(o *inbox.Opened, found []finding.Finding) Result {
	return Result{File: o.Report.File, Part: o.Part, With: o.With, Edition: o.Edition, Report: o.Report,
		Findings: found}
}

// wanted is the report of the year before that is to be found.
func (s Subject) wanted(o *inbox.Opened) lastyear.Wanted {
	w := lastyear.Wanted{Code: cmp.Or(s.Code, o.Report.Code), Names: s.Names, Predecessors: s.Predecessors,
		Scope: o.Report.Scope, Year: o.Report.Year}
	if len(w.Names) == 0 {
		w.Names = []string{o.Report.Agency}
	}
	return w
}

// FromFiles finds last year's reports among files; nil where none were given.
func FromFiles(p *inbox.Prior) LastYears {
	if !p.Asked() {
		return nil
	}
	return func(_ context.Context, w lastyear.Wanted) (rule.LastYear, error) {
		o, answer, err := LastYearOf(p, w)
		return Found(o, answer), err
	}
}

// Found is an answer as judging has it; o is nil where no report was found.
func Found(o *inbox.Opened, a lastyear.Answer) rule.LastYear {
	last := rule.LastYear{Asked: true, Why: a.Why, Note: a.Note, Hint: a.Hint}
	if o != nil {
		last.Report, last.Edition = o.Report, o.Edition
	}
	return last
}
