package packed

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func piece(i int) string {
	return fmt.Sprintf("第%d局 %s", i, strings.Repeat("没有发生 0 ", 100))
}

// Each piece comes back whole, in any order and from the block that is not yet full, while many read.
func TestStore(t *testing.T) {
	const n = 5*mostPieces + 7
	var s Store
	for i := range n {
		require.Equal(t, i, s.Add([]byte(piece(i))))
	}
	var readers sync.WaitGroup
	for step := range 4 {
		readers.Go(func() {
			for i := range n {
				at := (i*(2*step+1) + step) % n
				got, err := s.At(at)
				assert.NoError(t, err)
				assert.Equal(t, piece(at), string(got))
			}
		})
	}
	readers.Wait()
}

func TestPiecesOfAnySize(t *testing.T) {
	var s Store
	pieces := [][]byte{{}, bytes.Repeat([]byte("大"), mostBytes), {}, []byte("x")}
	for _, p := range pieces {
		s.Add(p)
	}
	for i, want := range pieces {
		got, err := s.At(i)
		require.NoError(t, err)
		assert.True(t, bytes.Equal(want, got), i)
	}
}

// What is like the others costs a small part of itself.
func TestSize(t *testing.T) {
	const n = 10_000
	var s Store
	whole := 0
	for i := range n {
		whole += len(piece(i))
		s.Add([]byte(piece(i)))
	}
	assert.Less(t, s.Size(), whole/10)
}

func TestADamagedBlock(t *testing.T) {
	var s Store
	for i := range 2 * mostPieces {
		s.Add([]byte(piece(i)))
	}
	s.blocks[0] = s.blocks[0][:10]
	_, err := s.At(1)
	require.Error(t, err)
	got, err := s.At(mostPieces)
	require.NoError(t, err)
	assert.Equal(t, piece(mostPieces), string(got))
}
