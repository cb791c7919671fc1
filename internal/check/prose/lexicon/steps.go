package lexicon

// steps lead from the states of an automaton to the next ones, state 0 being the beginning, to
// which none leads. They are an open hash table, which answers several times as fast as a map:
// prose asks at every character, and mostly for nothing.
type steps struct {
	keys  []uint64
	to    []int32 // by key: the next state
	used  int
	first [firstBits / 64]uint64 // which characters, cut to so many bits, begin a word
}

const firstBits = 4096

// fewest is the least room of a table that is not empty.
const fewest = 16

func key(state int32, r rune) uint64 { return (uint64(state)<<32 | uint64(uint32(r))) + 1 }

// place returns where a key is, or would be.
func (s *steps) place(k uint64) int {
	mask := len(s.keys) - 1
	at := int(k*0x9E3779B97F4A7C15>>32) & mask
	for s.keys[at] != 0 && s.keys[at] != k {
		at = (at + 1) & mask
	}
	return at
}

// mayBegin reports whether a word may begin with a character.
func (s *steps) mayBegin(r rune) bool {
	r &= firstBits - 1
	return s.first[r/64]&(1<<(r%64)) != 0
}

// from returns the state a character leads to, 0 for none.
func (s *steps) from(state int32, r rune) int32 {
	if s.used == 0 {
		return 0
	}
	return s.to[s.place(key(state, r))]
}

func (s *steps) add(state int32, r rune, to int32) {
	if 2*s.used >= len(s.keys) {
		s.grow()
	}
	if state == 0 {
		cut := r & (firstBits - 1)
		s.first[cut/64] |= 1 << (cut % 64)
	}
	at := s.place(key(state, r))
	s.keys[at], s.to[at] = key(state, r), to
	s.used++
}

func (s *steps) grow() {
	old := *s
	size := max(fewest, 2*len(old.keys))
	s.keys, s.to = make([]uint64, size), make([]int32, size)
	for i, k := range old.keys {
		if k != 0 {
			at := s.place(k)
			s.keys[at], s.to[at] = k, old.to[i]
		}
	}
}
