package ledger

import (
	"context"
	"strings"
)

// A message to an agency is entered as owed in the act by which it falls due, as begun before it is
// handed to the server, and settled by the server's answer. So a run that breaks off goes on where
// it stopped, and none is sent twice: of one that was begun and not settled nobody knows whether it
// arrived, and only a person has it sent again.

// Kind is what a message brings.
type Kind string

// The kinds.
const (
	MailedTemplate     Kind = "template"     // for the agency's own report
	MailedAreaTemplate Kind = "areatemplate" // for its area's total
	MailedReminder     Kind = "remind"
	MailedReturn       Kind = "return"
	MailedReceipt      Kind = "receipt"
)

// SendState is what became of a message.
type SendState string

// The states.
const (
	Owed     SendState = "owed"    // not sent yet, or put off by the server
	InDoubt  SendState = "begun"   // handed to the server, which has not answered
	Sent     SendState = "sent"    // the server took it
	Rejected SendState = "refused" // the server, or we, will not send it
	Dropped  SendState = "dropped" // it had become pointless
)

// Sending is one message to an agency. Kind, agency and item name it.
type Sending struct {
	Kind    Kind
	Agency  int64
	Item    int64 // the reminder's number, or the taking; 0 for a template
	Address string
	Message string // its Message-ID
	State   SendState
	Said    string // the server's words, or our reason
	At      string // of the state, UTC, RFC 3339
}

// owe enters what an agency is to get about a taking: its receipt, or the marked workbook.
func (l *Ledger) owe(ctx context.Context, a *act, kind Kind, in *Taking, post bool) error {
	if !post || in.Agency == 0 || in.Round == 0 && in.State != Refused {
		return nil
	}
	return l.owes(ctx, a, Sending{Kind: kind, Agency: in.Agency, Item: in.ID})
}

func (l *Ledger) owes(ctx context.Context, a *act, s Sending) error {
	return a.put(ctx, sendingRows, string(s.Kind), s.Agency, s.Item, "", "", string(Owed), "", l.stamp())
}

// OweTemplates enters that agencies are to get their template. Who was sent it, or is to be, is
// passed over; who had no address then is not.
func (l *Ledger) OweTemplates(ctx context.Context, agencies []int64, kind Kind) error {
	return l.act(ctx, func(a *act) (e entry, err error) {
		n := 0
		for _, id := range agencies {
			before, err := l.sendings(ctx, a.tx, "WHERE kind = ? AND agency = ?", string(kind), id)
			if err != nil {
				return e, err
			}
			if len(before) > 0 && (before[0].State != Rejected || before[0].Address != "") {
				continue
			}
			if err := l.owes(ctx, a, Sending{Kind: kind, Agency: id}); err != nil {
				return e, err
			}
			n++
		}
		if n == 0 {
			return e, nil
		}
		return entry{action: "mail-templates", about: detail{"letters": n}}, nil
	})
}

// Sendings returns all messages to agencies, by kind and agency.
func (l *Ledger) Sendings(ctx context.Context) ([]Sending, error) {
	if l.version < mailVersion {
		return nil, nil
	}
	return l.sendings(ctx, l.db, "")
}

// SendingsOf returns those to some agencies.
func (l *Ledger) SendingsOf(ctx context.Context, agencies []int64) ([]Sending, error) {
	if l.version < mailVersion {
		return nil, nil
	}
	return l.sendings(ctx, l.db, l.ofAgencies(), listOf(agencies))
}

func (l *Ledger) sendings(ctx context.Context, q querier, where string, args ...any) (all []Sending, err error) {
	rows, err := q.QueryContext(ctx, "SELECT kind, agency, item, address, message, state, said, at FROM sendings "+
		where+" ORDER BY kind, agency, item", args...)
	if err != nil {
		return nil, l.fault(err)
	}
	defer rows.Close()
	for rows.Next() {
		var s Sending
		err := rows.Scan(&s.Kind, &s.Agency, &s.Item, &s.Address, &s.Message, &s.State, &s.Said, &s.At)
		if err != nil {
			return nil, l.fault(err)
		}
		all = append(all, s)
	}
	return all, l.fault(rows.Err())
}

// BeginSending notes that a message is being handed to the server. ok is false where it is not owed
// any more: another program has begun it.
func (l *Ledger) BeginSending(ctx context.Context, s Sending) (ok bool, err error) {
	s.State, s.Said = InDoubt, ""
	return l.turn(ctx, s, Owed)
}

// SettleSending enters what became of a message: sent, refused, dropped, owed again, or in doubt
// with the reason. What is pointless, or has no address, was never begun.
func (l *Ledger) SettleSending(ctx context.Context, s Sending) error {
	from := InDoubt
	if s.State == Dropped || s.Address == "" {
		from = Owed
	}
	_, err := l.turn(ctx, s, from)
	return err
}

// Resend has what is in doubt, or what was refused, sent once more, as a person decided; it returns
// how many messages that are.
func (l *Ledger) Resend(ctx context.Context, agency int64, state SendState) (n int, err error) {
	all, err := l.Sendings(ctx)
	if err != nil {
		return 0, err
	}
	for _, s := range all {
		if s.Agency != agency || s.State != state {
			continue
		}
		s.State, s.Said = Owed, ""
		if _, err := l.turn(ctx, s, state); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

// turn changes a message from one state to another; done is false where it is not in the first.
func (l *Ledger) turn(ctx context.Context, s Sending, from SendState) (done bool, err error) {
	err = l.act(ctx, func(a *act) (e entry, err error) {
		done = false
		there, err := l.sendings(ctx, a.tx, "WHERE kind = ? AND agency = ? AND item = ?",
			string(s.Kind), s.Agency, s.Item)
		if err != nil || len(there) == 0 || there[0].State != from {
			return e, err
		}
		done = true
		about := detail{"kind": s.Kind, "item": s.Item, "address": s.Address, "message": s.Message}
		if s.Said != "" {
			about["said"] = s.Said
		}
		return entry{"mail-" + string(s.State), s.Agency, about},
			a.put(ctx, sendingRows, string(s.Kind), s.Agency, s.Item, s.Address, s.Message, string(s.State),
				strings.ToValidUTF8(s.Said, "?"), l.stamp())
	})
	return done, err
}
