// Package ledger keeps one season of collecting in one SQLite file: the agencies that must report, every original that
// came in byte for byte, what each was found to be, and a journal of everything that was done.
//
// [Create] opens a ledger and makes it when it is not there; [Open] opens one that must be there, [Read] one that is
// only looked at. [Ledger.Adopt] takes over the roster, [Ledger.Take] one file. Each finished file is one transaction:
// whatever ends the program, the ledger opens again with every finished file in it, and several programs may work on it
// at once.
//
// The ledger remembers; it decides nothing about figures. Reading, checking and matching to the roster come before it.
package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"time"

	_ "modernc.org/sqlite" // the database/sql driver

	"nianbao/internal/message"
)

// Ledger is an open ledger.
type Ledger struct {
	File string
	Year int // report year it is bound to

	db      *sql.DB
	now     func() time.Time
	version int   // of its schema
	actor   Actor // the command line, where none is set
}

// Create opens the ledger of a year and makes it when there is none. now is the clock of the journal.
func Create(ctx context.Context, file string, year int, now func() time.Time) (*Ledger, error) {
	if _, err := os.Stat(filepath.Dir(file)); err != nil {
		return nil, message.Wrap(err, "ledger.open", "file", file)
	}
	if _, err := os.Stat(file); err == nil {
		if err := ours(file); err != nil {
			return nil, err
		}
	}
	if err := begin(file); err != nil {
		return nil, err
	}
	l := &Ledger{File: file, Year: year, now: now}
	if err := l.connect(writable); err != nil {
		return nil, err
	}
	err := l.prepare(ctx)
	if err == nil {
		err = l.identify(ctx, year)
	}
	if err != nil {
		l.db.Close()
		return nil, err
	}
	return l, nil
}

// begin makes an empty file that nobody else may read, where there is none: a ledger holds what
// agencies sent.
func begin(file string) error {
	f, err := os.OpenFile(file, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return message.Wrap(err, "ledger.open", "file", file)
	}
	return f.Close()
}

// Open opens a ledger to work on it. One that is not there is an error.
func Open(ctx context.Context, file string, now func() time.Time) (*Ledger, error) {
	l, err := existing(ctx, file, now, writable)
	if err != nil {
		return nil, err
	}
	if err := l.prepare(ctx); err != nil {
		l.db.Close()
		return nil, err
	}
	l.version = schemaVersion
	return l, nil
}

// Read opens a ledger to look at it; nothing is written, so that one on a read-only disk can be looked at too.
func Read(ctx context.Context, file string) (*Ledger, error) {
	l, err := existing(ctx, file, time.Now, readable)
	if (errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS)) && standsAlone(file) {
		// SQLite wants to write beside a file in WAL mode even to read it. With nobody else at work there is no need.
		if alone, again := existing(ctx, file, time.Now, frozen); again == nil {
			return alone, nil
		}
	}
	return l, err
}

func existing(ctx context.Context, file string, now func() time.Time, how string) (*Ledger, error) {
	if _, err := os.Stat(file); err != nil {
		return nil, message.Wrap(err, "ledger.open", "file", file).WithHint("ledger.open.hint")
	}
	if err := ours(file); err != nil {
		return nil, err
	}
	l := &Ledger{File: file, now: now}
	if err := l.connect(how); err != nil {
		return nil, err
	}
	if err := l.identify(ctx, 0); err != nil {
		l.db.Close()
		return nil, err
	}
	return l, nil
}

// standsAlone reports whether no other program has the ledger open.
func standsAlone(file string) bool {
	_, err := os.Stat(file + "-wal")
	return errors.Is(err, fs.ErrNotExist)
}

// How a ledger is connected to. Writers take the lock when they begin, so that two never both read and then both
// write. FULL has every act on the disk before it is answered: a receipt that was given is there after a power cut.
var (
	writable = "_txlock=immediate&_pragma=synchronous(FULL)&_pragma=foreign_keys(1)&" + waiting
	readable = "mode=ro&" + waiting
	frozen   = "immutable=1&mode=ro"

	waiting = fmt.Sprintf("_pragma=busy_timeout(%d)", patience.Milliseconds())
)

