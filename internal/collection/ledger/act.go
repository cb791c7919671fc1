package ledger

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
)

// An act is one change of the ledger, as a whole: the rows it changes and the one entry of the
// journal about them. Nothing but an act writes a row, so that the journal covers all that the
// ledger holds.
type act struct {
	tx      *transaction
	changes []change
}

// change is one row put in, changed or dropped.
type change struct {
	Table string         `json:"table"`
	Key   []any          `json:"key"`
	Set   map[string]any `json:"set,omitempty"`  // by column; a long one by its SHA-256
	Gone  bool           `json:"gone,omitempty"` // the row was dropped
}

// entry is the journal's record of an act beside its changes.
type entry struct {
	action string
	agency int64 // 0 for none
	about  detail
}

// act does one thing and enters it. work returns what the journal calls it; without an action nothing was done.
func (l *Ledger) act(ctx context.Context, work func(*act) (entry, error)) error {
	return l.write(ctx, func(tx *transaction) error {
		a := &act{tx: tx}
		e, err := work(a)
		if err != nil || e.action == "" {
			return err
		}
		return l.enter(ctx, tx, e, a.changes)
	})
}

// put puts in a row; all its columns, in the order of the table. A row of the same key gives way.
func (a *act) put(ctx context.Context, t *table, values ...any) error {
	if len(values) != len(t.columns) {
		return fmt.Errorf("ledger: a row of %s has %d columns, not %d", t.name, len(t.columns), len(values))
	}
	values = plain(values)
	names := t.names()
	statement := "INSERT INTO " + t.name + " (" + strings.Join(names, ", ") + ") VALUES (" + marks(len(names)) +
		") ON CONFLICT (" + strings.Join(names[:t.keys], ", ") + ") DO "
	if t.keys == len(names) {
		statement += "NOTHING"
	} else {
		statement += "UPDATE SET " + excluded(names[t.keys:])
	}
	if _, err := a.tx.ExecContext(ctx, statement, values...); err != nil {
		return err
	}
	set := map[string]any{}
	for i, c := range t.columns[t.keys:] {
		set[c.name] = c.told(values[t.keys+i])
	}
	a.tell(change{Table: t.name, Key: values[:t.keys], Set: set})
	return nil
}

// set changes columns of a row, by name; the row is there.
func (a *act) set(ctx context.Context, t *table, key any, values map[string]any) error {
	var list []string
	var args []any
	set := map[string]any{}
	for _, c := range t.columns {
		if v, changed := values[c.name]; changed {
			v = plain([]any{v})[0]
			list, args = append(list, c.name+" = ?"), append(args, v)
			set[c.name] = c.told(v)
		}
	}
	result, err := a.tx.ExecContext(ctx, "UPDATE "+t.name+" SET "+strings.Join(list, ", ")+
		" WHERE "+t.columns[0].name+" = ?", append(args, key)...)
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n != 1 {
		return fmt.Errorf("ledger: %d rows of %s have the key %v", n, t.name, key)
	}
	a.tell(change{Table: t.name, Key: []any{key}, Set: set})
	return nil
}

// drop drops a row, where there is one.
func (a *act) drop(ctx context.Context, t *table, key ...any) error {
	var where []string
	for _, c := range t.columns[:t.keys] {
		where = append(where, c.name+" = ?")
	}
	result, err := a.tx.ExecContext(ctx, "DELETE FROM "+t.name+" WHERE "+strings.Join(where, " AND "), key...)
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		return err
	}
	a.tell(change{Table: t.name, Key: key, Gone: true})
	return nil
}

// original keeps the bytes of a file, once, and returns their name.
func (a *act) original(ctx context.Context, data []byte, now string) (string, error) {
	sum := sha256.Sum256(data)
	name := hex.EncodeToString(sum[:])
	if data == nil {
		data = []byte{} // an empty file has bytes too, none
	}
	result, err := a.tx.ExecContext(ctx, "INSERT INTO originals VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
		name, len(data), data, now)
	if err != nil {
		return "", err
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		return name, err
	}
	a.tell(change{Table: originalRows.name, Key: []any{name}, Set: map[string]any{"size": len(data), "taken": now}})
	return name, nil
}

// next is the next number of a table that counts its rows. Numbers are given by us and not by the
// store, since the journal records them.
func (a *act) next(ctx context.Context, t *table) (id int64, err error) {
	err = a.tx.QueryRowContext(ctx, "SELECT coalesce(max("+t.columns[0].name+"), 0) + 1 FROM "+t.name).Scan(&id)
	return id, err
}

func (a *act) tell(c change) { a.changes = append(a.changes, c) }

// told is a value in the form of the journal.
func (c column) told(value any) any {
	if value == nil || !c.long {
		return value
	}
	return digestOf(value)
}

func digestOf(value any) string {
	switch v := value.(type) {
	case []byte:
		return digest(string(v))
	case string:
		return digest(v)
	}
	return digest(fmt.Sprint(value))
}

// orNull is what a column holds that refers to nothing.
func orNull[T comparable](value T) any {
	var none T
	if value == none {
		return nil
	}
	return value
}

func truth(is bool) int {
	if is {
		return 1
	}
	return 0
}

// asJSON writes what always can be written: strings, numbers, lists and maps of them.
func asJSON(value any) string {
	text, _ := json.Marshal(value)
	return string(text)
}

func marks(n int) string { return strings.TrimSuffix(strings.Repeat("?, ", n), ", ") }

func excluded(names []string) string {
	list := make([]string, len(names))
	for i, name := range names {
		list[i] = name + " = excluded." + name
	}
	return strings.Join(list, ", ")
}
