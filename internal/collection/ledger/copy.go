package ledger

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"nianbao/internal/message"
)

// A ledger moves from one store to another as it is: every original byte for byte, every row, and the
// journal with its hashes, which are of texts alone. It is there whole and proved, or not at all.

// Copy copies a ledger to a place where there is none, and proves the copy before anyone sees it.
func (l *Ledger) Copy(ctx context.Context, place string) (*Proof, error) {
	if l.version < schemaVersion {
		return nil, message.NewError("ledger.copy.older", "file", l.File).WithHint("ledger.copy.older.hint")
	}
	if IsURL(place) {
		to := &Ledger{File: Conceal(place), Year: l.Year, now: l.now}
		if err := to.connectDatabase(ctx, working); err != nil {
			return nil, err
		}
		defer to.Close()
		return l.copyInto(ctx, to)
	}
	if _, err := os.Lstat(place); err == nil {
		return nil, message.NewError("ledger.copy.there", "file", place).WithHint("ledger.copy.there.hint")
	}
	// Of one name, so that what a copy left that broke off gives way to the next.
	name := filepath.Join(filepath.Dir(place), ".nianbao-"+filepath.Base(place)+".tmp")
	for _, ending := range []string{"", "-journal"} {
		_ = os.Remove(name + ending)
	}
	if err := beginFile(name); err != nil {
		return nil, err
	}
	defer os.Remove(name)
	to := &Ledger{File: name, Year: l.Year, now: l.now}
	if err := to.connectFile(writable); err != nil {
		return nil, err
	}
	proof, err := l.copyInto(ctx, to)
	if err := errors.Join(err, to.Close()); err != nil {
		return nil, err
	}
	if err := os.Link(name, place); err != nil { // never in the place of another file
		if errors.Is(err, fs.ErrExist) {
			return nil, message.NewError("ledger.copy.there", "file", place).WithHint("ledger.copy.there.hint")
		}
		if err := os.Rename(name, place); err != nil {
			return nil, message.Wrap(err, "ledger.write", "file", place)
		}
	}
	return proof, nil
}

// copyInto copies everything in one transaction and proves it before that ends.
func (l *Ledger) copyInto(ctx context.Context, to *Ledger) (proof *Proof, err error) {
	err = l.snapshot(ctx, func(from querier) error {
		return to.write(ctx, func(tx *transaction) error {
			if err := to.db.dialect.prepare(ctx, to, tx); err != nil {
				return err
			}
			if err := to.empty(ctx, tx); err != nil {
				return err
			}
			for _, t := range copied() {
				if err := l.copyRows(ctx, from, to, tx, t); err != nil {
					return err
				}
			}
			if err := l.copySuperseded(ctx, from, to, tx); err != nil {
				return err
			}
			proof, err = l.proveSame(ctx, from, to, tx)
			return err
		})
	})
	return proof, err
}

// empty refuses a place that holds a ledger, or whose tables somebody else filled.
func (l *Ledger) empty(ctx context.Context, tx *transaction) error {
	for _, t := range copied() {
		var is bool
		if err := tx.QueryRowContext(ctx, "SELECT NOT EXISTS (SELECT 1 FROM "+t.name+")").Scan(&is); err != nil {
			return err
		}
		if !is {
			return message.NewError("ledger.copy.there", "file", l.File).WithHint("ledger.copy.there.hint")
		}
	}
	return nil
}

// copied are all tables with all their columns, a row's table after those it refers to.
func copied() (all []*table) {
	for _, t := range tables {
		if t == originalRows {
			t = &table{t.name, t.keys, short("sha256", "size", "bytes", "taken")}
		}
		all = append(all, t)
	}
	return append(all, &table{"journal", 1, short("seq", "at", "action", "agency", "detail", "previous", "hash")})
}

// laterColumn refers to rows of its own table that may come later.
const laterColumn = "superseded_by"

func (l *Ledger) copyRows(ctx context.Context, from querier, to *Ledger, tx *transaction, t *table) error {
	names := t.names()
	rows, err := from.QueryContext(ctx, "SELECT "+strings.Join(names, ", ")+" FROM "+t.name+
		" ORDER BY "+strings.Join(names[:t.keys], ", "))
	if err != nil {
		return l.fault(err)
	}
	defer rows.Close()
	insert := "INSERT INTO " + t.name + " (" + strings.Join(names, ", ") + ") VALUES (" + marks(len(names)) + ")"
	values, places := make([]any, len(names)), make([]any, len(names))
	for i := range values {
		places[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(places...); err != nil {
			return l.fault(err)
		}
		for i, name := range names {
			if name == laterColumn {
				values[i] = nil
			}
			if data, is := values[i].([]byte); is && data == nil {
				values[i] = []byte{} // none, and not unknown
			}
		}
		if _, err := tx.ExecContext(ctx, insert, values...); err != nil {
			return to.fault(err)
		}
	}
	return l.fault(rows.Err())
}

// copySuperseded enters by which takings others were superseded, now that all are there.
func (l *Ledger) copySuperseded(ctx context.Context, from querier, to *Ledger, tx *transaction) error {
	rows, err := from.QueryContext(ctx, "SELECT id, superseded_by FROM intakes WHERE superseded_by IS NOT NULL")
	if err != nil {
		return l.fault(err)
	}
	defer rows.Close()
	for rows.Next() {
		var id, later int64
		if err := rows.Scan(&id, &later); err != nil {
			return l.fault(err)
		}
		if _, err := tx.ExecContext(ctx, "UPDATE intakes SET superseded_by = ? WHERE id = ?", later, id); err != nil {
			return to.fault(err)
		}
	}
	return l.fault(rows.Err())
}

// proveSame verifies the copy and finds its journal to end as this one's does.
func (l *Ledger) proveSame(ctx context.Context, from querier, to *Ledger, tx *transaction) (*Proof, error) {
	proof, err := to.verify(ctx, tx)
	if err != nil {
		return nil, err
	}
	if len(proof.Problems) > 0 {
		return nil, message.NewError("cmd.collect.unproved", "file", l.File, "n", len(proof.Problems),
			"problems", message.Lines(proof.Problems)).WithHint("ledger.damaged.hint")
	}
	var entries int
	var last string
	err = from.QueryRowContext(ctx, "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1").Scan(&entries, &last)
	if err == nil && (entries != proof.Entries || last != proof.Last) {
		err = l.damaged()
	}
	return proof, err
}