// How long a ledger that another program holds is waited for, and how often it is asked for where SQLite does not wait
// itself.
const (
	patience = time.Minute
	pause    = 10 * time.Millisecond
)

func (l *Ledger) connect(how string) error {
	absolute, err := filepath.Abs(l.File)
	if err != nil {
		return message.Wrap(err, "ledger.open", "file", l.File)
	}
	l.db, err = sql.Open("sqlite", "file:"+url.PathEscape(filepath.ToSlash(absolute))+"?"+how)
	if err != nil {
		return l.fault(err)
	}
	l.db.SetMaxOpenConns(4)
	return nil
}

// prepare makes of an open file one that can be worked on: a ledger of this release.
func (l *Ledger) prepare(ctx context.Context) error {
	if err := l.journalAhead(ctx); err != nil {
		return err
	}
	return l.write(ctx, func(tx *sql.Tx) error { return l.establish(ctx, tx) })
}

// journalAhead has changes written beside the file first (WAL), which the file itself remembers. SQLite does not wait
// for another program here as it does elsewhere: while two make the same ledger it answers one of them at once that the
// file is busy. That one has to ask again.
func (l *Ledger) journalAhead(ctx context.Context) error {
	enough := time.After(patience)
	for {
		_, err := l.db.ExecContext(ctx, "PRAGMA journal_mode = WAL")
		if !busy(err) {
			return l.fault(err)
		}
		select {
		case <-ctx.Done():
			return l.fault(ctx.Err())
		case <-enough:
			return l.fault(err)
		case <-time.After(pause):
		}
	}
}

// Close closes the ledger.
func (l *Ledger) Close() error { return l.db.Close() }

// write does one thing as a whole: all of it is in the ledger afterwards or nothing.
func (l *Ledger) write(ctx context.Context, work func(*sql.Tx) error) error {
	tx, err := l.db.BeginTx(ctx, nil)
	if err != nil {
		return l.fault(err)
	}
	if err := work(tx); err != nil {
		return l.fault(errors.Join(err, ignoreDone(tx.Rollback())))
	}
	return l.fault(tx.Commit())
}

// ignoreDone drops the complaint that a transaction which the context ended is over already.
func ignoreDone(err error) error {
	if errors.Is(err, sql.ErrTxDone) {
		return nil
	}
	return err
}

// identify makes sure that the file is a ledger of ours, of a release we know and of the year.
func (l *Ledger) identify(ctx context.Context, year int) error {
	var application, version int
	err := l.db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&application)
	if err == nil {
		err = l.db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version)
	}
	switch {
	case err != nil:
		return l.fault(err)
	case application == 0: // all others are refused before SQLite is let near them
		return message.NewError("ledger.begun", "file", l.File).WithHint("ledger.begun.hint")
	case application != applicationID:
		return message.NewError("ledger.foreign", "file", l.File).WithHint("ledger.foreign.hint")
	case version < 1:
		return message.NewError("ledger.damaged", "file", l.File).WithHint("ledger.damaged.hint")
	case version > schemaVersion:
		return message.NewError("ledger.newer", "file", l.File, "version", version,
			"known", schemaVersion).WithHint("ledger.newer.hint")
	}
	l.version = version
	var text string
	if err := l.db.QueryRowContext(ctx, "SELECT value FROM facts WHERE name = 'year'").Scan(&text); err != nil {
		return l.fault(err)
	}
	if l.Year, err = strconv.Atoi(text); err != nil {
		return message.NewError("ledger.damaged", "file", l.File).WithHint("ledger.damaged.hint")
	}
	if year != 0 && year != l.Year {
		return message.NewError("ledger.year", "file", l.File, "found", l.Year, "year", year).
			WithHint("ledger.year.hint")
	}
	return nil
}
