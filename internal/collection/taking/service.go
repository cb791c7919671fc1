package taking

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"nianbao/internal/check"
	"nianbao/internal/clock"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/finding"
	"nianbao/internal/inbox"
	"nianbao/internal/message"
	"nianbao/templates"
)

// Service takes in single files that are handed in while others work on the ledger: at the desk, by mail, by a program.
// It may be called from many goroutines. All state is in the ledger; what is held here (roster, last year's reports) is
// read again when the ledger has changed it.
//
//	[Service.Take]    takes a file in: outcome, receipt, findings, what changed
//	[Service.Try]     judges it the same way and keeps nothing
//	[Service.Season]  a [Receiver] of the moment: explanations and rulings, returns, review
type Service struct {
	Ledger *ledger.Ledger
	Now    func() time.Time
	// Edition is the office's own; nil for the one in force in the ledger's year.
	Edition *templates.Edition
	// Policy reads the office's ruling that the ledger keeps.
	Policy func(file, text string, e *templates.Edition) (*check.Policy, error)

	mu      sync.Mutex
	season  *Receiver
	version int64  // of what the ledger judges by
	day     string // on which the season was read
}

// Upload is one file handed in.
type Upload struct {
	Name     string
	Data     []byte
	Actor    ledger.Actor
	Agency   int64     // whose link brought it; 0 where any agency's may come
	Received time.Time // zero: now
	Officer  bool      // an officer takes it by name: also after the season was closed

	// With are files handed in beside it, which may be one report with it.
	With []inbox.File
}

// HandIn is what became of a report that was handed in.
type HandIn struct {
	File     string // as it is called; of a file in a zip with the zip before "!"
	SHA256   string // of the file as it came; an unchanged report's round may have another's
	Outcome  Outcome
	Why      ledger.Said // why it was refused or is unknown
	Near     []string    // names like the one it tells, of an unknown one
	Receipt  string      // 2025-000041; of an unchanged report the current round's; "" for what is no round
	Taken    ledger.Taking
	Received time.Time // in China's time
	Late     bool      // it is the agency's first, after its deadline, or came after the season was closed
	Changes  ledger.Amendment
	Opened   *inbox.Opened // nil where it cannot be read, or was not read again
}

// Outcome is what handing in came to.
type Outcome string

// The outcomes.
const (
	Accepted  Outcome = "accepted"  // the agency's current report from now on
	Unchanged Outcome = "unchanged" // says nothing else than the current one
	Refused   Outcome = "refused"   // unreadable, or of another year, edition or scope
	Strange   Outcome = "unknown"   // another agency's, or of none on the roster
)

// Take takes a file in. A file that holds several reports is several hand-ins, each for itself. A
// receipt is given after what it proves is on the disk. What is wrong with the file is an
// outcome; an error is about the ledger.
func (s *Service) Take(ctx context.Context, u Upload) ([]HandIn, error) {
	return s.each(ctx, u, func(b *batch, e examined) (HandIn, error) {
		out, err := b.enter(ctx, e)
		if err != nil {
			return HandIn{}, err
		}
		return s.handIn(ctx, b, e, out)
	})
}

// Try judges a file as Take does and keeps nothing; it has no receipt but that of the round it leaves unchanged.
func (s *Service) Try(ctx context.Context, u Upload) ([]HandIn, error) {
	return s.each(ctx, u, func(b *batch, e examined) (HandIn, error) {
		out, err := b.try(ctx, e)
		if err != nil {
			return HandIn{}, err
		}
		return s.handIn(ctx, b, e, out)
	})
}

func (s *Service) each(ctx context.Context, u Upload, do func(*batch, examined) (HandIn, error)) ([]HandIn, error) {
	r, err := s.Season(ctx)
	if err != nil {
		return nil, err
	}
	if u.Received.IsZero() {
		u.Received = s.Now()
	}
	b := r.batch(s.Ledger.As(u.Actor), u.Received.In(clock.Zone()).Format(time.DateOnly))
	b.link, b.officer = u.Agency, u.Officer
	files, err := inbox.Together(ctx, append(inbox.Upload(u.Name, u.Data), u.With...), r.judgement().Reading)
	if err != nil {
		return nil, err
	}
	var all []HandIn
	for _, f := range files {
		for _, e := range b.examine(ctx, f) {
			h, err := s.one(b, e, do)
			if err != nil {
				return all, err
			}
			h.File, h.SHA256, h.Received = f.Name, e.sum, u.Received.In(clock.Zone())
			all = append(all, h)
		}
	}
	return all, nil
}

