package season

import (
	"context"
	"maps"
	"slices"
	"sync"
	"sync/atomic"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/status"
)

// Keeper keeps the last state, and what the next is made of. Nothing of it is lost with it: it is
// worked out from the ledger alone.
type Keeper struct {
	ledger *ledger.Ledger

	mu       sync.Mutex
	last     *Snapshot
	everyone map[int64]*Card         // also those that left the roster
	senders  map[int64]int64         // of each taking the agency, 0 for none
	strays   map[int64]ledger.Taking // takings of no agency
	work     Work
	grown    atomic.Int64
}

// Work counts what was worked out so far.
type Work struct {
	Agencies int   // cards made
	Takings  int   // files read
	Rosters  int   // put in order
	Forests  int64 // trees of superiors found
}

// NewKeeper keeps the state of a ledger.
func NewKeeper(l *ledger.Ledger) *Keeper { return &Keeper{ledger: l} }

// Worked is what was worked out since the keeper was made.
func (k *Keeper) Worked() Work {
	k.mu.Lock()
	defer k.mu.Unlock()
	w := k.work
	w.Forests = k.grown.Load()
	return w
}

// Now returns the state of the season at this moment. After a change only what changed is read and
// worked out.
func (k *Keeper) Now(ctx context.Context) (*Snapshot, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	seq, err := k.ledger.LastEntry(ctx)
	if err != nil {
		return nil, err
	}
	if k.last != nil && k.last.Seq == seq {
		return k.last, nil
	}
	next, err := k.next(ctx, seq)
	if err != nil {
		k.last = nil // half of it may be read: the next begins anew
		return nil, err
	}
	k.last = next
	return next, nil
}

func (k *Keeper) next(ctx context.Context, seq int64) (*Snapshot, error) {
	if k.last == nil {
		return k.anew(ctx, seq)
	}
	t, err := k.ledger.Touched(ctx, k.last.Seq)
	if err != nil {
		return nil, err
	}
	if t.Whole {
		return k.anew(ctx, t.Last)
	}
	s := &Snapshot{Seq: t.Last, Closed: k.last.Closed, Cards: k.last.Cards, Files: k.last.Files,
		Refused: k.last.Refused, shape: k.last.shape, grown: &k.grown}
	if t.Season {
		if s.Closed, err = k.ledger.Closed(ctx); err != nil {
			return nil, err
		}
	}
	if len(t.Agencies)+len(t.Takings) == 0 {
		return s, nil
	}
	return s, k.renew(ctx, s, t)
}

// anew reads everything.
func (k *Keeper) anew(ctx context.Context, seq int64) (*Snapshot, error) {
	k.everyone, k.senders, k.strays = map[int64]*Card{}, map[int64]int64{}, map[int64]ledger.Taking{}
	s := &Snapshot{Seq: seq, grown: &k.grown}
	var err error
	if s.Closed, err = k.ledger.Closed(ctx); err != nil {
		return nil, err
	}
	var all rows
	if err := all.read(
		func() ([]ledger.Agency, error) { return k.ledger.Agencies(ctx) },
		func() ([]ledger.Taking, error) { return k.ledger.Outlines(ctx) },
		func() ([]ledger.Explanation, error) { return k.ledger.Explanations(ctx) },
		func() ([]ledger.Doubt, error) { return k.ledger.Doubts(ctx) },
		func() ([]ledger.Reminder, error) { return k.ledger.Reminders(ctx) },
		func() ([]ledger.Sending, error) { return k.ledger.Sendings(ctx) }); err != nil {
		return nil, err
	}
	k.take(all)
	k.roster(s)
	s.Files, s.Refused = k.files()
	return s, nil
}

// renew reads what was touched and puts it into a state.
func (k *Keeper) renew(ctx context.Context, s *Snapshot, t ledger.Touched) error {
	of := maps.Clone(t.Agencies)
	for id := range t.Takings {
		if before, known := k.senders[id]; known && before != 0 {
			of[before] = true // it may be another's now
		}
	}
	takings := slices.Collect(maps.Keys(t.Takings))
	fresh, err := k.ledger.OutlinesOf(ctx, nil, takings)
	if err != nil {
		return err
	}
	for _, in := range fresh {
		if in.Agency != 0 {
			of[in.Agency] = true
		}
	}
	ids := slices.Sorted(maps.Keys(of))
	var all rows
	if err := all.read(
		func() ([]ledger.Agency, error) { return k.ledger.AgenciesOf(ctx, ids) },
		func() ([]ledger.Taking, error) { return k.ledger.OutlinesOf(ctx, ids, takings) },
		func() ([]ledger.Explanation, error) { return k.ledger.ExplanationsOfAll(ctx, ids) },
		func() ([]ledger.Doubt, error) { return k.ledger.DoubtsOf(ctx, ids) },
		func() ([]ledger.Reminder, error) { return k.ledger.RemindersOf(ctx, ids) },
		func() ([]ledger.Sending, error) { return k.ledger.SendingsOf(ctx, ids) }); err != nil {
		return err
	}
	moved := false
	for _, a := range all.agencies {
		before := k.everyone[a.ID]
		moved = moved || before == nil || before.Listed != a.Listed || before.Name != a.Name ||
			before.Superior != a.Superior || before.Line != a.Line
	}
	for id := range t.Takings {
		delete(k.strays, id)
	}
	k.take(all)
	s.Files, s.Refused = k.files()
	if moved {
		k.roster(s)
		return nil
	}
	s.Cards = slices.Clone(s.Cards)
	for _, id := range ids {
		if i, listed := s.shape.ids[id]; listed {
			s.Cards[i] = k.everyone[id]
		}
	}
	return nil
}

// roster puts the agencies in their order.
func (k *Keeper) roster(s *Snapshot) {
	s.Cards = nil
	for _, c := range k.everyone {
		if c.Listed {
			s.Cards = append(s.Cards, c)
		}
	}
	inOrder(s.Cards)
	s.shape = newShape(s.Cards)
	k.work.Rosters++
}

// files are the takings that no agency is known to have sent, in the order they came: reports, and
// what was refused.
func (k *Keeper) files() (files, refused []status.File) {
	for _, id := range slices.Sorted(maps.Keys(k.strays)) {
		switch in := k.strays[id]; in.State {
		case ledger.Unknown:
			files = append(files, status.File{Taking: &in})
		case ledger.Refused:
			refused = append(refused, status.File{Taking: &in})
		}
	}
	return files, refused
}
