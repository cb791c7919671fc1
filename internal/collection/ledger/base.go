package ledger

import (
	"context"
	"database/sql"
	"strings"
	"unicode/utf8"
)

// base is the database a ledger lies in. Every statement of this room goes through it, or through
// one of its transactions, and reaches the store in the store's own words.
type base struct {
	hand
	pool *sql.DB
	// patient does again what failed as the store was away; nil for a store that never is
	patient func(ctx context.Context, try func() error) error
	notice
	absence absence
}

// transaction is a change of the ledger: it sees all that others have done, and overlaps with no
// other change.
type transaction struct {
	hand
	tx      *sql.Tx
	entered *Entry // in the journal; nil for none yet
}

// hand runs statements for a base and for its transactions alike.
type hand struct {
	on interface {
		QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
		ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	}
	dialect dialect
}

type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) row
	phrases() phrases
}

func newBase(pool *sql.DB, d dialect) *base { return &base{hand: hand{pool, d}, pool: pool} }

func (h hand) phrases() phrases { return h.dialect.phrases() }

func (h hand) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	return h.on.QueryContext(ctx, h.dialect.statement(query), plain(args)...)
}

func (h hand) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	return h.on.ExecContext(ctx, h.dialect.statement(query), plain(args)...)
}

func (h hand) QueryRowContext(ctx context.Context, query string, args ...any) row {
	rows, err := h.QueryContext(ctx, query, args...)
	return row{rows, err}
}

// QueryContext asks outside of a transaction, where asking again does no harm.
func (b *base) QueryContext(ctx context.Context, query string, args ...any) (rows *sql.Rows, err error) {
	if b.patient == nil {
		return b.hand.QueryContext(ctx, query, args...)
	}
	err = b.patient(ctx, func() error {
		rows, err = b.hand.QueryContext(ctx, query, args...)
		return err
	})
	return rows, err
}

// QueryRowContext asks for one row.
func (b *base) QueryRowContext(ctx context.Context, query string, args ...any) row {
	rows, err := b.QueryContext(ctx, query, args...)
	return row{rows, err}
}

// begin begins a transaction in which all that is read is of one moment.
func (b *base) begin(ctx context.Context) (tx *sql.Tx, err error) {
	begin := func() error {
		tx, err = b.pool.BeginTx(ctx, &sql.TxOptions{Isolation: b.dialect.asOneMoment(), ReadOnly: true})
		if err == nil && b.dialect.unhurried() != "" {
			_, err = tx.ExecContext(ctx, b.dialect.unhurried())
		}
		return err
	}
	if b.patient == nil {
		return tx, begin()
	}
	return tx, b.patient(ctx, begin)
}

// row is the first row of an answer.
type row struct {
	rows *sql.Rows
	err  error
}

// Scan copies its columns; without a row the error is [sql.ErrNoRows].
func (r row) Scan(places ...any) error {
	if r.err != nil {
		return r.err
	}
	defer r.rows.Close()
	if !r.rows.Next() {
		if err := r.rows.Err(); err != nil {
			return err
		}
		return sql.ErrNoRows
	}
	if err := r.rows.Scan(places...); err != nil {
		return err
	}
	return r.rows.Close()
}

// plain makes texts what every store keeps and the journal's JSON can hold: names of files may be
// no UTF-8. The values are changed in place.
func plain(values []any) []any {
	for i, value := range values {
		if text, is := value.(string); is && (!utf8.ValidString(text) || strings.Contains(text, null)) {
			values[i] = strings.ReplaceAll(string([]rune(text)), null, "")
		}
	}
	return values
}
