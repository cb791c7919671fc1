package taking

import (
	"slices"
	"strings"
	"time"

	"nianbao/internal/clock"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/inbox"
)

// day is the day a file came: of one that came by mail that on which the office's own server
// received it, unless the officer named the day. What an agency brings itself came when it was
// brought, whatever a message in it tells; and no server's clock puts a day after today.
func (b *batch) day(f inbox.File) string {
	if f.Mail == nil || f.Mail.Received.IsZero() || b.Dated || b.link != 0 && !b.officer {
		return b.received
	}
	return min(b.received, f.Mail.Received.In(clock.Zone()).Format(time.DateOnly))
}

// mailOf is the message a file came in, as the ledger keeps it; nil for none.
func mailOf(f inbox.File) *ledger.Mail {
	if f.Mail == nil {
		return nil
	}
	m := f.Mail
	return &ledger.Mail{Message: m.ID, Sender: m.From, Name: m.Name, Subject: m.Subject, Sent: stamp(m.Sent),
		Received: stamp(m.Received), Text: m.Text}
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// correspondent is the one agency of the roster that has the address a message came from; 0 for
// none. Anybody can write an address there: it is good for a hint, and for nothing that counts.
func (r *Receiver) correspondent(f inbox.File) (id int64) {
	if f.Mail == nil || f.Mail.From == "" {
		return 0
	}
	for _, a := range r.agencies {
		if !slices.ContainsFunc(a.Mails(), func(m string) bool { return strings.EqualFold(m, f.Mail.From) }) {
			continue
		}
		if id != 0 {
			return 0
		}
		id = a.ID
	}
	return id
}

// writer adds, for a report of nobody on the roster, whose address it came from.
func (r *Receiver) writer(in *ledger.Taking, f inbox.File) {
	if in.State != ledger.Unknown || len(in.Near) > 0 {
		return
	}
	if owner := r.owner(r.correspondent(f)); owner != nil {
		in.Near = []string{owner.Name}
	}
}
