// Package ledger keeps one season of collecting in one SQLite file, or in one schema of a PostgreSQL database: the
// agencies that must report, every original that came in byte for byte, what each was found to be, and a journal of
// everything that was done.
//
// [Create] opens a ledger and makes it when it is not there; [Open] opens one that must be there, [Read] one that is
// only looked at. [Ledger.Adopt] takes over the roster, [Ledger.Take] one file. Each finished file is one transaction:
// whatever ends the program, the ledger opens again with every finished file in it, and several programs may work on it
// at once.
//
// The statements are the same for both stores (dialect.go has the few words that are not); what the ledger answers is
// held by one suite of tests over both.
//
// The ledger remembers; it decides nothing about figures. Reading, checking and matching to the roster come before it.
package ledger

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"time"

	"nianbao/internal/message"
)

// Ledger is an open ledger.
type Ledger struct {
	File string // its file, or its database's URL without the password
	Year int    // report year it is bound to

	db      *base
	closing func() // what else is closed with it; nil for nothing
	now     func() time.Time
	version int   // of its schema
	actor   Actor // the command line, where none is set
}

// Create opens the ledger of a year and makes it when there is none. now is the clock of the journal.
func Create(ctx context.Context, place string, year int, now func() time.Time) (*Ledger, error) {
	l := &Ledger{File: Conceal(place), Year: year, now: now}
	if IsURL(place) {
		return l.ready(l.connectDatabase(ctx, working), func() error { return l.prepare(ctx) },
			func() error { return l.identify(ctx, year) })
	}
	if _, err := os.Stat(filepath.Dir(place)); err != nil {
		return nil, message.Wrap(err, "ledger.open", "file", place)
	}
	if _, err := os.Stat(place); err == nil {
		if err := ours(place); err != nil {
			return nil, err
		}
	}
	if err := beginFile(place); err != nil {
		return nil, err
	}
	return l.ready(l.connectFile(writable), func() error { return l.prepareFile(ctx) },
		func() error { return l.identify(ctx, year) })
}

// Open opens a ledger to work on it. One that is not there is an error.
func Open(ctx context.Context, place string, now func() time.Time) (*Ledger, error) {
	if IsURL(place) {
		l := &Ledger{File: Conceal(place), now: now}
		return l.ready(l.connectDatabase(ctx, working), func() error { return l.identify(ctx, 0) },
			func() error { return l.bringForward(ctx) })
	}
	l, err := existing(ctx, place, now, writable)
	if err != nil {
		return nil, err
	}
	return l.ready(nil, func() error {
		err := l.prepareFile(ctx)
		l.version = schemaVersion
		return err
	})
}

// Read opens a ledger to look at it; nothing is written, so that one on a read-only disk can be looked at too.
func Read(ctx context.Context, place string) (*Ledger, error) {
	if IsURL(place) {
		l := &Ledger{File: Conceal(place), now: time.Now}
		return l.ready(l.connectDatabase(ctx, looking), func() error { return l.identify(ctx, 0) })
	}
	l, err := existing(ctx, place, time.Now, readable)
	if (errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS)) && standsAlone(place) {
		// SQLite wants to write beside a file in WAL mode even to read it. With nobody else at work there is no need.
		if alone, again := existing(ctx, place, time.Now, frozen); again == nil {
			return alone, nil
		}
	}
	return l, err
}

// existing opens a file that is there.
func existing(ctx context.Context, file string, now func() time.Time, how string) (*Ledger, error) {
	if _, err := os.Stat(file); err != nil {
		return nil, message.Wrap(err, "ledger.open", "file", file).WithHint("ledger.open.hint")
	}
	if err := ours(file); err != nil {
		return nil, err
	}
	l := &Ledger{File: file, now: now}
	return l.ready(l.connectFile(how), func() error { return l.identify(ctx, 0) })
}

// ready makes a connected ledger fit to be used, or closes it.
func (l *Ledger) ready(connected error, steps ...func() error) (*Ledger, error) {
	if connected != nil {
		return nil, connected
	}
	for _, step := range steps {
		if err := step(); err != nil {
			l.Close()
			return nil, err
		}
	}
	return l, nil
}

