package season

import (
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"nianbao/internal/collection/score"
	"nianbao/internal/collection/status"
	"nianbao/internal/desk/session"
	"nianbao/templates"
)

// Snapshot is the state of the season as the ledger's last entry left it. It never changes: pages may
// look at one while the next is made.
type Snapshot struct {
	Seq    int64
	Closed bool
	Cards  []*Card       // on the roster, in its order
	Files  []status.File // that no agency is known to have sent

	// Refused are the files that were not accepted, of whom nobody knows who sent them.
	Refused []status.File

	shape  *shape
	trees  sync.Map // counted, by the superior below whom an officer sees
	grown  *atomic.Int64
	scores scores
}

// At is the agency of a number; nil for none.
func (s *Snapshot) At(id int64) *Card {
	if i, known := s.shape.ids[id]; known {
		return s.Cards[i]
	}
	return nil
}

// Named is the agency of a name; nil for none.
func (s *Snapshot) Named(name string) *Card {
	if i, known := s.shape.named[templates.Normalize(name)]; known {
		return s.Cards[i]
	}
	return nil
}

// Seen are the agencies an officer may see, below a superior; "" for all of them.
func (s *Snapshot) Seen(o session.Officer, below string) []*Card {
	if o.Under == "" && below == "" {
		return s.Cards
	}
	var places []int
	switch {
	case below == "":
		places = s.under(o.Under)
	case o.Under == "":
		places = s.under(below)
	default:
		own := s.under(o.Under)
		for _, i := range s.under(below) {
			if _, may := slices.BinarySearch(own, i); may {
				places = append(places, i)
			}
		}
	}
	list := make([]*Card, len(places))
	for i, at := range places {
		list[i] = s.Cards[at]
	}
	return list
}

func (s *Snapshot) under(superior string) []int {
	return s.shape.under(templates.Normalize(superior), s.Cards)
}

// Agency finds an agency an officer may see; nil for none.
func (s *Snapshot) Agency(o session.Officer, id int64) *Card {
	c := s.At(id)
	if c == nil || o.Under == "" {
		return c
	}
	if _, may := slices.BinarySearch(s.under(o.Under), s.shape.ids[id]); !may {
		return nil
	}
	return c
}

// Tree is the superiors with the agencies an officer may see.
func (s *Snapshot) Tree(o session.Officer) []*status.Node {
	if known, made := s.trees.Load(o.Under); made {
		return known.([]*status.Node)
	}
	agencies := agenciesOf(s.Seen(o, ""))
	counted := s.shape.forest(o.Under, agencies, s.grown).Count(agencies)
	s.trees.Store(o.Under, counted)
	return counted
}

func agenciesOf(cards []*Card) []*status.Agency {
	list := make([]*status.Agency, len(cards))
	for i, c := range cards {
		list[i] = c.Agency
	}
	return list
}

// scores are the score sheet of a state on a day, made when it is first asked for.
type scores struct {
	mu       sync.Mutex
	day      string
	standard *score.Standard
	rows     []score.Row
}

// Scores is the office's score sheet of all agencies, in the order of the roster.
func (s *Snapshot) Scores(standard *score.Standard, today time.Time) []score.Row {
	k := &s.scores
	k.mu.Lock()
	defer k.mu.Unlock()
	if day := today.Format(time.DateOnly); k.rows == nil || k.day != day || k.standard != standard {
		agencies := agenciesOf(s.Cards)
		now := &status.Status{Agencies: agencies, Copied: status.CopiedIn(agencies)}
		k.day, k.standard, k.rows = day, standard, score.Of(now, standard, today)
	}
	return k.rows
}
