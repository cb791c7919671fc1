package ledger

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/lastyear"
	"nianbao/internal/report"
)

// kept are last year's reports as the ledger has them, proved.
func (l *Ledger) keptPriors(t *testing.T) []Prior {
	priors, _, err := l.Priors(t.Context())
	require.NoError(t, err)
	assert.Empty(t, l.problems(t))
	return priors
}

func priorOf(part, agency string, data []byte, further ...Part) Prior {
	return Prior{Report: lastyear.Report{File: "a.xlsx", Year: 2024, Agency: agency, Scope: report.Own,
		Figures: agency}, SHA256: digest(string(data)), Part: part, Further: further}
}

// A file may hold last year's reports of several agencies: each is kept, and one gives way by itself.
func TestSeveralOfLastYearsReportsInOneFile(t *testing.T) {
	onBoth(t, func(t *testing.T, s store) {
		l, data := fresh(t, s), []byte("two agencies")
		one, other := priorOf("1", "甲局", data), priorOf("2", "乙局", data)
		require.NoError(t, l.KeepPrior(t.Context(), one, data, nil, nil))
		require.NoError(t, l.KeepPrior(t.Context(), other, data, nil, nil))
		assert.Equal(t, []Prior{one, other}, l.keptPriors(t))
		third := priorOf("3", "丙局", data)
		require.NoError(t, l.KeepPrior(t.Context(), third, data, nil, []Prior{other}))
		assert.Equal(t, []Prior{one, third}, l.keptPriors(t))
	})
}

// Last year's workbook and its Word file are one report, kept byte for byte; another Word file
// takes the place of the first.
func TestLastYearsReportOfTwoFiles(t *testing.T) {
	onBoth(t, func(t *testing.T, s store) {
		l, figures := fresh(t, s), []byte("figures")
		words := func(text string) Attached { return Attached{File: "a.docx", Data: []byte(text)} }
		part := func(text string) Part { return Part{SHA256: digest(text), File: "a.docx"} }
		alone := priorOf("", "甲局", figures)
		require.NoError(t, l.KeepPrior(t.Context(), alone, figures, nil, nil))
		for _, text := range []string{"words", "other words"} {
			before := l.keptPriors(t)
			both := priorOf("", "甲局", figures, part(text))
			require.NoError(t, l.KeepPrior(t.Context(), both, figures, []Attached{words(text)}, before))
			kept := l.keptPriors(t)
			require.Equal(t, []Prior{both}, kept)
			assert.NotEqual(t, alone.Key(), kept[0].Key())
			file := kept[0].FileOf(func(sha256, file string) ([]byte, error) {
				return l.Original(t.Context(), sha256, file)
			})
			require.Len(t, file.With, 1)
			data, err := file.With[0].Read()
			require.NoError(t, err)
			assert.Equal(t, text, string(data))
		}
	})
}
