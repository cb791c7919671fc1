package xlsx

import (
	"fmt"
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"nianbao/internal/report"
	"nianbao/templates"
)

// BenchmarkTemplate measures what each template after the first costs: blank, and with last year's figures in it.
func BenchmarkTemplate(b *testing.B) {
	e, err := templates.ForYear(2025)
	require.NoError(b, err)
	for name, prior := range map[string]*Prior{"blank": nil, "prior": {Edition: e, Report: everyValue(e, "12")}} {
		b.Run(name, func(b *testing.B) {
			f, err := NewFactory(e, 2025, Options{})
			require.NoError(b, err)
			require.NoError(b, f.Write(io.Discard, Agency{Name: "第一个", Code: "1"}, prior))
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				if err := f.Write(io.Discard, Agency{Name: fmt.Sprint("第", i, "个局"), Code: fmt.Sprint(i)}, prior); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// everyValue is a report with the same text in every slot.
func everyValue(e *templates.Edition, raw string) *report.Report {
	r := report.New("去年.xlsx")
	r.Edition = e.ID
	for _, t := range e.Tables {
		for _, s := range t.Slots {
			r.Values[s.ID] = report.Parse(raw, report.StoredNumber)
		}
	}
	return r
}
