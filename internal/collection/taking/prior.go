package taking

import (
	"cmp"
	"context"
	"slices"

	"nianbao/internal/check/rule"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/inbox"
	"nianbao/internal/judging"
	"nianbao/internal/lastyear"
	"nianbao/internal/message"
	"nianbao/internal/report"
)

// Last year's reports are kept in the ledger, so that a report taken in before they were given,
// or in a run that does not name them, is compared with them too. They are read when one is
// needed, and none is held.

// KeepPriors takes last year's reports into the ledger: one file, a folder or zip of them, or
// last year's ledger. A report of an agency that has one there from an earlier run takes its
// place; the same ones again change nothing. rest is what could not be read; unfit lists readable
// reports of no use: those of other years, those that name no agency, those that differ.
func (r *Receiver) KeepPriors(ctx context.Context, path string) (rest *inbox.PriorRest, unfit []error, err error) {
	if path == "" {
		return &inbox.PriorRest{}, nil, nil
	}
	return r.keepPriorsOf(ctx, func(see func(inbox.File, *inbox.Opened) error) (*inbox.PriorRest, error) {
		if !ledger.Is(path) {
			return inbox.EachPrior(ctx, path, r.Ledger.Year-1, see)
		}
		files, err := Current(ctx, path, nil)
		if err != nil {
			return nil, err
		}
		return inbox.EachPriorOf(ctx, files, r.Ledger.Year-1, see)
	})
}

// keepPriorsOf takes those that are handed over one by one.
func (r *Receiver) keepPriorsOf(
	ctx context.Context, each func(see func(inbox.File, *inbox.Opened) error) (*inbox.PriorRest, error),
) (rest *inbox.PriorRest, unfit []error, err error) {
	given := given{at: map[string]bool{}}
	rest, err = each(func(f inbox.File, o *inbox.Opened) error {
		p := o.LastYear(f)
		switch {
		case p.Year != r.Ledger.Year-1:
			unfit = append(unfit, inbox.OtherYear(f, o, r.Ledger.Year-1))
			return nil
		case len(p.Keys()) == 0:
			unfit = append(unfit,
				message.NewError("prior.nameless", "file", f.Name).WithHint("prior.nameless.hint"))
			return nil
		}
		return given.add(f, p)
	})
	if err != nil {
		return nil, nil, err
	}
	if err := r.Ledger.AskPriors(ctx); err != nil {
		return nil, nil, err
	}
	if err := r.loadPriors(ctx); err != nil {
		return nil, nil, err
	}
	before := map[string][]ledger.Prior{} // by what they are found by
	for _, p := range r.priors {
		for _, key := range p.Keys() {
			before[key] = append(before[key], p)
		}
	}
	for i := range given.priors {
		if err := r.keepPrior(ctx, &given, i, before); err != nil {
			return nil, nil, err
		}
	}
	if err := r.loadPriors(ctx); err != nil {
		return nil, nil, err
	}
	return rest, append(unfit, r.differing(given.priors)...), nil
}

// keepPrior keeps one of the given in place of those of an earlier run that are found by the same;
// before are all that were kept, by what they are found by.
func (r *Receiver) keepPrior(
	ctx context.Context, given *given, i int, before map[string][]ledger.Prior,
) error {
	p := given.priors[i]
	var known *ledger.Prior
	var replaced []ledger.Prior
	for _, key := range p.Keys() {
		for _, old := range before[key] {
			switch {
			case old.Key() == p.Key():
				known = &old
			case !given.at[old.Key()] && !slices.ContainsFunc(replaced, old.Same):
				replaced = append(replaced, old)
			}
		}
	}
	if known != nil && len(replaced) == 0 {
		if known.File == p.File && slices.Equal(known.Further, p.Further) {
			return nil
		}
		return r.Ledger.NotePrior(ctx, p) // a reader needs the place where it lies now
	}
	data, err := given.files[i].Read()
	if err != nil {
		return err
	}
	with, err := attached(given.files[i])
	if err != nil {
		return err
	}
	return r.Ledger.KeepPrior(ctx, p, data, with, replaced)
}

