package mail

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/message"
)

// Post sends what a ledger has as owed.
type Post struct {
	Ledger *ledger.Ledger
	Server *Server
	From   string // the office's address
	Office string // its name; "" for none
	Pace   int    // messages a minute at most; 0 for no limit
	Now    func() time.Time

	// Compose words a message; nil where it has become pointless.
	Compose func(context.Context, ledger.Sending) (*Letter, error)
	// Tell is called with each message after it is settled.
	Tell func(*Letter, ledger.Sending)

	session *session
	pace    pace
}

// Sum counts what became of the messages of a run.
type Sum struct {
	Sent, Refused, PutOff, Doubtful, Nowhere int
	Left                                     int // still owed, as the run ended
}

// Owed lists the messages of some kinds that are to be sent.
func Owed(ctx context.Context, l *ledger.Ledger, kinds ...ledger.Kind) (owed []ledger.Sending,
	err error) {
	all, err := l.Sendings(ctx)
	for _, s := range all {
		if s.State == ledger.Owed && slices.Contains(kinds, s.Kind) {
			owed = append(owed, s)
		}
	}
	return owed, err
}

// Send sends the messages of some kinds. An error ends the run: about the ledger, or that the
// server cannot be reached or takes nothing of ours; what was not sent stays owed.
func (p *Post) Send(ctx context.Context, kinds ...ledger.Kind) (sum Sum, err error) {
	owed, err := Owed(ctx, p.Ledger, kinds...)
	if err != nil {
		return sum, err
	}
	defer func() {
		if p.session != nil {
			p.session.close()
		}
	}()
	sum.Left = len(owed)
	for _, s := range owed {
		if err := ctx.Err(); err != nil {
			return sum, err
		}
		letter, err := p.Compose(ctx, s)
		if err != nil {
			return sum, err
		}
		if letter, s, err = p.one(ctx, letter, s); err != nil {
			return sum, err
		}
		sum.count(s)
		if letter != nil && s.State != "" {
			p.Tell(letter, s)
		}
	}
	return sum, nil
}

func (sum *Sum) count(s ledger.Sending) {
	if s.State != ledger.Owed {
		sum.Left--
	}
	switch s.State {
	case ledger.Sent:
		sum.Sent++
	case ledger.Rejected:
		if s.Address == "" {
			sum.Nowhere++
		} else {
			sum.Refused++
		}
	case ledger.Owed:
		sum.PutOff++
	case ledger.InDoubt:
		sum.Doubtful++
	}
}

// one sends one message and settles it; without a state it is another program's.
func (p *Post) one(ctx context.Context, letter *Letter, s ledger.Sending) (*Letter, ledger.Sending,
	error) {
	switch {
	case letter == nil:
		s.State = ledger.Dropped
		return letter, s, p.Ledger.SettleSending(ctx, s)
	case len(letter.To) == 0:
		s.State, s.Address = ledger.Rejected, ""
		return letter, s, p.Ledger.SettleSending(ctx, s)
	}
	letter.From, letter.Office, letter.Date = p.From, p.Office, p.Now()
	if s.Message == "" {
		s.Message = p.identifier(s)
	}
	letter.ID, s.Address = s.Message, strings.Join(letter.To, "、")
	var settled answer
	data, err := letter.Bytes()
	if err != nil { // of an address that is none
		settled = answer{ledger.Rejected, line(err.Error())}
	} else if err := p.ready(ctx); err != nil {
		return letter, s, err
	}
	begun, err := p.Ledger.BeginSending(ctx, s)
	if err != nil || !begun {
		s.State = ""
		return letter, s, err
	}
	if settled.state == "" {
		settled, err = p.deliver(ctx, letter, data)
	}
	if err != nil { // nothing of it was taken
		settled = answer{ledger.Owed, ""}
	}
	s.State, s.Said = settled.state, settled.said
	// What became of it is entered also where the run was interrupted meanwhile.
	return letter, s, errors.Join(err, p.Ledger.SettleSending(context.WithoutCancel(ctx), s))
}

// deliver hands a message over, on a new connection where the one at hand was lost before.
func (p *Post) deliver(ctx context.Context, letter *Letter, data []byte) (a answer, err error) {
	for range 2 {
		if p.session == nil {
			if p.session, err = p.Server.connect(ctx); err != nil {
				return a, err
			}
		}
		a, err = p.session.send(p.From, letter.To, data)
		if err == nil && a.state != ledger.InDoubt {
			return a, nil
		}
		_ = p.session.client.Close()
		p.session = nil
		if !errors.Is(err, errLost) {
			return a, err
		}
	}
	return a, message.NewError("mail.lost", "server", p.Server.Host).WithHint("mail.connect.hint")
}

// ready waits for the next message's turn, with a connection open.
func (p *Post) ready(ctx context.Context) (err error) {
	if err := p.pace.turn(ctx, p.Pace); err != nil {
		return err
	}
	if p.session == nil {
		p.session, err = p.Server.connect(ctx)
	}
	return err
}

// identifier is a Message-ID that nobody else gives.
func (p *Post) identifier(s ledger.Sending) string {
	random := make([]byte, 8)
	_, _ = rand.Read(random) // never fails
	_, domain, _ := strings.Cut(p.From, "@")
	return fmt.Sprintf("%d.%s.%d.%d.%s@%s", p.Ledger.Year, s.Kind, s.Agency, s.Item,
		hex.EncodeToString(random), domain)
}
