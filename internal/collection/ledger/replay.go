package ledger

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
)

// replay puts the rows of the ledger together from the journal alone.
type replay struct {
	rows  map[*table]map[string][]string // by key: the columns after it, as cells
	older *older                         // what the entries before form 2 tell
	begun bool                           // an entry of form 2 was met: from there on every row is told
	from  int64                          // where a ledger of an earlier release was brought forward; 0 for none
}

// null is the cell that holds nothing; no text has a byte of zero.
const null = "\x00"

func newReplay() *replay {
	r := &replay{rows: map[*table]map[string][]string{}, older: newOlder()}
	for _, t := range journalled {
		r.rows[t] = map[string][]string{}
	}
	return r
}

// see takes one entry; ok is false where it cannot be understood.
func (r *replay) see(e Entry) (ok bool) {
	var what told
	decoder := json.NewDecoder(strings.NewReader(e.Detail))
	decoder.UseNumber()
	if decoder.Decode(&what) != nil {
		return false
	}
	if what.Form < form {
		return !r.begun && r.older.see(e)
	}
	if e.Action == forward {
		r.forward(e.Seq)
	}
	r.begun = true
	for _, c := range what.Changes {
		if !r.apply(c) {
			return false
		}
	}
	return true
}

// forward follows how an older ledger was brought forward. One whose journal tells every row tells none again: what
// becomes of them follows from its schema.
func (r *replay) forward(seq int64) {
	if !r.begun {
		r.from = seq
		return
	}
	for key, row := range r.rows[lastYearRows] {
		r.rows[priorRows][key+null] = append(row, "") // of no part, and of no further file
	}
	clear(r.rows[lastYearRows])
}

func (r *replay) apply(c change) (ok bool) {
	t := tableNamed(c.Table)
	if t == nil || len(c.Key) != t.keys {
		return false
	}
	key := keyOf(c.Key)
	if c.Gone {
		delete(r.rows[t], key)
		return true
	}
	row := r.rows[t][key]
	if row == nil {
		row = make([]string, len(t.columns)-t.keys)
		r.rows[t][key] = row
	}
	for name, value := range c.Set {
		at := t.at(name) - t.keys
		if at < 0 {
			return false
		}
		row[at] = cell(value)
	}
	return true
}

// keyOf joins the columns of a key.
func keyOf(values []any) string {
	cells := make([]string, len(values))
	for i, v := range values {
		cells[i] = cell(v)
	}
	return strings.Join(cells, null)
}

// cell is a value as text, whatever store it comes from.
func cell(value any) string {
	switch v := value.(type) {
	case nil:
		return null
	case string:
		return v
	case []byte:
		return string(bytes.Clone(v))
	case json.Number:
		return v.String()
	case int64:
		return strconv.FormatInt(v, 10)
	}
	text, _ := json.Marshal(value)
	return string(text)
}
