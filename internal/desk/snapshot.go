package desk

import (
	"context"
	"sync"

	"nianbao/internal/collection/status"
	"nianbao/templates"
)

// snapshot is the state of the season as the ledger's last entry left it. It is worked out by the status's own rules and
// kept only until the ledger changes: no page holds a state of its own.
type snapshot struct {
	seq    int64
	status *status.Status
	byID   map[int64]*status.Agency
	below  map[string][]*status.Agency // by the normalised name of the superior
	named  map[string]*status.Agency   // by the normalised name
}

// snapshots keeps the last one.
type snapshots struct {
	mu   sync.Mutex
	last *snapshot
}

// standing returns the state of the season at this moment.
func (s *Server) standing(ctx context.Context) (*snapshot, error) {
	seq, err := s.ledger.LastEntry(ctx)
	if err != nil {
		return nil, err
	}
	s.snapshots.mu.Lock()
	defer s.snapshots.mu.Unlock()
	if last := s.snapshots.last; last != nil && last.seq == seq {
		return last, nil
	}
	now, err := status.Of(ctx, s.ledger, "")
	if err != nil {
		return nil, err
	}
	snap := &snapshot{seq: seq, status: now, byID: map[int64]*status.Agency{}, below: map[string][]*status.Agency{},
		named: map[string]*status.Agency{}}
	for _, a := range now.Agencies {
		snap.byID[a.ID], snap.named[templates.Normalize(a.Name)] = a, a
		key := templates.Normalize(a.Superior)
		snap.below[key] = append(snap.below[key], a)
	}
	s.snapshots.last = snap
	return snap, nil
}

// under are the agencies below a superior, at whatever distance, in the order of the roster; all for "".
func (snap *snapshot) under(superior string) []*status.Agency {
	if superior == "" {
		return snap.status.Agencies
	}
	met := map[*status.Agency]bool{}
	for next := []string{templates.Normalize(superior)}; len(next) > 0; next = next[1:] {
		for _, a := range snap.below[next[0]] {
			if !met[a] { // a slip of the roster may close a ring
				met[a] = true
				next = append(next, templates.Normalize(a.Name))
			}
		}
	}
	var list []*status.Agency
	for _, a := range snap.status.Agencies {
		if met[a] {
			list = append(list, a)
		}
	}
	return list
}

// seen are the agencies an officer may see.
func (snap *snapshot) seen(o officer) []*status.Agency { return snap.under(o.Under) }

// agency finds an agency an officer may see; nil for none.
func (snap *snapshot) agency(o officer, id int64) *status.Agency {
	a := snap.byID[id]
	if a == nil || o.Under == "" {
		return a
	}
	above := templates.Normalize(o.Under)
	key := templates.Normalize(a.Superior)
	for range deepest { // a slip of the roster may close a ring
		if key == above {
			return a
		}
		superior := snap.named[key]
		if superior == nil {
			break
		}
		key = templates.Normalize(superior.Superior)
	}
	return nil
}

// deepest is how many superiors one above the other are looked at.
const deepest = 32
