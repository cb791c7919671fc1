package pdf

import (
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"nianbao/internal/document/faces"
	"nianbao/internal/document/pages"
	"nianbao/internal/document/pages/specimen"
)

// BenchmarkPDF prints the report of seven pages with the embedded faces, parsed before. On one core
// of a busy 2-core Debian 12 machine (AMD EPYC), the test's program with `-test.bench PDF -test.cpu
// 1` takes 6.3 ms of processor and 3.0 MB a document (the difference of 220 and 20 documents, best of
// four), where gofpdf took 33 ms and 24 MB.
//
// The profile: composing takes half, a third of that for tables, whose labels are kept from one
// report to the next; packing takes a fifth, cutting the faces a sixteenth.
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
