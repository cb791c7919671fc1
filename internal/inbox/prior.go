package inbox

import (
	"context"
	"path/filepath"
	"strings"

	"nianbao/internal/inorder"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx"
)

func extensionOf(name string) string {
	return strings.ToLower(filepath.Ext(File{Name: name}.Base()))
}

// Prior are last year's reports, found by agency. Where each is found is remembered and no report is, as there may be ten
// thousand. The nil Prior has none: nobody asked.
type Prior struct {
	byKey   map[priorKey]*File
	only    *File   // a single file that tells no agency
	Ignored []error // files that could not be read, or are of another year
	files   []File

	onlyYear int // that of only
}

// priorKey finds a report: by code or by name.
type priorKey struct {
	year  int
	scope report.Scope
	who   string
}

// ReadPrior reads last year's reports: one file, or a folder or zip of them. An empty path is nobody asking. Reports of
// another year than the one given are ignored with a reason, or refused when they are all that was named; year 0 takes
// reports of any year.
func ReadPrior(ctx context.Context, path string, year int) (*Prior, error) {
	if path == "" {
		return nil, nil
	}
	p := &Prior{byKey: map[priorKey]*File{}}
	var err error
	p.Ignored, err = EachPrior(ctx, path, year, func(f File, o *Opened) error {
		p.files = append(p.files, f)
		p.add(f, o.Report)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return p, nil
}

// EachPrior hands over last year's reports one by one, as [ReadPrior] finds them, and returns what was ignored. None is
// kept, so there may be any number of them.
func EachPrior(ctx context.Context, path string, year int, see func(File, *Opened) error) (ignored []error, err error) {
	found, err := Walk([]string{path})
	if err != nil {
		return nil, err
	}
	ignored = found.Broken
	type answer struct {
		file   File
		opened *Opened
		err    error
	}
	read := func(_ context.Context, f File) answer {
		opened, err := Open(f, Options{})
		return answer{f, opened, err}
	}
	err = inorder.Do(ctx, found.Files, read, func(a answer) error {
		f := a.file
		switch {
		case a.err != nil && f.Given:
			return message.Wrap(a.err, "prior.unreadable", "file", f.Name)
		case a.err != nil:
			ignored = append(ignored, message.Wrap(a.err, "prior.unreadable", "file", f.Name))
			return nil
		case a.opened.Report.Year != year && year > 0:
			wrong := message.Errorf("prior.year", "file", f.Name, "found", a.opened.Report.Year, "expected", year)
			if f.Given {
				return wrong.WithHint("prior.year.hint", "expected", year)
			}
			ignored = append(ignored, wrong)
			return nil
		}
		return see(f, a.opened)
	})
	return ignored, err
}

func (p *Prior) add(f File, r *report.Report) {
	for _, who := range []string{r.Code, templates.Normalize(r.Agency)} {
		if who != "" {
			p.byKey[priorKey{r.Year, r.Scope, strings.Clone(who)}] = &f
		}
	}
	if f.Given && r.Agency == "" {
		p.only, p.onlyYear = &f, r.Year
	}
}

// Of returns an agency's report of a year: by its code, else by its name; a single file that tells no agency is taken for
// whoever asks. nil when there is none. It is read anew; that it can no longer be read is the error.
func (p *Prior) Of(code, name string, scope report.Scope, year int) (*Opened, error) {
	if p == nil {
		return nil, nil
	}
	f := p.file(code, name, scope, year)
	if f == nil {
		return nil, nil
	}
	o, err := Open(*f, Options{})
	if err != nil {
		return nil, message.Wrap(err, "prior.unreadable", "file", f.Name)
	}
	return o, nil
}

func (p *Prior) file(code, name string, scope report.Scope, year int) *File {
	for _, who := range []string{code, templates.Normalize(name)} {
		if f := p.byKey[priorKey{year, scope, who}]; f != nil && who != "" {
			return f
		}
	}
	if p.only != nil && p.onlyYear == year {
		return p.only
	}
	return nil
}

// Originals are the files last year's reports were read from.
func (p *Prior) Originals() *Originals {
	if p == nil {
		return nil
	}
	return OriginalsOf(p.files)
}

// Asked reports whether last year's reports were given at all.
func (p *Prior) Asked() bool { return p != nil }

// Prior hands the report over as last year's of another; nil of nil.
func (o *Opened) Prior() *xlsx.Prior {
	if o == nil {
		return nil
	}
	return &xlsx.Prior{Report: o.Report, Edition: o.Edition}
}
