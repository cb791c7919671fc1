package lastyear

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/report"
	"nianbao/templates"
)

// Figures are the same however they are written; what is no figure is not the same as 0.
func TestFiguresAreComparedAsNumbers(t *testing.T) {
	e, err := templates.Find("2021")
	require.NoError(t, err)
	of := func(raw string) string {
		r := report.New("a.xlsx")
		r.Values["disclosure.fees.amount"] = report.Parse(raw, report.StoredText)
		return Of(e, r, true, false).Figures
	}
	for _, same := range []string{"12.50", "１２.5", "12.5万元"} {
		assert.Equal(t, of("12.5"), of(same), same)
	}
	for _, other := range []string{"12.51", "12.5元", "", "-"} {
		assert.NotEqual(t, of("12.5"), of(other), other)
	}
	assert.NotEqual(t, of("0"), of(""))
}
