package form

import (
	"fmt"
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"nianbao/templates"
	"nianbao/xlsx/specimen"
)

// BenchmarkTemplate measures what each template after the first costs: blank, and with last year's figures in it.
func BenchmarkTemplate(b *testing.B) {
	e, err := templates.ForYear(2025)
	require.NoError(b, err)
	for name, prior := range map[string]*Prior{"blank": nil,
		"prior": {Edition: e, Report: specimen.EveryValue(e, "12")}} {
		b.Run(name, func(b *testing.B) {
			f, err := NewFactory(e, 2025, Options{})
			require.NoError(b, err)
			require.NoError(b, f.Write(io.Discard, Agency{Name: "第一个", Code: "1"}, prior))
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				if err := f.Write(io.Discard, Agency{Name: fmt.Sprint("第", i, "个局"), Code: fmt.Sprint(i)},
					prior); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
