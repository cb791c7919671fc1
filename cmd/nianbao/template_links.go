package main

import (
	"context"
	"time"

	"nianbao/internal/collection/handout"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/roster"
	"nianbao/internal/desk/link"
	"nianbao/internal/message"
)

// links returns the desk's link of each agency for the sheet 发放登记: those that `desk links` gives,
// of the same key. nil where no ledger is named; "" for an agency the ledger does not list, and for
// all where the desk's address is not known, which is reported.
func (o *templateOptions) links(ctx context.Context) (func(roster.Agency) string, error) {
	if o.ledger == "" {
		return nil, nil
	}
	l, err := ledger.Open(ctx, o.ledger, time.Now)
	if err != nil {
		return nil, err
	}
	defer l.Close()
	if l.Year != o.year {
		return nil, message.NewError("ledger.year", "file", o.ledger, "found", l.Year, "year", o.year).
			WithHint("ledger.year.hint")
	}
	if o.baseURL == "" {
		o.term.Note(message.New("cmd.template.nobase", "column", message.New("handout.column.link")))
		return func(roster.Agency) string { return "" }, nil
	}
	key, err := link.LoadOrMakeKey(o.ledger)
	if err != nil {
		return nil, err
	}
	given, err := link.List(ctx, l, key, link.Options{Base: o.baseURL})
	if err != nil {
		return nil, err
	}
	agencies, err := l.Agencies(ctx)
	if err != nil {
		return nil, err
	}
	return linkOf(agencies, given), nil
}

// linkOf finds links by the agencies of the ledger; those that left its roster come last and have none.
func linkOf(agencies []ledger.Agency, given []handout.Link) func(roster.Agency) string {
	listed := make([]roster.Agency, len(given))
	for i := range given {
		listed[i] = agencies[i].Agency
	}
	m := roster.NewMatcher(listed, func(i int) []string { return agencies[i].Former })
	return func(a roster.Agency) string {
		if i, ok := m.Find(a.Code, a.Name); ok {
			return given[i].URL
		}
		return ""
	}
}

// unlinked are the agencies of a roster that have no link where others have.
func unlinked(agencies []roster.Agency, link func(roster.Agency) string) (names []string) {
	for _, a := range agencies {
		if link(a) == "" {
			names = append(names, a.Name)
		}
	}
	if len(names) == len(agencies) {
		return nil
	}
	return names
}
