package ofd

import (
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"nianbao/internal/document/faces"
	"nianbao/internal/document/pages/specimen"
)

// BenchmarkOFD prints the report of seven pages with the embedded faces, parsed before.
func BenchmarkOFD(b *testing.B) {
	d := specimen.SevenPages(b)
	set := faces.Embedded()
	b.ReportAllocs()
	for b.Loop() {
		require.NoError(b, Write(io.Discard, d, Options{Faces: set}))
	}
}
