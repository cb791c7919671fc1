package status

import (
	"slices"

	"nianbao/templates"
)

// Count is the number of agencies by state.
type Count struct{ Due, Received, Missing, Late, Fails, Asks, Returned, Exempt int }

func (c *Count) add(a *Agency) {
	if !a.Must() {
		c.Exempt++
		return
	}
	c.Due++
	if a.Received() {
		c.Received++
	} else {
		c.Missing++
	}
	for _, flag := range []struct {
		is bool
		n  *int
	}{{a.Late, &c.Late}, {a.Fails(), &c.Fails}, {a.Asks(), &c.Asks}, {a.Returned(), &c.Returned}} {
		if flag.is {
			*flag.n++
		}
	}
}

func (c *Count) sum(d Count) {
	c.Due, c.Received, c.Missing, c.Late = c.Due+d.Due, c.Received+d.Received, c.Missing+d.Missing, c.Late+d.Late
	c.Fails, c.Asks, c.Returned, c.Exempt = c.Fails+d.Fails, c.Asks+d.Asks, c.Returned+d.Returned, c.Exempt+d.Exempt
}

// Count is the agency alone, counted.
func (a *Agency) Count() (c Count) {
	c.add(a)
	return c
}

// Total counts all agencies on the roster.
func (s *Status) Total() Count {
	var c Count
	for _, a := range s.Agencies {
		c.add(a)
	}
	return c
}

// Node is a superior with the agencies below it, counted with all of theirs, and itself where it is on the roster.
type Node struct {
	Name     string  // "" for those whose superior the roster does not tell
	Agency   *Agency // nil when the superior is not on the roster
	Children []*Node
	Count    Count
	depth    int
}

// Superiors returns the superiors as trees, in the order of the roster. An agency without members
// below it is no node of its own but counted in its superior's.
func (s *Status) Superiors() []*Node { return Grow(s.Agencies).Count(s.Agencies) }

// Forest is the superiors of a roster without any count: it changes with the roster alone.
type Forest struct {
	tree  tree
	at    []*Node // where each agency is counted
	heads []*Node // that are on the roster themselves, by agency; nil for the others
	none  *Node
}

// Grow finds the superiors of agencies.
func Grow(agencies []*Agency) *Forest {
	f := &Forest{tree: tree{nodes: map[string]*Node{}, under: map[*Node]*Node{}}, none: &Node{},
		at: make([]*Node, len(agencies)), heads: make([]*Node, len(agencies))}
	t := &f.tree
	above := make([]*Node, len(agencies))
	for i, a := range agencies {
		if a.Superior != "" {
			above[i] = t.node(a.Superior)
		}
	}
	for i, a := range agencies {
		own := t.nodes[templates.Normalize(a.Name)]
		f.heads[i] = own
		switch {
		case own != nil:
			f.at[i] = own
			if above[i] != nil && !t.loops(own, above[i]) {
				t.under[own] = above[i]
				above[i].Children = append(above[i].Children, own)
			}
		case above[i] != nil:
			f.at[i] = above[i]
		default:
			f.at[i] = f.none
		}
	}
	return f
}

// Count returns the trees with the agencies, the same as it was grown of, counted.
func (f *Forest) Count(agencies []*Agency) []*Node {
	counted := map[*Node]*Node{f.none: {}}
	for _, n := range f.tree.order {
		counted[n] = &Node{Name: n.Name}
	}
	for i, a := range agencies {
		counted[f.at[i]].Count.add(a)
		if f.heads[i] != nil {
			counted[f.heads[i]].Agency = a
		}
	}
	var roots []*Node
	for _, n := range f.tree.order {
		for _, c := range n.Children {
			counted[n].Children = append(counted[n].Children, counted[c])
		}
	}
	for _, n := range f.tree.order {
		if f.tree.under[n] == nil {
			counted[n].gather(0)
			roots = append(roots, counted[n])
		}
	}
	if none := counted[f.none]; none.Count != (Count{}) {
		roots = append(roots, none)
	}
	return roots
}

type tree struct {
	nodes map[string]*Node
	order []*Node
	under map[*Node]*Node
}

func (t *tree) node(name string) *Node {
	key := templates.Normalize(name)
	if t.nodes[key] == nil {
		t.nodes[key] = &Node{Name: name}
		t.order = append(t.order, t.nodes[key])
	}
	return t.nodes[key]
}

// loops reports whether a node would come to be below itself, as a slip in the roster may have
// it.
func (t *tree) loops(n, above *Node) bool {
	for ; above != nil; above = t.under[above] {
		if above == n {
			return true
		}
	}
	return false
}

func (n *Node) gather(depth int) {
	n.depth = depth
	for _, c := range n.Children {
		c.gather(depth + 1)
		n.Count.sum(c.Count)
	}
}

// walk calls see for each node, a superior before those below it.
func walk(nodes []*Node, see func(*Node)) {
	for _, n := range nodes {
		see(n)
		walk(n.Children, see)
	}
}

// Level counts the agencies of one level (级别).
type Level struct {
	Name  string
	Count Count
}

// Levels counts by level, in the order of the roster.
func (s *Status) Levels() []Level {
	var levels []Level
	for _, a := range s.Agencies {
		i := slices.IndexFunc(levels, func(l Level) bool { return l.Name == a.Level })
		if i < 0 {
			i = len(levels)
			levels = append(levels, Level{Name: a.Level})
		}
		levels[i].Count.add(a)
	}
	return levels
}
