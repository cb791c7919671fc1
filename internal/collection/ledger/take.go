package ledger

import (
	"context"
	"errors"

	"nianbao/internal/message"
)

// Entering is a report about to be entered, and how it compares with the agency's current one.
type Entering struct {
	Taking
	Data []byte // its first original
	With []Attached
	Mail *Mail // the message it came in; nil for none
	Post bool  // the agency is to get a receipt by mail

	// Compared is the current report it was compared with, 0 for none; Same means that their
	// content is equal. Differences are in Changes.
	Compared int64
	Same     bool

	// Decided is by what one of two reports counts that came together (date, time, order), ""
	// where there are no two. Yields means that the other one counts.
	Decided string
	Yields  bool

	Named bool  // the officer takes it by name, also after the season was closed
	Batch bool  // it is one of several that are taken in together, until the last or [Ledger.EndBatch]
	First int64 // the taking of the first of them; 0 for this one
	Last  bool  // it is the last of them
}

// Attached is a further file that a report is made of.
type Attached struct {
	File string
	Data []byte
}

// Outcome is what taking a file in came to.
type Outcome struct {
	Taking
	Already bool   // it was in the ledger before, or says nothing else than the current report; nothing changed
	Decided string // of two that came together: by what one counts
	Rival   string // the other's file
	Mail    *Mail  // the message it came in; nil for none, and for what was in the ledger before
}

// ErrStale means that another report has become the current one since the comparison, which has
// to be made again.
var ErrStale = errors.New("ledger: compared with a report that is no longer current")

// Take enters one report with its bytes. A report of an agency that has one of the same scope
// supersedes it, unless its content is equal, it came on an earlier day or it yields; the old one
// stays. A file that is no report is entered once.
func (l *Ledger) Take(ctx context.Context, e Entering) (Outcome, error) {
	var out Outcome
	err := l.act(ctx, func(a *act) (entry, error) {
		out = Outcome{Taking: e.Taking, Mail: e.Mail}
		known, err := l.met(ctx, a, &e)
		if err != nil {
			return entry{}, err
		}
		if known != nil {
			out = Outcome{Taking: *known, Already: true}
			return entry{}, nil
		}
		if out.Changes.Late, err = closed(ctx, a.tx); err != nil {
			return entry{}, err
		}
		if out.Changes.Late && !e.Named {
			return entry{}, message.NewError("ledger.closed", "file", l.File).WithHint("ledger.closed.hint")
		}
		out.Taken, out.Decided = l.stamp(), e.Decided
		if e.Decided != "" {
			other, err := l.intakes(ctx, a.tx, "WHERE intakes.id = ?", e.Compared)
			if err != nil {
				return entry{}, err
			}
			out.Rival = other[0].File
		}
		return l.insert(ctx, a, &out.Taking, e)
	})
	return out, err
}

// Preview returns the outcome of Take, and keeps nothing; the receipt is only that of a round
// left unchanged.
func (l *Ledger) Preview(ctx context.Context, e Entering) (Outcome, error) {
	if e.State != Current {
		return Outcome{Taking: e.Taking}, nil
	}
	current, err := l.CurrentOf(ctx, e.Agency, e.Scope)
	if err != nil || current == nil {
		return Outcome{Taking: e.Taking}, err
	}
	if e.Same && e.Compared == current.ID {
		return Outcome{Taking: *current, Already: true}, nil
	}
	out := Outcome{Taking: e.Taking}
	out.Against = current.ID
	out.Steps = out.Changes.findings(current.Findings, out.Findings)
	return out, nil
}

// met finds the taking to which a report adds nothing; nil for none.
func (l *Ledger) met(ctx context.Context, a *act, e *Entering) (*Taking, error) {
	if e.State != Current {
		found, err := l.intakes(ctx, a.tx,
			"WHERE key = ? AND (state IN (?, ?) OR sha256 IS NULL) ORDER BY intakes.id DESC LIMIT 1",
			e.Key, e.State, Withdrawn)
		if err != nil || len(found) == 0 {
			return nil, err
		}
		return &found[0], nil
	}
	held, err := l.intakes(ctx, a.tx, "WHERE agency = ? AND scope = ? AND state = ?", e.Agency, e.Scope, Current)
	if err != nil {
		return nil, err
	}
	var current int64
	if len(held) > 0 {
		current = held[0].ID
		if held[0].Key == e.Key || e.Same && e.Compared == current {
			return &held[0], nil
		}
	}
	if current != e.Compared {
		return nil, ErrStale
	}
	return nil, nil
}

// insert enters an intake and puts it in its place among the agency's others.
func (l *Ledger) insert(ctx context.Context, a *act, in *Taking, e Entering) (said entry, err error) {
	if in.ID, err = a.next(ctx, takingRows); err != nil {
		return said, err
	}
	if in.SHA256 != "" {
		if in.SHA256, err = a.original(ctx, e.Data, in.Taken); err != nil {
			return said, err
		}
	}
	var rival *Taking
	if in.State == Current {
		if rival, err = l.contend(ctx, a, in, e.Yields); err != nil {
			return said, err
		}
	}
	if in.State == Current {
		if err := l.keepExplanations(ctx, a, in); err != nil {
			return said, err
		}
		if rival != nil {
			in.Steps = in.Changes.findings(rival.Findings, in.Findings)
		}
	}
	findings, err := encodeFindings(in.Findings)
	if err != nil {
		return said, err
	}
	err = a.put(ctx, takingRows, in.ID, in.Key, orNull(in.SHA256), in.File, orNull(in.Agency), in.Told.Agency,
		in.Told.Code,
		in.Told.Edition, in.Told.Year, string(in.Scope), string(in.Verdict), findings, string(in.State),
		in.Why.Zh, in.Why.En,
		asJSON(in.Near), in.Received, in.Taken, in.Round, orNull(in.By), asJSON(in.Steps), in.Returned)
	if err != nil {
		return said, err
	}
	for _, step := range []func() error{
		func() error { return keepRound(ctx, a, in, e.With) },
		func() error { return keepMail(ctx, a, in.ID, e.Mail) },
		func() error { return l.owe(ctx, a, MailedReceipt, in, e.Post) },
		func() error { return l.settle(ctx, a, in, rival) },
		func() error { return l.doubt(ctx, a, in, rival, e) },
	} {
		if err := step(); err != nil {
			return said, err
		}
	}
	about := detail{"intake": in.ID, "file": in.File, "receipt": in.Receipt}
	return entry{"take", in.Agency, e.inBatch(about, in)}, nil
}
