package lexicon

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// merger makes one automaton of the graphs of families: each of its states is the set of places
// that a text may have come to.
type merger struct {
	of     *Families
	steps  *steps
	states map[string]int32 // by the places in order, as bytes
	sets   [][]int32        // by state
	seen   []int32          // by place: the set that has it, as the number of sets made before
	made   int32
	key    []byte
	leads  []node // steps that lead away from one
	to     []int32
}

// merge enters the steps of an automaton for families, and names each state in order by the numbers
// of the words that end there, nil for none.
func merge(f *Families, into *steps, ends func(numbers []int)) {
	m := &merger{of: f, steps: into, states: map[string]int32{}, seen: make([]int32, len(f.nodes))}
	m.state(f.starts)
	for at := 0; at < len(m.sets); at++ { // each may add further ones
		m.leave(int32(at), ends)
	}
}

// leave enters the steps that lead away from a state.
func (m *merger) leave(at int32, ends func(numbers []int)) {
	m.leads = m.leads[:0]
	var numbers []int
	for _, place := range m.sets[at] {
		if n := m.of.nodes[place]; n.kind == step {
			m.leads = append(m.leads, n)
		} else {
			numbers = append(numbers, int(n.to))
		}
	}
	slices.Sort(numbers)
	ends(numbers)
	slices.SortFunc(m.leads, func(a, b node) int { return cmp.Compare(a.r, b.r) })
	m.to = m.to[:0]
	for i, s := range m.leads {
		m.to = append(m.to, s.to)
		if i+1 == len(m.leads) || m.leads[i+1].r != s.r {
			m.steps.add(at, s.r, m.state(m.to))
			m.to = m.to[:0]
		}
	}
	m.sets[at] = nil
}

// state returns the state of a text that may have come to some places, forks followed.
func (m *merger) state(places []int32) int32 {
	m.made++
	set := m.follow(nil, places...)
	slices.Sort(set)
	m.key = m.key[:0]
	for _, place := range set {
		m.key = binary.NativeEndian.AppendUint32(m.key, uint32(place))
	}
	at, known := m.states[string(m.key)]
	if !known {
		at = int32(len(m.sets))
		m.sets, m.states[string(m.key)] = append(m.sets, set), at
	}
	return at
}

func (m *merger) follow(set []int32, places ...int32) []int32 {
	for _, place := range places {
		if m.seen[place] == m.made {
			continue
		}
		m.seen[place] = m.made
		if n := m.of.nodes[place]; n.kind == fork {
			set = m.follow(set, n.to, n.or)
		} else {
			set = append(set, place)
		}
	}
	return set
}
