package inbox

import (
	"context"
	"path/filepath"
	"strings"

	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx"
)

func extensionOf(name string) string {
	return strings.ToLower(filepath.Ext(File{Name: name}.Base()))
}

// Prior are last year's reports, found by agency. The nil Prior has none: nobody asked.
type Prior struct {
	byKey   map[priorKey]*Opened
	only    *Opened // the one report a single file held
	Ignored []error // files that could not be read, or are of another year
	files   []File
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
	p := &Prior{byKey: map[priorKey]*Opened{}}
	var err error
	p.Ignored, err = EachPrior(ctx, path, year, func(f File, o *Opened) error {
		p.files = append(p.files, f)
		p.add(o, f.Given)
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
	for _, f := range found.Files {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		opened, err := Open(f, Options{})
		switch {
		case err != nil && f.Given:
			return nil, message.Wrap(err, "prior.unreadable", "file", f.Name)
		case err != nil:
			ignored = append(ignored, message.Wrap(err, "prior.unreadable", "file", f.Name))
			continue
		case opened.Report.Year != year && year > 0:
			wrong := message.Errorf("prior.year", "file", f.Name, "found", opened.Report.Year, "expected", year)
			if f.Given {
				return nil, wrong.WithHint("prior.year.hint", "expected", year)
			}
			ignored = append(ignored, wrong)
			continue
		}
		if err := see(f, opened); err != nil {
			return nil, err
		}
	}
	return ignored, nil
}

func (p *Prior) add(o *Opened, only bool) {
	r := o.Report
	for _, who := range []string{r.Code, templates.Normalize(r.Agency)} {
		if who != "" {
			p.byKey[priorKey{r.Year, r.Scope, who}] = o
		}
	}
	if only {
		p.only = o
	}
}

// Of returns an agency's report of a year: by its code, else by its name; a single file that tells no agency is taken for
// whoever asks. nil when there is none.
func (p *Prior) Of(code, name string, scope report.Scope, year int) *Opened {
	if p == nil {
		return nil
	}
	for _, who := range []string{code, templates.Normalize(name)} {
		if o := p.byKey[priorKey{year, scope, who}]; o != nil && who != "" {
			return o
		}
	}
	if p.only != nil && p.only.Report.Agency == "" && p.only.Report.Year == year {
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
