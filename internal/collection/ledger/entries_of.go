package ledger

import (
	"context"
	"encoding/json"
	"strings"
)

// entriesOf finds the entries about an agency by the index of the journal, which has the action first;
// and the runs of reminders that one of its letters is of.
func entriesOf(w phrases) string {
	return `WHERE seq > ?2 AND (seq IN (
	WITH RECURSIVE kinds(kind) AS (SELECT min(action) FROM journal
		UNION ALL SELECT (SELECT min(action) FROM journal WHERE action > kind)
			FROM kinds WHERE kind IS NOT NULL)
	SELECT seq FROM journal WHERE action IN (SELECT kind FROM kinds WHERE kind IS NOT NULL)
		AND agency = ?1)
	OR action = 'reminded' AND ` + w.runOf + ` IN
		(SELECT run FROM reminders WHERE agency = ?1))`
}

// EntriesOf returns the entries about an agency after one, the earliest first.
func (l *Ledger) EntriesOf(ctx context.Context, agency, after int64) (all []Entry, err error) {
	err = l.entries(ctx, l.db, entriesOf(l.db.phrases()), func(e Entry) error {
		all = append(all, e)
		return nil
	}, agency, after)
	return all, err
}

// Said is who did what an entry records, and with which reason.
func (e Entry) Said() (who Actor, reason string) {
	var t struct {
		Actor Actor
		About struct{ Reason string }
	}
	_ = json.Unmarshal([]byte(e.Detail), &t) // an entry of another form names nobody
	return t.Actor, t.About.Reason
}

// Receipt is that of the round an entry is about; "" for none.
func (e Entry) Receipt() string {
	var t struct {
		About struct{ Receipt string }
	}
	_ = json.Unmarshal([]byte(e.Detail), &t) // an entry of another form has none
	return t.About.Receipt
}

// Mailed is the message an entry is about, with what the server answered; of other entries it has
// no kind.
func (e Entry) Mailed() (s Sending) {
	if !strings.HasPrefix(e.Action, "mail-") {
		return s
	}
	var t struct {
		About struct {
			Kind                   Kind
			Item                   int64
			Address, Message, Said string
		}
	}
	_ = json.Unmarshal([]byte(e.Detail), &t) // an entry of another form has none
	a := t.About
	return Sending{Kind: a.Kind, Agency: e.Agency, Item: a.Item, Address: a.Address, Message: a.Message,
		Said: a.Said}
}

// Renamed are the names before and after, of an entry about a renaming or a merger.
func (e Entry) Renamed() (was, now string) {
	var t struct {
		About struct{ Was, Now string }
	}
	_ = json.Unmarshal([]byte(e.Detail), &t) // an entry of another form has none
	return t.About.Was, t.About.Now
}
