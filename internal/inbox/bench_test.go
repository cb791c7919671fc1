package inbox_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"nianbao/internal/check"
	"nianbao/internal/demo"
	"nianbao/internal/inbox"
	"nianbao/templates"
	"nianbao/xlsx/form"
)

// BenchmarkDecodeAndCheck reads and checks one workbook of the demonstration, which is what collecting does to each of
// thirty thousand. Run it on one core: go test -bench DecodeAndCheck -cpu 1 ./internal/inbox
func BenchmarkDecodeAndCheck(b *testing.B) {
	e, err := templates.ForYear(demo.Year())
	require.NoError(b, err)
	reports, err := demo.Reports(e)
	require.NoError(b, err)
	var file bytes.Buffer
	require.NoError(b, form.Fill(&file, e, reports[1]))
	b.SetBytes(int64(file.Len()))
	b.ReportAllocs()
	for b.Loop() {
		o, err := inbox.Decode("a.xlsx", file.Bytes(), inbox.Options{Year: demo.Year()})
		if err != nil {
			b.Fatal(err)
		}
		check.Run(&check.Context{Edition: o.Edition, Report: o.Report, Options: check.Options{Year: demo.Year()}})
	}
}
