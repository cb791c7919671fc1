package status

import (
	"cmp"
	"context"
	"iter"
	"slices"

	"nianbao/internal/collection/ledger"
)

// A season of very many agencies is not held whole: of their reports only outlines are, and the
// findings of what is shown are read as it is shown, some agencies at a time.

// atOnce is of how many agencies the reports are held whole at once.
const atOnce = 500

// Work counts what was read whole.
type Work struct {
	Reports int // altogether
	Held    int // at once, at most
}

// Worked is what was read whole since the status was made.
func (s *Status) Worked() Work { return s.work }

// whole goes through agencies in their order. Of those that are wanted the current reports have
// their findings and what they changed; these agencies are copies. The others are as they are.
func (s *Status) whole(ctx context.Context, agencies []*Agency,
	wanted func(*Agency) bool) iter.Seq2[*Agency, error] {
	return func(yield func(*Agency, error) bool) {
		for some := range slices.Chunk(agencies, cmp.Or(s.atOnce, atOnce)) {
			read, err := s.read(ctx, some, wanted)
			if err != nil {
				yield(nil, err)
				return
			}
			for _, a := range read {
				if !yield(a, nil) {
					return
				}
			}
		}
	}
}

// every wants all agencies.
func every(*Agency) bool { return true }

// read reads the current reports of the agencies that are wanted.
func (s *Status) read(ctx context.Context, agencies []*Agency, wanted func(*Agency) bool) ([]*Agency, error) {
	if s.ledger == nil {
		return agencies, nil
	}
	var ids []int64
	for _, a := range agencies {
		for _, in := range a.Current() {
			if wanted(a) {
				ids = append(ids, in.ID)
			}
		}
	}
	if len(ids) == 0 {
		return agencies, nil
	}
	takings, err := s.ledger.Whole(ctx, ids)
	if err != nil {
		return nil, err
	}
	s.work.Reports, s.work.Held = s.work.Reports+len(takings), max(s.work.Held, len(takings))
	more := map[int64]*ledger.Taking{}
	for i := range takings {
		more[takings[i].ID] = &takings[i]
	}
	complete := func(in *ledger.Taking) *ledger.Taking {
		if in == nil || more[in.ID] == nil {
			return in
		}
		of := *in
		of.Findings, of.Changes = more[in.ID].Findings, more[in.ID].Changes
		return &of
	}
	read := make([]*Agency, len(agencies))
	for i, a := range agencies {
		of := *a
		of.Own, of.Area = complete(a.Own), complete(a.Area)
		read[i] = &of
	}
	return read, nil
}
