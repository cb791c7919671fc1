package ledger

import (
	"context"
	"encoding/json"
	"errors"
)

// Touched is whose rows the entries of the journal after one changed. The journal records every row that
// an act changes, so nothing else has to be read again by whoever keeps the state before.
type Touched struct {
	Last     int64          // the last entry
	Whole    bool           // an entry does not record its rows: anything may have changed
	Agencies map[int64]bool // on the roster, explained, in doubt, reminded or written to
	Takings  map[int64]bool // put in, changed, judged
	Season   bool           // closed or reopened
}

// Touched returns what the entries after one changed.
func (l *Ledger) Touched(ctx context.Context, after int64) (t Touched, err error) {
	t = Touched{Last: after, Agencies: map[int64]bool{}, Takings: map[int64]bool{}}
	rows, err := l.db.QueryContext(ctx, "SELECT seq, detail FROM journal WHERE seq > ? ORDER BY seq", after)
	if err != nil {
		return t, l.fault(err)
	}
	defer rows.Close()
	for rows.Next() {
		var detail string
		if err := rows.Scan(&t.Last, &detail); err != nil {
			return t, l.fault(err)
		}
		if err := t.see(detail); err != nil {
			return t, l.fault(err)
		}
	}
	return t, l.fault(rows.Err())
}

func (t *Touched) see(text string) error {
	var entry struct {
		Form    int
		Changes []struct {
			Table string
			Key   []json.RawMessage
		}
	}
	if err := json.Unmarshal([]byte(text), &entry); err != nil {
		return err
	}
	t.Whole = t.Whole || entry.Form < form
	for _, c := range entry.Changes {
		if t := tableNamed(c.Table); len(c.Key) == 0 || t != nil && len(c.Key) < t.keys {
			return errors.New("ledger: a change without a key")
		}
		var err error
		switch c.Table {
		case agencyRows.name, formerRows.name, explanationRows.name, doubtRows.name, reminderRows.name:
			err = mark(t.Agencies, c.Key[0])
		case takingRows.name, judgedRows.name:
			err = mark(t.Takings, c.Key[0])
		case sendingRows.name:
			err = mark(t.Agencies, c.Key[1])
		case factRows.name:
			t.Season = t.Season || string(c.Key[0]) == `"`+closedFact+`"`
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func mark(set map[int64]bool, key json.RawMessage) error {
	var id int64
	if err := json.Unmarshal(key, &id); err != nil {
		return err
	}
	set[id] = true
	return nil
}
