package inbox

import (
	"context"

	"nianbao/internal/lastyear"
	"nianbao/internal/message"
	"nianbao/internal/parallel"
	"nianbao/xlsx/form"
	"nianbao/xlsx/wide"
)

// Prior are last year's reports, found by agency. Where each is found is remembered and no report
// is, as there may be ten thousand. The nil Prior has none: nobody asked.
type Prior struct {
	PriorRest
	index lastyear.Index
	files []File // in the order of the index
}

// PriorRest is what came with last year's reports and is none of them.
type PriorRest struct {
	Places     Places
	Unread     []Unread // files that could not be read
	Broken     []error  // folders and zips that could not be looked into
	PassedOver []string // what is no report
	Left       []string // what systems and programs left there
}

// Unread is a file that could not be read, and why.
type Unread struct {
	File string
	Err  error
}

// Unseen is how many folders and zips could not be looked into.
func (p *Prior) Unseen() int {
	if p == nil {
		return 0
	}
	return len(p.Broken)
}

// ReadPrior reads last year's reports: one file, or a folder or zip of them. An empty path is
// nobody asking. A file that is named by itself has to be of the year given; year 0 takes any.
func ReadPrior(ctx context.Context, path string, year int) (*Prior, error) {
	if path == "" {
		return nil, nil
	}
	return readPrior(func(see func(File, *Opened) error) (*PriorRest, error) { return EachPrior(ctx, path, year, see) })
}

// ReadPriorOf reads last year's reports from given files, such as those of a ledger.
func ReadPriorOf(ctx context.Context, files []File, year int) (*Prior, error) {
	return readPrior(func(see func(File, *Opened) error) (*PriorRest, error) {
		return EachPriorOf(ctx, files, year, see)
	})
}

func readPrior(each func(see func(File, *Opened) error) (*PriorRest, error)) (*Prior, error) {
	p := &Prior{}
	rest, err := each(func(f File, o *Opened) error {
		p.files = append(p.files, f)
		p.index.Add(o.LastYear(f))
		return nil
	})
	if err != nil {
		return nil, err
	}
	p.PriorRest = *rest
	return p, nil
}

// EachPrior hands over the reports one by one, as [ReadPrior] finds them, and returns what else
// there was. None is kept, so there may be any number of them. In a folder may lie reports of any
// year: which are of use, is for whoever sees them.
func EachPrior(ctx context.Context, path string, year int, see func(File, *Opened) error) (*PriorRest, error) {
	found, err := WalkReports([]string{path}, wide.Options{})
	if err != nil {
		return nil, err
	}
	rest := &PriorRest{Places: found.Places(), Broken: found.Broken, PassedOver: found.Own, Left: found.PassedOver}
	var files []File
	for _, f := range found.Files {
		if f.MayBeReport() {
			files = append(files, f)
		} else {
			rest.PassedOver = append(rest.PassedOver, f.Name)
		}
	}
	return rest, eachPrior(ctx, files, year, rest, see)
}

// EachPriorOf hands over those of files at hand.
func EachPriorOf(ctx context.Context, files []File, year int, see func(File, *Opened) error) (*PriorRest, error) {
	rest := &PriorRest{}
	return rest, eachPrior(ctx, files, year, rest, see)
}

func eachPrior(ctx context.Context, files []File, year int, rest *PriorRest, see func(File, *Opened) error) error {
	type answer struct {
		file   File
		opened []*Opened
		err    error
	}
	files, err := Together(ctx, files, Options{})
	if err != nil {
		return err
	}
	read := func(_ context.Context, f File) answer {
		data, err := f.Read()
		if err != nil {
			return answer{f, nil, err}
		}
		opened, err := f.Reports(data, Options{})
		return answer{f, ofYear(opened, year), err}
	}
	return parallel.Ordered(ctx, files, read, func(a answer) error {
		f := a.file
		switch {
		case a.err != nil && f.Given:
			return unreadPrior(a.err, f)
		case a.err != nil:
			rest.Unread = append(rest.Unread, Unread{f.Name, unreadPrior(a.err, f)})
			return nil
		case f.Given && year > 0 && a.opened[0].Report.Year != year:
			return OtherYear(f, a.opened[0], year).WithHint("prior.year.hint", "expected", year)
		}
		for _, o := range a.opened {
			f.Part = o.Part
			if err := see(f, o.Of(f.Agency, f.Code)); err != nil {
				return err
			}
		}
		return nil
	})
}

// ofYear are those of a file that are of a year, all of them where none is or any year will do: a
// page may have further years behind tabs.
func ofYear(all []*Opened, year int) []*Opened {
	var of []*Opened
	for _, o := range all {
		if o.Report.Year == year {
			of = append(of, o)
		}
	}
	if len(of) == 0 {
		return all
	}
	return of
}

func unreadPrior(err error, f File) error {
	return message.Wrap(err, "prior.unreadable", "file", f.Name)
}

// OtherYear is the error of a report whose year is unknown or not the one needed.
func OtherYear(f File, o *Opened, year int) *message.Error {
	if o.Report.Year == 0 {
		return message.NewError("prior.undated", "file", f.Name, "expected", year)
	}
	return message.NewError("prior.year", "file", f.Name, "found", o.Report.Year, "expected", year)
}

// LastYear takes down what has to be known of a report to find it as last year's.
func (o *Opened) LastYear(f File) lastyear.Report {
	return lastyear.Of(o.Edition, o.Report, o.tellsScope(), f.Given)
}

// tellsScope reports whether the file itself names its scope: ours do, a published report need
// not.
func (o *Opened) tellsScope() bool { return o.Trace == nil || o.Trace.Tells("scope") }

// All returns the reports that are an agency's of the year before: one, or those of its
// predecessors, to be added up. They are read anew; that one can no longer be read is the error.
func (p *Prior) All(w lastyear.Wanted) ([]*Opened, lastyear.Answer, error) {
	if p == nil {
		return nil, lastyear.Answer{}, nil
	}
	at, a := p.index.Gather(w)
	all := make([]*Opened, len(at))
	for i, n := range at {
		f := p.files[n]
		o, err := Open(f, Options{})
		if err != nil {
			return nil, a, unreadPrior(err, f)
		}
		// A published text is compared under the scope assumed for it, which the answer names.
		o.Report = o.Report.WithScope(w.Scope)
		all[i] = o
	}
	return all, a, nil
}

// Of returns the report of the year before that an agency's report is compared with, nil when
// there is none; the answer holds the reason, or notes on the report. It is read anew; the error
// is that it can no longer be read.
func (p *Prior) Of(w lastyear.Wanted) (*Opened, lastyear.Answer, error) {
	if p == nil {
		return nil, lastyear.Answer{}, nil
	}
	a := p.index.Find(w)
	if !a.Found {
		return nil, a, nil
	}
	f := p.files[a.At]
	o, err := Open(f, Options{})
	if err != nil {
		return nil, a, unreadPrior(err, f)
	}
	// A published text is compared under the scope assumed for it, which the answer names.
	o.Report = o.Report.WithScope(w.Scope)
	return o, a, nil
}

// Read returns the places last year's reports were read from.
func (p *Prior) Read() Places {
	if p == nil {
		return Places{}
	}
	return p.Places
}

// Asked reports whether last year's reports were given at all.
func (p *Prior) Asked() bool { return p != nil }

// Prior hands the report over as last year's of another; nil of nil.
func (o *Opened) Prior() *form.Prior {
	if o == nil {
		return nil
	}
	return &form.Prior{Report: o.Report, Edition: o.Edition}
}
