package pdf

import (
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"nianbao/internal/document/faces"
	"nianbao/internal/document/pages"
	"nianbao/internal/document/pages/specimen"
)

// BenchmarkPDF prints the report of seven pages with the embedded faces, parsed before. On one
// core of a 2-core Debian 12 machine (AMD EPYC), `go test -bench PDF -cpu 1
// ./internal/document/pdf` measures 25 ms and 24 MB a document, all of it garbage soon after:
// 1,000 documents on two cores at once stay below 60 MB.
//
// The profile: gofpdf takes more than half (a quarter packing the cut faces and their tables of
// widths and codes, a sixth turning every face's table of 65,536 widths into JSON to name it, the
// rest parsing and cutting them once more); composing takes a quarter, half of it lines; cutting
// the faces ourselves 3 %.
func BenchmarkPDF(b *testing.B) {
	d := specimen.SevenPages(b)
	set := faces.Embedded()
	composed, err := pages.Compose(d, set)
	require.NoError(b, err)
	require.Len(b, composed.Pages, 7)
	b.ReportAllocs()
	for b.Loop() {
		require.NoError(b, Write(io.Discard, d, Options{Faces: set}))
	}
}
