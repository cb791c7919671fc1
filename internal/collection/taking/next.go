package taking

import (
	"context"
	"errors"
	"path/filepath"
	"sync"
	"time"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/roster"
	"nianbao/internal/inbox"
	"nianbao/internal/message"
	"nianbao/templates"
)

// Current are the current reports of a ledger as files, read and proved when they are asked for;
// the names are those they came by, after the ledger's. wanted selects them; nil for all.
func Current(ctx context.Context, file string, wanted func(ledger.Taking) bool) ([]inbox.File, error) {
	l, err := ledger.Read(ctx, file)
	if err != nil {
		return nil, err
	}
	defer l.Close()
	all, err := l.Takings(ctx)
	if err != nil {
		return nil, err
	}
	open := opener(ctx, file)
	var files []inbox.File
	for _, in := range all {
		if in.State != ledger.Current || wanted != nil && !wanted(in) {
			continue
		}
		of := in.FileOf(func(sha256, name string) ([]byte, error) {
			l, done, err := open()
			if err != nil {
				return nil, err
			}
			defer done()
			return l.Original(ctx, sha256, name)
		})
		of.Name = file + "!" + of.Base()
		for i := range of.With {
			of.With[i].Name = file + "!" + of.With[i].Base()
		}
		files = append(files, of)
	}
	return files, nil
}

// opener opens a ledger each time an original is read, and nothing stays open; of a database, to which
// every way is long, the connections are made once and go with the program.
func opener(ctx context.Context, place string) func() (l *ledger.Ledger, done func(), err error) {
	kept := sync.OnceValues(func() (*ledger.Ledger, error) { return ledger.Read(ctx, place) })
	return func() (*ledger.Ledger, func(), error) {
		if ledger.IsURL(place) {
			l, err := kept()
			return l, func() {}, err
		}
		l, err := ledger.Read(ctx, place)
		return l, func() { _ = l.Close() }, err
	}
}

// Next opens the ledger of a later year from this one: its roster, the office and its ruling, and
// this year's reports as last year's. A run that broke off is completed by another. It returns how
// many agencies and reports went over; the error names those that did not, as they are not what was taken.
func Next(ctx context.Context, from *ledger.Ledger, file string, year int, now func() time.Time) (agencies,
	reports int, err error) {
	if year != from.Year+1 {
		return 0, 0, message.NewError("ledger.next.year", "year", from.Year, "next", year)
	}
	l, err := ledger.Create(ctx, file, year, now)
	if err != nil {
		return 0, 0, err
	}
	defer l.Close()
	if taken, err := l.Takings(ctx); err != nil || len(taken) > 0 {
		if err == nil {
			err = message.NewError("ledger.next.used", "file", file)
		}
		return 0, 0, err
	}
	all, err := from.Agencies(ctx)
	if err != nil {
		return 0, 0, err
	}
	list := &roster.List{File: filepath.Base(from.File)}
	for _, a := range all {
		if a.Listed {
			list.Agencies = append(list.Agencies, a.Agency)
		}
	}
	if _, err := l.Adopt(ctx, list); err != nil {
		return 0, 0, err
	}
	name, text, err := from.Policy(ctx)
	if err != nil {
		return 0, 0, err
	}
	if text != "" {
		if err := l.SetPolicy(ctx, name, text); err != nil {
			return 0, 0, err
		}
	}
	office, err := from.Office(ctx)
	if err == nil {
		err = l.SetOffice(ctx, office)
	}
	if err != nil {
		return 0, 0, err
	}
	edition, err := templates.ForYear(year)
	if err != nil {
		return 0, 0, err
	}
	r := &Receiver{Ledger: l, Edition: edition, Today: now()}
	files, err := Current(ctx, from.File, nil)
	if err != nil {
		return 0, 0, err
	}
	rest, _, err := r.keepPriorsOf(ctx, func(
		see func(inbox.File, *inbox.Opened) error,
	) (*inbox.PriorRest, error) {
		return inbox.EachPriorOf(ctx, files, from.Year, see)
	})
	if err != nil {
		return 0, 0, err
	}
	for _, u := range rest.Unread {
		err = errors.Join(err, u.Err)
	}
	return len(list.Agencies), len(files) - len(rest.Unread), err
}
