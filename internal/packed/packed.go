// Package packed keeps very many pieces of data that are like each other in little memory: they are
// compressed together by dozens, and each is unpacked when it is asked for. [Store.Add] keeps one,
// [Store.At] returns it.
//
// It knows nothing of what the pieces are, and writes no file.
package packed

import (
	"bytes"
	"sync"

	"github.com/klauspost/compress/s2"
)

// A block is closed once it has as many pieces or bytes: unpacking one piece costs the block, some
// ten microseconds.
const (
	mostPieces = 32
	mostBytes  = 256 << 10
)

// Store is an empty store as its zero value. One goroutine adds at a time; any number read.
type Store struct {
	mu     sync.Mutex
	blocks [][]byte
	places []place
	open   []byte // the block being filled
	pieces int    // in it
	packed []byte // where a block is packed

	unpacked []byte // the block that was read last: who walks the pieces meets it again
	which    int    // one more than its number
}

// place is where a piece lies in its block.
type place struct{ block, start, end uint32 }

// Add keeps a piece and returns its number, counted from 0.
func (s *Store) Add(piece []byte) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	start := len(s.open)
	s.open = append(s.open, piece...)
	s.places = append(s.places, place{uint32(len(s.blocks)), uint32(start), uint32(len(s.open))})
	if s.pieces++; s.pieces == mostPieces || len(s.open) >= mostBytes {
		s.packed = s2.EncodeBetter(s.packed[:cap(s.packed)], s.open) // room for the worst case, hence the clone
		s.blocks = append(s.blocks, bytes.Clone(s.packed))
		s.open, s.pieces = s.open[:0], 0
		if cap(s.open) > 2*mostBytes { // nothing as large may come again
			s.open, s.packed = nil, nil
		}
	}
	return len(s.places) - 1
}

// At returns the piece of a number; it is the caller's own.
func (s *Store) At(i int) ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	p := s.places[i]
	if int(p.block) == len(s.blocks) {
		return bytes.Clone(s.open[p.start:p.end]), nil
	}
	if s.which != int(p.block)+1 {
		unpacked, err := s2.Decode(s.unpacked[:cap(s.unpacked)], s.blocks[p.block])
		if err != nil {
			s.which = 0
			return nil, err
		}
		s.unpacked, s.which = unpacked, int(p.block)+1
	}
	return bytes.Clone(s.unpacked[p.start:p.end]), nil
}

// Size is how many bytes the store holds.
func (s *Store) Size() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	size := cap(s.open) + cap(s.packed) + cap(s.unpacked) + 12*cap(s.places)
	for _, b := range s.blocks {
		size += cap(b)
	}
	return size
}
