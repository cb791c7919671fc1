package ledger

import (
	"context"
	"slices"
	"strconv"
	"strings"
)

// forward is the act by which a ledger of an earlier release is brought to this one's form. Where the
// entries before do not tell every row, its entry records them as they were found.
const forward = "forward"

// establish makes the schema in a file that is new, and brings an older one forward.
func (s sqlite) establish(ctx context.Context, l *Ledger, tx *transaction) error {
	var made, version int
	if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_master").Scan(&made); err != nil {
		return err
	}
	if made == 0 {
		if err := s.prepare(ctx, l, tx); err != nil {
			return err
		}
		return l.found(ctx, tx)
	}
	if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	if version == schemaVersion {
		return nil
	}
	known := version >= 1 && version < schemaVersion
	if newer, err := s.isNewer(ctx, tx, version); err != nil || newer || !known {
		return errOr(err, l.damaged())
	}
	// steps[v] leads from version v to the next.
	steps := [schemaVersion]string{1: schemaOf2, schemaOf3, schemaOf4 + fillOf4, schemaOf5, schemaOf6, schemaOf7,
		schemaOf8}
	statements := strings.Join(steps[version:], "") + "PRAGMA user_version = " + strconv.Itoa(schemaVersion)
	if _, err := tx.ExecContext(ctx, statements); err != nil {
		return err
	}
	a := &act{tx: tx}
	if version < seasonVersion {
		if err := l.tellAll(ctx, a); err != nil {
			return err
		}
	}
	return l.enter(ctx, tx, entry{action: forward, about: detail{"version": version}}, a.changes)
}

// tellAll records every row.
func (l *Ledger) tellAll(ctx context.Context, a *act) error {
	for _, t := range tables {
		err := l.eachRow(ctx, a.tx, t, func(values []any) error {
			a.tell(asChange(t, values))
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// isNewer reports whether a file holds a table or a column that its version does not have.
func (s sqlite) isNewer(ctx context.Context, q querier, version int) (newer bool, err error) {
	for t, since := range firstOf {
		if has, err := s.has(ctx, q, t.name); err != nil || has && version < since {
			return has, err
		}
	}
	there, err := s.columns(ctx, q, priorRows.name)
	return version < furtherVersion && slices.Contains(there, furtherColumn), err
}

// prepare makes the schema.
func (sqlite) prepare(ctx context.Context, _ *Ledger, tx *transaction) error {
	_, err := tx.ExecContext(ctx, schema+schemaOf2+schemaOf3+schemaOf4+schemaOf5+schemaOf6+schemaOf7+schemaOf8+
		"PRAGMA application_id = "+strconv.Itoa(applicationID)+
		"; PRAGMA user_version = "+strconv.Itoa(schemaVersion))
	return err
}

// has reports whether the file has a table.
func (sqlite) has(ctx context.Context, q querier, name string) (bool, error) {
	rows, err := q.QueryContext(ctx, "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", name)
	if err != nil {
		return false, err
	}
	defer rows.Close()
	return rows.Next(), rows.Err()
}
