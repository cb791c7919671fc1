package taking

import (
	"context"
	"errors"
	"path/filepath"
	"time"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/roster"
	"nianbao/internal/inbox"
	"nianbao/internal/message"
	"nianbao/templates"
)

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
