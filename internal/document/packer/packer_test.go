package packer

import (
	"bytes"
	"compress/zlib"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What was packed with a compressor that is used again is what was given, and the same bytes each time.
func TestPackedAgain(t *testing.T) {
	made := 0
	pool := NewPool(func() (Compressor, error) {
		made++
		return zlib.NewWriterLevel(nil, zlib.BestSpeed)
	})
	first := map[string][]byte{}
	for range 3 {
		for _, text := range []string{"", "甲", strings.Repeat("年报 ", 5000)} {
			packed := pool.Pack([]byte(text))
			if was, seen := first[text]; seen {
				assert.Equal(t, was, packed.Bytes())
			}
			first[text] = bytes.Clone(packed.Bytes())
			r, err := zlib.NewReader(&packed.Buffer)
			require.NoError(t, err)
			out, err := io.ReadAll(r)
			require.NoError(t, err)
			assert.Equal(t, text, string(out))
			packed.Free()
		}
	}
	assert.Equal(t, 1, made)
}
