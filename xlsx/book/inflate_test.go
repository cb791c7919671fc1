package book

import (
	"bytes"
	"compress/flate"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func deflate(tb testing.TB, data []byte, level int) []byte {
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, level)
	require.NoError(tb, err)
	_, err = w.Write(data)
	require.NoError(tb, err)
	require.NoError(tb, w.Close())
	return b.Bytes()
}

// samples are texts that make a packer use all it has: stored, fixed and dynamic blocks, far and
// overlapping matches, codes of all lengths.
func samples() map[string][]byte {
	random := rand.New(rand.NewPCG(1, 2))
	noise := make([]byte, 100_000)
	skewed := make([]byte, 200_000)
	for i := range noise {
		noise[i] = byte(random.Uint32())
	}
	for i := range skewed {
		skewed[i] = byte(random.ExpFloat64() * 12)
	}
	return map[string][]byte{
		"nothing": {},
		"a byte":  {7},
		"same":    bytes.Repeat([]byte{7}, 100_000),
		"noise":   noise,
		"skewed":  skewed,
		"far":     append(append(bytes.Clone(noise[:30_000]), skewed[:2000]...), noise[:30_000]...),
		"sheet":   []byte(strings.Repeat(`<c r="A1" s="3" t="s"><v>17</v></c>`, 500)),
		"text":    []byte(strings.Repeat("本机关主动公开政府信息，", 300)),
	}
}

func TestInflate(t *testing.T) {
	f := new(inflater)
	for name, data := range samples() {
		for _, level := range []int{flate.HuffmanOnly, flate.NoCompression, 1, 6, 9} {
			packed := deflate(t, data, level)
			out := make([]byte, len(data))
			require.NoError(t, f.inflate(out, packed), "%s, level %d", name, level)
			require.Equal(t, data, out, "%s, level %d", name, level)
			if len(data) > 0 {
				assert.Equal(t, errTooLong, f.inflate(out[1:], packed))
				assert.Error(t, f.inflate(out, packed[:len(packed)-1]))
				assert.Error(t, f.inflate(out, packed[:len(packed)/2]))
			}
			assert.Equal(t, errTooShort, f.inflate(make([]byte, len(data)+1), packed))
			assert.Equal(t, errRemainder, f.inflate(out, append(bytes.Clone(packed), 0)))
		}
	}
	for _, broken := range []string{
		"\x07", "\x06", "", "\x01\x01\x00\xFE", "\x01\x01\x00\x00\x00x", "\x05\xFF\xFF",
	} {
		assert.Error(t, f.inflate(make([]byte, 1), []byte(broken)), "%q", broken)
	}
}

// FuzzInflate compares with compress/flate, which also serves to learn the size.
func FuzzInflate(f *testing.F) {
	for _, data := range samples() {
		f.Add(deflate(f, data[:min(len(data), 2000)], 6))
	}
	f.Fuzz(func(t *testing.T, packed []byte) {
		source := bytes.NewReader(packed)
		want, theirErr := io.ReadAll(io.LimitReader(flate.NewReader(source), 1<<20))
		out := make([]byte, len(want))
		ourErr := new(inflater).inflate(out, packed)
		switch {
		case theirErr != nil:
			require.Error(t, ourErr)
		case source.Len() > 0 || len(want) == 1<<20:
			require.Error(t, ourErr)
		default:
			require.NoError(t, ourErr)
			require.True(t, bytes.Equal(want, out))
		}
	})
}