// one takes in or tries one report; that the season is closed is an outcome.
func (s *Service) one(b *batch, e examined, do func(*batch, examined) (HandIn, error)) (HandIn, error) {
	h, err := do(b, e)
	var closed *message.Error
	if errors.As(err, &closed) && closed.Text.Key == "ledger.closed" {
		in := e.in
		refuse(&in, closed)
		return HandIn{Outcome: Refused, Why: in.Why, Taken: in, Opened: e.opened}, nil
	}
	return h, err
}

func (s *Service) handIn(ctx context.Context, b *batch, e examined, out ledger.Outcome) (HandIn, error) {
	h := HandIn{Why: out.Why, Near: out.Near, Receipt: out.Receipt, Taken: out.Taking, Changes: out.Changes,
		Opened: e.opened}
	switch {
	case out.State == ledger.Unknown:
		h.Outcome = Strange
	case out.State == ledger.Refused:
		h.Outcome = Refused
	case out.State == ledger.Withdrawn:
		h.Outcome, h.Receipt = Refused, ""
		refuse(&h.Taken, message.NewError("collect.withdrawn"))
		h.Why = h.Taken.Why
	case out.Already:
		h.Outcome, h.Changes = Unchanged, ledger.Amendment{}
	default:
		h.Outcome = Accepted
	}
	if h.Outcome != Accepted && h.Outcome != Unchanged {
		return h, nil
	}
	var err error
	h.Late, err = b.Late(ctx, &out.Taking)
	return h, err
}

// Late reports whether a round counts as late: the agency's first of its scope came after the
// deadline, or this one after the season was closed.
func (r *Receiver) Late(ctx context.Context, in *ledger.Taking) (bool, error) {
	owner := r.owner(in.Agency)
	if owner == nil || in.Changes.Late {
		return in.Changes.Late, nil
	}
	first, err := r.Ledger.FirstDay(ctx, in.Agency, in.Scope)
	if err != nil {
		return false, err
	}
	if first == "" || in.Received < first {
		first = in.Received
	}
	return first > owner.Due(in.Scope, r.Ledger.Year), nil
}

// Season is a receiver that judges by what the ledger holds at this moment.
func (s *Service) Season(ctx context.Context) (*Receiver, error) {
	version, err := s.Ledger.Standards(ctx)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	today := s.Now().In(clock.Zone())
	if day := today.Format(time.DateOnly); s.season != nil && s.version == version && s.day == day {
		return s.season, nil
	}
	r := &Receiver{Ledger: s.Ledger, Edition: s.Edition, Today: today, Received: today.Format(time.DateOnly)}
	if r.Edition == nil {
		if r.Edition, err = templates.ForYear(s.Ledger.Year); err != nil {
			return nil, err
		}
	}
	file, text, err := s.Ledger.Policy(ctx)
	if err != nil {
		return nil, err
	}
	if text != "" && s.Policy != nil {
		if r.Policy, err = s.Policy(file, text, r.Edition); err != nil {
			return nil, err
		}
	}
	if err := r.Prepare(ctx); err != nil {
		return nil, err
	}
	s.season, s.version, s.day = r, version, today.Format(time.DateOnly)
	return r, nil
}

// sentBy has a report that names nobody be that of the agency whose link brought it.
func (b *batch) sentBy(o *inbox.Opened) {
	if owner := b.owner(b.link); owner != nil && o.Report.Agency == "" && o.Report.Code == "" {
		*o = *o.Of(owner.Name, owner.Code)
	}
}

// try is what entering would come to.
func (b *batch) try(ctx context.Context, e examined) (ledger.Outcome, error) {
	switch {
	case e.err != nil:
		return ledger.Outcome{}, e.err
	case e.known != nil:
		return ledger.Outcome{Taking: *e.known, Already: true}, nil
	}
	e, err := b.fresh(ctx, e)
	if err != nil {
		return ledger.Outcome{}, err
	}
	entering, err := b.compare(ctx, e)
	if err != nil {
		return ledger.Outcome{}, err
	}
	return b.ledger.Preview(ctx, entering)
}

// Open lists the findings that still ask for something, the binding first.
func (h HandIn) Open() []finding.Finding {
	return slices.DeleteFunc(slices.Clone(h.Taken.Findings), func(f finding.Finding) bool {
		return !f.Open() && !f.Asks()
	})
}
