package main

import (
	"context"
	"slices"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/roster"
	"nianbao/internal/collection/taking"
	"nianbao/internal/collection/total"
	"nianbao/internal/inbox"
	"nianbao/internal/message"
	"nianbao/internal/output"
	"nianbao/internal/parallel"
	"nianbao/templates"
	"nianbao/xlsx/wide"
)

// source finds out who the members are and what they sent: from the ledger, or from files.
func (o *totalOptions) source(ctx context.Context, to *output.Run) (s *total.Source, closing func(), err error) {
	closing = func() {}
	var edition *templates.Edition
	if o.ledger != "" {
		l, err := ledger.Read(ctx, o.ledger)
		if err != nil {
			return nil, closing, err
		}
		closing = func() { l.Close() }
		if edition, err = editionFor(o.edition, l.Year); err == nil {
			s, err = total.FromLedger(ctx, l, edition)
		}
		if err != nil {
			closing()
			return nil, func() {}, err
		}
	} else if s, edition, err = o.fromFiles(ctx, to); err != nil {
		return nil, closing, err
	}
	if o.against == "" {
		return s, closing, nil
	}
	given, err := o.read(ctx, to, []string{o.against}, edition, s.Year)
	if err == nil && len(given) != 1 {
		err = message.NewError("roster.one", "file", o.against)
	}
	if err != nil {
		closing()
		return nil, func() {}, err
	}
	s.Against(o.agency, given[0])
	return s, closing, nil
}

func (o *totalOptions) fromFiles(ctx context.Context, to *output.Run) (*total.Source, *templates.Edition, error) {
	var list *roster.List
	var err error
	if o.roster != "" {
		if list, err = o.rosterOptions.read(o.term); err != nil {
			return nil, nil, err
		}
	}
	named, err := findEdition(o.edition)
	if err == nil && o.year != 0 {
		_, err = editionFor(o.edition, o.year)
	}
	if err != nil {
		return nil, nil, err
	}
	given, err := o.read(ctx, to, o.paths, named, o.year)
	if err != nil {
		return nil, nil, err
	}
	given, year, err := o.ofOneYear(given)
	if err != nil {
		return nil, nil, err
	}
	edition, err := editionFor(o.edition, year)
	if err != nil {
		return nil, nil, err
	}
	office := o.agency
	if office == "" && list == nil {
		office = message.New("total.nameless").In(message.Chinese)
	}
	s, strangers := total.FromFiles(given, list, edition, year, office)
	for _, g := range strangers {
		o.term.Complain(message.NewError("cmd.total.stranger", "file", g.File, "agency", g.Identity.Agency))
	}
	return s, edition, nil
}

// read reads and checks the files; one that cannot be read stops the run, because a sum without it would be wrong.
func (o *totalOptions) read(ctx context.Context, to *output.Run, paths []string, e *templates.Edition,
	year int) ([]*total.Given, error) {
	found, err := inbox.WalkReports(paths, wide.Options{Edition: e})
	if err != nil {
		return nil, err
	}
	spare(to, found.Places())
	broken, rest := taking.Broken(found.Broken)
	if len(rest) > 0 {
		return nil, rest[0]
	}
	tellPassedOver(o.term, found)
	files := append(o.withoutStrays(found.Files), broken...)
	given := make([][]*total.Given, len(files))
	step, done := o.term.Progress(len(files), message.New("cmd.total.progress"))
	defer done()
	err = parallel.Each(ctx, len(files), func(i int) (err error) {
		defer step()
		given[i], err = total.Read(ctx, files[i], e, year)
		return err
	})
	return slices.Concat(given...), err
}

// withoutStrays leaves out, and prints, files that are no report by their names.
func (o *totalOptions) withoutStrays(files []inbox.File) []inbox.File {
	return slices.DeleteFunc(files, func(f inbox.File) bool {
		if f.MayBeReport() {
			return false
		}
		o.term.Complain(message.NewError("cmd.total.stray", "file", f.Name).WithHint("cmd.total.stray.hint"))
		return true
	})
}

// ofOneYear leaves out, and prints, files of another year than the one asked for; where none was,
// all must be of one.
func (o *totalOptions) ofOneYear(given []*total.Given) ([]*total.Given, int, error) {
	year := o.year
	var kept []*total.Given
	var mixed []string
	for _, g := range given {
		switch found := g.Identity.Year; {
		case year == 0:
			year = found
			kept = append(kept, g)
		case found == year || found == 0:
			kept = append(kept, g)
		case o.year == 0:
			mixed = append(mixed, g.File)
		default:
			o.term.Complain(message.NewError("cmd.total.otheryear", "file", g.File, "found", found))
		}
	}
	if len(mixed) > 0 {
		some := append([]string{kept[0].File}, mixed[:min(5, len(mixed))]...)
		return nil, 0, usage("cmd.total.years", "files", some)
	}
	if year == 0 {
		return nil, 0, usage("cmd.flag.needed", "flag", "--year")
	}
	return slices.Clip(kept), year, nil
}
