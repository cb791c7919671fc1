package pdf

import (
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"nianbao/internal/document"
	"nianbao/internal/document/pdf/faces"
)

// sevenPages is a report of a common length: four pages of text, three of tables.
func sevenPages(tb testing.TB) *document.Document {
	return withProse(plain(tb, "2021", document.Options{}), 6)
}

func BenchmarkPDF(b *testing.B) {
	d := sevenPages(b)
	set := faces.Embedded()
	require.Len(b, compose(d, set), 7)
	b.ReportAllocs()
	for b.Loop() {
		require.NoError(b, Write(io.Discard, d, Options{Faces: set}))
	}
}
