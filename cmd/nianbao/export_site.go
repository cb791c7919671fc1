package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sync"

	"nianbao/internal/check"
	"nianbao/internal/document"
	"nianbao/internal/document/html"
	"nianbao/internal/document/opendata"
	"nianbao/internal/document/site"
	"nianbao/internal/finding"
	"nianbao/internal/judging"
	"nianbao/internal/message"
	"nianbao/internal/output"
	"nianbao/internal/parallel"
	"nianbao/templates"
)

// formSite is a package of all forms for a government's site.
const formSite = "site"

// sitePackage is a package being written.
type sitePackage struct {
	*exportOptions
	all     *checked
	to      *output.Run
	earlier *site.Index // of the last run; empty where there was none
	first   bool        // there was none
	known   map[string]site.File

	mu    sync.Mutex
	index site.Index
	was   map[string][]byte // the data of reports as they were in the last run, by their names
	now   map[string][]byte
	forms map[string]*templates.Edition
}

// site writes the reports that pass as a package: every form of each, codebooks, and one index.
func (o *exportOptions) site(ctx context.Context, c *checker, all *checked) error {
	out := o.writer(c, o.force)
	out.ReadsLedger(o.ledger)
	spare(out, all.places)
	if err := out.OwnFolder(o.out); err != nil {
		return err
	}
	p := &sitePackage{exportOptions: o, all: all, to: out, was: map[string][]byte{}, now: map[string][]byte{},
		forms: map[string]*templates.Edition{}}
	if err := p.readEarlier(); err != nil {
		return err
	}
	results := all.Results().Outlines()
	failed := make([]error, len(results))
	written := make([][]string, len(results))
	names := p.names(failed)
	step, done := o.term.Progress(len(results), message.New("cmd.export.progress"))
	defer done()
	err := parallel.Each(ctx, len(results), func(i int) error {
		defer step()
		if names[i] != "" {
			if failed[i] = p.report(i, names[i]); failed[i] == nil {
				written[i] = []string{filepath.Join(o.out, names[i])}
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	done()
	if err := p.finish(); err != nil {
		return err
	}
	p.tellChanges()
	if err := o.noteUses(ctx, all, written); err != nil {
		return err
	}
	return o.tell(all, make([][]string, len(results)), failed, all.broken+c.prior.Unseen())
}

// readEarlier reads the index of the last run.
func (p *sitePackage) readEarlier() error {
	file := filepath.Join(p.out, site.IndexName)
	p.earlier, p.first = &site.Index{}, true
	f, err := os.Open(file)
	if err != nil {
		return nil // none, or nothing that can be compared: what is there is not replaced
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, site.MaxIndex))
	if err != nil {
		return message.Wrap(err, "inbox.read", "file", file)
	}
	index, err := site.Parse(data)
	switch {
	case err == nil:
		p.earlier, p.first = index, false
	case !p.force:
		return message.Wrap(err, "cmd.export.site.stranger", "file", file)
	}
	p.known = p.earlier.All()
	return nil
}

// names are what the files of each result are called, "" of one that is not written: of two of one agency, year and
// scope the first alone is.
func (p *sitePackage) names(failed []error) []string {
	results := p.all.Results().Outlines()
	names, taken := make([]string, len(results)), map[string]bool{}
	for i, r := range results {
		if p.refuses(r) {
			continue
		}
		name := site.Name(r.Report.Identity)
		if taken[name] {
			failed[i] = message.NewError("cmd.export.site.twice", "file", r.File)
			continue
		}
		names[i], taken[name] = name, true
	}
	return names
}

// report writes all forms of a report.
func (p *sitePackage) report(i int, name string) error {
	r, err := p.all.Whole(i)
	if err != nil {
		return message.Wrap(err, "cmd.export.failed", "file", p.all.File(i).Name)
	}
	if r.Report.Wordless() && !p.draft {
		return wordless(r)
	}
	draft := r.Verdict() == finding.Fail || check.Placeholders(r.Report) || r.Report.Wordless()
	d := document.New(r.Edition, r.Report, document.Options{Draft: draft, SignOff: p.print.cover, Titled: p.print.title})
	entry := site.Entry{Name: name, Title: d.Title, Agency: r.Report.Agency, Code: r.Report.Code, Year: r.Report.Year,
		Scope: string(r.Report.Scope), Edition: r.Edition.ID, Draft: draft}
	if err := p.to.Folder(filepath.Join(p.out, name)); err != nil {
		return err
	}
	published := p.published(r)
	for _, form := range site.Forms {
		at := path.Join(name, name+form.Ending)
		if form.Kind == "json" {
			p.keep(p.was, name, p.untouched(at))
		}
		file, data, err := p.file(at, form.Kind, func(w io.Writer) error {
			if form.Kind == "fragment" {
				return html.Fragment(w, d)
			}
			return p.print.report(w, p.term, form.Kind, d, published)
		})
		if err != nil {
			return message.Wrap(err, "cmd.export.failed", "file", r.File)
		}
		if form.Kind == "json" {
			p.keep(p.now, name, data)
		}
		entry.Files = append(entry.Files, file)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.index.Reports, p.forms[r.Edition.ID] = append(p.index.Reports, entry), r.Edition
	return nil
}

// published is a result as it may be published: without who filled the report in, unless the sign-off sheet is wanted,
// and without what was found in it, but what makes it a draft.
func (p *sitePackage) published(r judging.Result) judging.Result {
	if !p.print.cover {
		bare := *r.Report
		bare.Cover = nil
		r.Report = &bare
	}
	r.Findings = slices.DeleteFunc(slices.Clone(r.Findings), func(f finding.Finding) bool { return !f.Open() })
	return r
}

func (p *sitePackage) keep(in map[string][]byte, name string, data []byte) {
	p.mu.Lock()
	defer p.mu.Unlock()
	in[name] = data
}

// untouched returns a file of the last run that is as that run left it; nil for any other.
func (p *sitePackage) untouched(at string) []byte {
	known, was := p.known[at]
	data, err := os.ReadFile(filepath.Join(p.out, filepath.FromSlash(at)))
	if !was || err != nil || digestOf(data) != known.SHA256 {
		return nil
	}
	return data
}

func digestOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// file writes one file of the package: in place of the last run's, where nobody has changed that one since.
func (p *sitePackage) file(at, form string, write func(io.Writer) error) (site.File, []byte, error) {
	var made bytes.Buffer
	if err := write(&made); err != nil {
		return site.File{}, nil, err
	}
	put := p.to.File
	if p.untouched(at) != nil {
		put = p.to.Replace
	}
	full := filepath.Join(p.out, filepath.FromSlash(at))
	err := put(full, func(w io.Writer) error { _, err := w.Write(made.Bytes()); return err })
	if _, was := p.known[at]; err != nil && was {
		err = message.Wrap(err, "cmd.export.site.touched", "file", full).WithHint("cmd.export.site.touched.hint")
	}
	return site.File{Path: at, Form: form, Size: int64(made.Len()), SHA256: digestOf(made.Bytes())}, made.Bytes(), err
}

// finish writes the codebooks and, last, the index.
func (p *sitePackage) finish() error {
	for id, e := range p.forms {
		file, _, err := p.file(site.Codebook(id), "codebook", func(w io.Writer) error { return opendata.Codebook(w, e) })
		if err != nil {
			return err
		}
		p.index.Shared = append(p.index.Shared, file)
	}
	put := p.to.File
	if !p.first {
		put = p.to.Replace
	}
	if err := put(filepath.Join(p.out, site.PageName), p.index.HTML); err != nil {
		return err
	}
	return put(filepath.Join(p.out, site.IndexName), p.index.JSON)
}