// prepareFile makes of an open file one that can be worked on.
func (l *Ledger) prepareFile(ctx context.Context) error {
	if err := l.journalAhead(ctx); err != nil {
		return err
	}
	return l.prepare(ctx)
}

// prepare makes of what is there a ledger of this release.
func (l *Ledger) prepare(ctx context.Context) error {
	return l.write(ctx, func(tx *transaction) error { return l.db.dialect.establish(ctx, l, tx) })
}

// bringForward does so where an earlier release made the ledger.
func (l *Ledger) bringForward(ctx context.Context) error {
	if l.version == schemaVersion {
		return nil
	}
	if err := l.prepare(ctx); err != nil {
		return err
	}
	return l.identify(ctx, 0)
}

// found enters what a new ledger is.
func (l *Ledger) found(ctx context.Context, tx *transaction) error {
	a := &act{tx: tx}
	if err := a.put(ctx, factRows, "year", strconv.Itoa(l.Year)); err != nil {
		return err
	}
	if err := a.put(ctx, factRows, "opened", l.stamp()); err != nil {
		return err
	}
	return l.enter(ctx, tx, entry{action: "open", about: detail{"year": l.Year}}, a.changes)
}

// Close closes the ledger.
func (l *Ledger) Close() error {
	err := l.db.pool.Close()
	if l.closing != nil {
		l.closing()
	}
	return err
}

// write does one thing as a whole: all of it is in the ledger afterwards or nothing. Where the store
// was away work is done once more, from its beginning; what it keeps for its caller it sets anew.
func (l *Ledger) write(ctx context.Context, work func(*transaction) error) error {
	var unanswered *Entry
	return l.patiently(ctx, func() error {
		begun, err := l.db.dialect.begin(ctx, l.db.pool)
		if err != nil {
			return err
		}
		tx := &transaction{hand: hand{begun, l.db.dialect}, tx: begun}
		done, err := tx.holds(ctx, unanswered)
		if err == nil && !done {
			err = work(tx)
		}
		if err != nil || done {
			back := ignoreDone(begun.Rollback())
			if passes(l.fault(err)) > 0 {
				return err // with the connection the transaction is gone
			}
			return errors.Join(err, back)
		}
		if err = begun.Commit(); err != nil {
			unanswered = tx.entered
		}
		return err
	})
}

// holds reports whether an act whose end was not answered was done.
func (tx *transaction) holds(ctx context.Context, e *Entry) (is bool, err error) {
	if e == nil {
		return false, nil
	}
	err = tx.QueryRowContext(ctx, "SELECT count(*) > 0 FROM journal WHERE seq = ? AND hash = ?", e.Seq,
		e.Hash).Scan(&is)
	return is, err
}

// snapshot looks at the ledger as it is at one moment.
func (l *Ledger) snapshot(ctx context.Context, look func(querier) error) error {
	tx, err := l.db.begin(ctx)
	if err != nil {
		return l.fault(err)
	}
	err = look(hand{tx, l.db.dialect})
	return l.fault(errors.Join(err, ignoreDone(tx.Rollback())))
}

// ignoreDone drops the complaint that a transaction which the context ended is over already.
func ignoreDone(err error) error {
	if errors.Is(err, sql.ErrTxDone) {
		return nil
	}
	return err
}

// identify makes sure that what is there is a ledger of ours, of a release we know and of the year.
func (l *Ledger) identify(ctx context.Context, year int) (err error) {
	if l.version, err = l.db.dialect.version(ctx, l.db, l.File); err != nil {
		return l.fault(err)
	}
	if l.version > schemaVersion {
		return message.NewError("ledger.newer", "file", l.File, "version", l.version,
			"known", schemaVersion).WithHint("ledger.newer.hint")
	}
	var text string
	if err := l.db.QueryRowContext(ctx, "SELECT value FROM facts WHERE name = 'year'").Scan(&text); err != nil {
		return l.fault(err)
	}
	if l.Year, err = strconv.Atoi(text); err != nil {
		return l.damaged()
	}
	if year != 0 && year != l.Year {
		return message.NewError("ledger.year", "file", l.File, "found", l.Year, "year", year).
			WithHint("ledger.year.hint")
	}
	return nil
}
