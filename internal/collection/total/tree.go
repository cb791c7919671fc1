package total

import (
	"slices"

	"nianbao/templates"
)

// tree is the hierarchy of superiors, by normalised name. A superior need not be on the roster.
type tree struct {
	members map[string][]*Member // by superior
	agency  map[string]*Member   // those on the roster
	spelt   map[string]string    // the superior's name as it is written
	order   []string             // superiors, those below before those above
}

func (*tree) key(name string) string { return templates.Normalize(name) }

// tree builds it. An agency that names itself, or one below itself, as its superior is a slip of the roster: that line
// is passed over.
func (s *Source) tree() *tree {
	t := &tree{members: map[string][]*Member{}, agency: map[string]*Member{}, spelt: map[string]string{}}
	above := map[string]string{}
	for _, m := range s.Members {
		t.agency[t.key(m.Name)] = m
	}
	for _, m := range s.Members {
		if m.Superior == "" {
			continue
		}
		own, superior := t.key(m.Name), t.key(m.Superior)
		if loops(above, own, superior) {
			continue
		}
		above[own] = superior
		if t.members[superior] == nil {
			t.spelt[superior] = m.Superior
			if office := t.agency[superior]; office != nil {
				t.spelt[superior] = office.Name
			}
			t.order = append(t.order, superior)
		}
		t.members[superior] = append(t.members[superior], m)
	}
	depth := func(key string) int {
		n := 0
		for ; above[key] != ""; key = above[key] {
			n++
		}
		return n
	}
	slices.SortStableFunc(t.order, func(a, b string) int { return depth(b) - depth(a) })
	return t
}

// Tops returns the superiors without a superior: each gets a total of its own, added to no other.
func (s *Source) Tops() []string {
	t := s.tree()
	var tops []string
	for _, name := range t.names() {
		if office := t.agency[t.key(name)]; office == nil || office.Superior == "" {
			tops = append(tops, name)
		}
	}
	return tops
}

// Superiors is how many totals there are to be made.
func (s *Source) Superiors() int { return len(s.tree().order) }

func loops(above map[string]string, own, superior string) bool {
	for key := superior; key != ""; key = above[key] {
		if key == own {
			return true
		}
	}
	return false
}

func (t *tree) names() []string {
	var names []string
	for _, key := range t.order {
		names = append(names, t.spelt[key])
	}
	return names
}
