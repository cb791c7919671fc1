package season

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"sync"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/status"
	"nianbao/internal/desk/session"
	"nianbao/templates"
)

// Snapshot is the state of the season as the ledger's last entry left it. It is worked out by the
// status's own rules and kept only until the ledger changes: no page holds a state of its own.
type Snapshot struct {
	Seq    int64
	Status *status.Status
	ByID   map[int64]*status.Agency
	below  map[string][]*status.Agency // by the normalised name of the superior
	Named  map[string]*status.Agency   // by the normalised name
	trees  sync.Map                    // roots of superiors, by the superior below whom an officer sees
}

// Keeper keeps the last one, and what it was made of.
type Keeper struct {
	ledger *ledger.Ledger

	mu       sync.Mutex
	last     *Snapshot
	agencies []ledger.Agency
	takings  []ledger.Taking // in outline, by id
}

// NewKeeper keeps the state of a ledger.
func NewKeeper(l *ledger.Ledger) *Keeper { return &Keeper{ledger: l} }

// Now returns the state of the season at this moment, in outline. After a change
// only what changed is read anew.
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
	if err := k.read(ctx); err != nil {
		k.last = nil // half of it may be read: the next begins anew
		return nil, err
	}
	now, err := status.From(ctx, k.ledger, "", k.agencies, k.takings)
	if err != nil {
		return nil, err
	}
	k.last = snapshotOf(seq, now)
	return k.last, nil
}

// What an entry of the journal changes of a snapshot, by its action. One that is not
// named here may change anything.
var (
	changesFiles = []string{
		"take", "judge", "choose", "explain", "accept", "sendback", "return", "withdraw"}
	changesAgencies = []string{"exempt", "extend"}
	changesNeither  = []string{"link", "revoke", "account", "token", "signin", "signout",
		"tried", "use", "remind", "reminded", "close", "reopen", "prints", "policy", "prior", "edition"}
)

// read brings agencies and takings up to date. Slices are made anew: pages may still look at the old
// ones.
func (k *Keeper) read(ctx context.Context) (err error) {
	roster, whole, of := k.last == nil, k.last == nil, map[int64]bool{}
	if k.last != nil {
		entries, err := k.ledger.Since(ctx, k.last.Seq)
		if err != nil {
			return err
		}
		for _, e := range entries {
			switch {
			case slices.Contains(changesFiles, e.Action):
				of[e.Agency] = true
				if e.Action == "take" {
					of[0] = true // it may settle a file that was nobody's
				}
			case slices.Contains(changesAgencies, e.Action):
				roster = true
			case !slices.Contains(changesNeither, e.Action):
				roster, whole = true, true
			}
		}
	}
	if roster {
		if k.agencies, err = k.ledger.Agencies(ctx); err != nil {
			return err
		}
	}
	switch {
	case whole:
		k.takings, err = k.ledger.Outlines(ctx)
	case len(of) > 0:
		var fresh []ledger.Taking
		if fresh, err = k.ledger.OutlinesOf(ctx, slices.Collect(maps.Keys(of))); err != nil {
			return err
		}
		old := slices.DeleteFunc(slices.Clone(k.takings), func(in ledger.Taking) bool {
			return of[in.Agency]
		})
		k.takings = append(old, fresh...)
		slices.SortFunc(k.takings, func(a, b ledger.Taking) int { return cmp.Compare(a.ID, b.ID) })
	}
	return err
}

// Fully returns the state with all findings. It is not kept: it is large, and few pages need it.
func (k *Keeper) Fully(ctx context.Context) (*Snapshot, error) {
	now, err := status.Of(ctx, k.ledger, "")
	if err != nil {
		return nil, err
	}
	return snapshotOf(0, now), nil
}

func snapshotOf(seq int64, now *status.Status) *Snapshot {
	snap := &Snapshot{
		Seq: seq, Status: now, ByID: map[int64]*status.Agency{}, below: map[string][]*status.Agency{},
		Named: map[string]*status.Agency{}}
	for _, a := range now.Agencies {
		snap.ByID[a.ID], snap.Named[templates.Normalize(a.Name)] = a, a
		key := templates.Normalize(a.Superior)
		snap.below[key] = append(snap.below[key], a)
	}
	return snap
}

// Under are the agencies below a superior, at whatever distance, in the order of the roster; all for "".
func (snap *Snapshot) Under(superior string) []*status.Agency {
	if superior == "" {
		return snap.Status.Agencies
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
	for _, a := range snap.Status.Agencies {
		if met[a] {
			list = append(list, a)
		}
	}
	return list
}

// Tree is the superiors with the agencies an officer may see.
func (snap *Snapshot) Tree(o session.Officer) []*status.Node {
	roots, made := snap.trees.Load(o.Under)
	if !made {
		roots, _ = snap.trees.LoadOrStore(o.Under, (&status.Status{Agencies: snap.Seen(o)}).Superiors())
	}
	return roots.([]*status.Node)
}

// Seen are the agencies an officer may see.
func (snap *Snapshot) Seen(o session.Officer) []*status.Agency { return snap.Under(o.Under) }

// Agency finds an agency an officer may see; nil for none.
func (snap *Snapshot) Agency(o session.Officer, id int64) *status.Agency {
	a := snap.ByID[id]
	if a == nil || o.Under == "" {
		return a
	}
	above := templates.Normalize(o.Under)
	key := templates.Normalize(a.Superior)
	for range deepest { // a slip of the roster may close a ring
		if key == above {
			return a
		}
		superior := snap.Named[key]
		if superior == nil {
			break
		}
		key = templates.Normalize(superior.Superior)
	}
	return nil
}

// deepest is how many superiors one above the other are looked at.
const deepest = 32
