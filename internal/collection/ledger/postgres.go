package ledger

import (
	"context"
	"database/sql"
	"errors"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"

	"nianbao/internal/message"
)

// postgres is the store of a ledger that is a schema of a database.
type postgres struct{ schema string }

func (postgres) phrases() phrases { return postgresPhrases }

func (postgres) statement(query string) string { return numberMarks(query) }

func (postgres) asOneMoment() sql.IsolationLevel { return sql.LevelRepeatableRead }

func (postgres) unhurried() string { return "SET LOCAL idle_in_transaction_session_timeout = 0" }

// How a database is connected to.
const (
	working = "off"
	looking = "on" // every transaction reads only
)

// defaultSchema is where a ledger lies whose URL names no other by search_path.
const defaultSchema = "public"

// connections is how many a program has at once, where the URL does not say by pool_max_conns.
const connections = 8

// lockedAtMost is how long the server lets one change wait for others before it is asked again: less
// than the silence by which a server is taken to be gone.
const lockedAtMost = 15 * time.Second

// leftAlone is how long the server waits for the next statement of a change whose program has gone
// without a word, and holds up all others: no act of ours leaves it waiting for a second.
const leftAlone = 20 * time.Second

// connectDatabase connects to a database. What the URL does not have, the environment has, as for
// every program of PostgreSQL: PGPASSWORD, PGPASSFILE, PGSSLROOTCERT, …
func (l *Ledger) connectDatabase(ctx context.Context, readOnly string) error {
	config, err := pgxpool.ParseConfig(revealed(l.File))
	if err != nil || l.File == unreadable {
		return message.NewError("ledger.url", "file", l.File).WithHint("ledger.url.hint")
	}
	params := config.ConnConfig.RuntimeParams
	schema := strings.Trim(params["search_path"], `" `)
	if strings.ContainsAny(schema, `,"`) {
		return message.NewError("ledger.schemas", "file", l.File, "schemas", schema).WithHint("ledger.url.hint")
	}
	if schema == "" {
		schema = defaultSchema
	}
	params["search_path"] = pgx.Identifier{schema}.Sanitize()
	for name, value := range map[string]string{
		"application_name":                    "nianbao",
		"client_encoding":                     "UTF8",
		"default_transaction_read_only":       readOnly,
		"jit":                                 "off", // a second to compile what then takes half of one
		"lock_timeout":                        milliseconds(lockedAtMost),
		"idle_in_transaction_session_timeout": milliseconds(leftAlone),
	} {
		params[name] = value
	}
	if !strings.Contains(l.File, "pool_max_conns=") {
		config.MaxConns = connections
	}
	config.ConnConfig.DialFunc = dial
	if config.ConnConfig.ConnectTimeout == 0 || config.ConnConfig.ConnectTimeout > dialAtMost {
		config.ConnConfig.ConnectTimeout = dialAtMost
	}
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return message.NewError("ledger.url", "file", l.File).WithHint("ledger.url.hint")
	}
	l.db = newBase(stdlib.OpenDBFromPool(pool), postgres{schema})
	l.closing = pool.Close
	if err := l.meet(ctx); err != nil {
		l.Close()
		return err
	}
	l.db.patient = l.patiently // from here on: an address that leads nowhere is refused at once
	return nil
}

// meet makes sure that the server is there, and that its database can hold every character.
func (l *Ledger) meet(ctx context.Context) error {
	var encoding string
	if err := l.db.QueryRowContext(ctx, "SELECT current_setting('server_encoding')").Scan(&encoding); err != nil {
		return l.fault(err)
	}
	if encoding != "UTF8" {
		return message.NewError("ledger.encoding", "file", l.File, "encoding", encoding).
			WithHint("ledger.encoding.hint")
	}
	return nil
}

func milliseconds(d time.Duration) string { return strconv.FormatInt(d.Milliseconds(), 10) }

// begin begins a change and waits for others to end. The lock goes with the transaction, however it
// ends; each statement after it sees what was committed before.
func (p postgres) begin(ctx context.Context, pool *sql.DB) (*sql.Tx, error) {
	tx, err := pool.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelReadCommitted})
	if err != nil {
		return nil, err
	}
	if err := p.lock(ctx, tx); err != nil {
		return nil, errors.Join(err, ignoreDone(tx.Rollback()))
	}
	return tx, nil
}

func (p postgres) lock(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, "SELECT pg_advisory_xact_lock($1::int, hashtext($2))", applicationID, p.schema)
	return err
}

// claim begins a change that holds what it takes, and no others up, for as long as its work takes.
func (p postgres) claim(ctx context.Context, pool *sql.DB) (*sql.Tx, error) {
	tx, err := pool.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelReadCommitted})
	if err != nil {
		return nil, err
	}
	if _, err := tx.ExecContext(ctx, p.unhurried()); err != nil {
		return nil, errors.Join(err, ignoreDone(tx.Rollback()))
	}
	return tx, nil
}

// queue has a claimed change wait for the others; from here on it holds them up, and hurries.
func (p postgres) queue(ctx context.Context, tx *sql.Tx) error {
	if _, err := tx.ExecContext(ctx, "SET LOCAL idle_in_transaction_session_timeout = "+
		milliseconds(leftAlone)); err != nil {
		return err
	}
	return p.lock(ctx, tx)
}

// version is that of the ledger in the schema.
func (p postgres) version(ctx context.Context, q querier, place string) (version int, err error) {
	if version, err = p.migrated(ctx, q); err != nil {
		return 0, err
	}
	if version == 0 {
		return 0, absent(place)
	}
	var founded bool
	if err := q.QueryRowContext(ctx, "SELECT count(*) > 0 FROM facts WHERE name = 'year'").Scan(&founded); err != nil {
		return 0, err
	}
	if !founded { // an administrator made the tables, and no collection has begun
		return 0, absent(place)
	}
	return version, nil
}

func (postgres) columns(ctx context.Context, q querier, table string) ([]string, error) {
	return names(ctx, q, `SELECT attname::text FROM pg_attribute WHERE attrelid = to_regclass(?)
		AND attnum > 0 AND NOT attisdropped ORDER BY attnum`, table)
}