// given are the reports one run names; each of them once, whatever it is called.
type given struct {
	priors []ledger.Prior
	files  []inbox.File
	at     map[string]bool // by key
}

func (g *given) add(f inbox.File, p lastyear.Report) error {
	data, err := f.Read()
	if err != nil {
		return err
	}
	with, err := attached(f)
	if err != nil {
		return err
	}
	prior := ledger.Prior{Report: p, SHA256: hashOf(data), Part: f.Part}
	for _, w := range with {
		prior.Further = append(prior.Further, ledger.Part{SHA256: hashOf(w.Data), File: w.File})
	}
	if !g.at[prior.Key()] {
		g.at[prior.Key()] = true
		g.priors, g.files = append(g.priors, prior), append(g.files, f)
	}
	return nil
}

// differing lists reports of one agency that differ, so that none of them is taken.
func (r *Receiver) differing(given []ledger.Prior) (told []error) {
	said := map[string]bool{} // by the key of the first of them
	for _, p := range given {
		a := r.index.Find(lastyear.Wanted{Code: p.Code, Names: []string{p.Agency}, Scope: p.Scope, Year: r.Ledger.Year})
		if len(a.Differ) == 0 {
			continue
		}
		if first := r.priors[a.Differ[0]].Key(); !said[first] {
			said[first] = true
			told = append(told, &message.Error{Text: a.Why, Hint: a.Hint})
		}
	}
	return told
}

// loadPriors reads what is known of last year's reports from the ledger, and of those that an
// earlier release kept, which is nothing yet, from themselves.
func (r *Receiver) loadPriors(ctx context.Context) (err error) {
	if r.priors, r.asked, err = r.Ledger.Priors(ctx); err != nil {
		return err
	}
	r.index = &lastyear.Index{}
	for i := range r.priors {
		p := &r.priors[i]
		if p.Figures == "" {
			o, err := r.open(ctx, *p)
			if err != nil {
				return err
			}
			known := o.LastYear(inbox.File{Given: p.Alone})
			known.File, known.Year = p.File, p.Year
			p.Report = known
			if err := r.Ledger.NotePrior(ctx, *p); err != nil {
				return err
			}
		}
		r.index.Add(p.Report)
	}
	return nil
}

// lastYear finds the agency's reports of the year before, one or its predecessors': by the
// roster's present and former names; for an agency that is not on it, by the file's.
func (r *Receiver) lastYear(told report.Identity, owner *ledger.Agency) ([]int, lastyear.Answer) {
	w := lastyear.Wanted{Code: told.Code, Names: []string{told.Agency}, Scope: told.Scope, Year: r.Ledger.Year}
	if owner != nil {
		w.Code, w.Names, w.Predecessors = cmp.Or(owner.Code, told.Code), owner.Own(), owner.Names()[1:]
	}
	return r.index.Gather(w)
}

// findLastYear finds it for judging, and reads it from the ledger.
func (r *Receiver) findLastYear(ctx context.Context, w lastyear.Wanted) (rule.LastYear, error) {
	w.Year = r.Ledger.Year
	at, answer := r.index.Gather(w)
	last, err := r.openAll(ctx, at, w)
	if err != nil {
		return rule.LastYear{}, err
	}
	return judging.Found(last, answer), nil
}

// openAll reads last year's reports by their places: one, or the sum of several; nil for none.
func (r *Receiver) openAll(ctx context.Context, at []int, w lastyear.Wanted) (*inbox.Opened, error) {
	all := make([]*inbox.Opened, len(at))
	for i, n := range at {
		last, err := r.open(ctx, r.priors[n])
		if err != nil {
			return nil, err
		}
		last.Report = last.Report.WithScope(w.Scope) // as what it was taken for, which the answer tells
		all[i] = last
	}
	return judging.Combined(w, all), nil
}

// open reads one of last year's reports from the ledger.
func (r *Receiver) open(ctx context.Context, p ledger.Prior) (*inbox.Opened, error) {
	file := p.FileOf(func(sha256, file string) ([]byte, error) { return r.Ledger.Original(ctx, sha256, file) })
	// Of several reports it is the part, or where an earlier release kept none the one of that year.
	return inbox.Open(file, inbox.Options{Year: r.Ledger.Year - 1})
}
