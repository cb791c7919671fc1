package engine

import (
	"sync"
	"sync/atomic"

	"github.com/tetratelabs/wazero/experimental"
)

// memory gives instances their memory. Each gets its whole room at once, of which the machine spends what is used: a
// memory that grows by copying would take three times its limit. Rooms are used again.
type memory struct {
	sync.Mutex
	free [][]byte
	// ended counts instances being ended, which may still write: no room is used again meanwhile.
	ended atomic.Int32
}

// Allocate gives out a room.
func (m *memory) Allocate(_, most uint64) experimental.LinearMemory {
	m.Lock()
	defer m.Unlock()
	if n := len(m.free); n > 0 && uint64(cap(m.free[n-1])) >= most {
		r := &room{memory: m, bytes: m.free[n-1]}
		m.free = m.free[:n-1]
		return r
	}
	return &room{memory: m, bytes: make([]byte, 0, most)}
}

// room is the memory of one instance.
type room struct {
	memory *memory
	bytes  []byte
}

// Reallocate gives an instance more of its room.
func (r *room) Reallocate(size uint64) []byte {
	if size > uint64(cap(r.bytes)) {
		return nil
	}
	r.bytes = r.bytes[:max(size, uint64(len(r.bytes)))]
	return r.bytes[:size]
}

// Free gives the room back, empty.
func (r *room) Free() {
	r.memory.Lock()
	defer r.memory.Unlock()
	if r.bytes != nil && r.memory.ended.Load() == 0 {
		clear(r.bytes)
		r.memory.free = append(r.memory.free, r.bytes[:0])
	}
	r.bytes = nil
}
