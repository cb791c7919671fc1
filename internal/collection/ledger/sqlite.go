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
	"time"

	_ "modernc.org/sqlite" // the database/sql driver

	"nianbao/internal/message"
)

// sqlite is the store of a ledger that is a file.
type sqlite struct{}

func (sqlite) phrases() phrases { return sqlitePhrases }

func (sqlite) statement(query string) string { return query }

func (sqlite) begin(ctx context.Context, pool *sql.DB) (*sql.Tx, error) {
	return pool.BeginTx(ctx, nil)
}

// claim takes the one place of a writer: who looks at the ledger is not held up.
func (s sqlite) claim(ctx context.Context, pool *sql.DB) (*sql.Tx, error) { return s.begin(ctx, pool) }

func (sqlite) queue(context.Context, *sql.Tx) error { return nil }

func (sqlite) asOneMoment() sql.IsolationLevel { return sql.LevelDefault }

func (sqlite) unhurried() string { return "" }

// beginFile makes an empty file that nobody else may read, where there is none: a ledger holds what
// agencies sent.
func beginFile(file string) error {
	f, err := os.OpenFile(file, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return message.Wrap(err, "ledger.open", "file", file)
	}
	return f.Close()
}

// standsAlone reports whether no other program has the ledger open.
func standsAlone(file string) bool {
	_, err := os.Stat(file + "-wal")
	return errors.Is(err, fs.ErrNotExist)
}

// How a file is connected to. Writers take the lock when they begin, so that two never both read and then both
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

// connectFile makes the connections to a file; none is opened yet.
func (l *Ledger) connectFile(how string) error {
	absolute, err := filepath.Abs(l.File)
	if err != nil {
		return message.Wrap(err, "ledger.open", "file", l.File)
	}
	pool, err := sql.Open("sqlite", "file:"+url.PathEscape(filepath.ToSlash(absolute))+"?"+how)
	if err != nil {
		return message.Wrap(err, "ledger.open", "file", l.File)
	}
	pool.SetMaxOpenConns(4)
	l.db = newBase(pool, sqlite{})
	return nil
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

// version makes sure that the file is a ledger of ours.
func (sqlite) version(ctx context.Context, q querier, place string) (version int, err error) {
	var application int
	if err := q.QueryRowContext(ctx, "PRAGMA application_id").Scan(&application); err != nil {
		return 0, err
	}
	if err := q.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return 0, err
	}
	switch {
	case application == 0: // all others are refused before SQLite is let near them
		return 0, message.NewError("ledger.begun", "file", place).WithHint("ledger.begun.hint")
	case application != applicationID:
		return 0, message.NewError("ledger.foreign", "file", place).WithHint("ledger.foreign.hint")
	case version < 1:
		return 0, message.NewError("ledger.damaged", "file", place).WithHint("ledger.damaged.hint")
	}
	return version, nil
}

// guards are the triggers of the file, by name.
func (sqlite) guards(ctx context.Context, q querier) (map[string]string, error) {
	return pairs(ctx, q, "SELECT name, coalesce(sql, '') FROM sqlite_master WHERE type = 'trigger'")
}

func (sqlite) columns(ctx context.Context, q querier, table string) ([]string, error) {
	return names(ctx, q, "SELECT name FROM pragma_table_info(?) ORDER BY cid", table)
}
