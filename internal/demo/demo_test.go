package demo

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/templates"
)

func TestSeasonFitsTheForm(t *testing.T) {
	e, err := templates.ForYear(Year())
	require.NoError(t, err)
	reports, err := Reports(e)
	require.NoError(t, err)
	require.Len(t, reports, 3)
	assert.Equal(t, "96171.6", reports[0].Values["disclosure.fees.amount"].NumberText())
	assert.Equal(t, "153", reports[0].Values["requests.total.total"].NumberText())
	assert.Equal(t, "2", reports[0].Values["review.after.total"].NumberText())
}

func TestASeasonUnderWay(t *testing.T) {
	for day, want := range map[string]int{"2026-12-01": 2026, "2027-01-31": 2026, "2027-02-01": 2027} {
		at, err := time.Parse(time.DateOnly, day)
		require.NoError(t, err)
		assert.Equal(t, want, YearAt(at), day)
	}
	e, err := templates.ForYear(2026)
	require.NoError(t, err)
	reports, err := ReportsOf(e, 2026)
	require.NoError(t, err)
	assert.Equal(t, 2026, reports[0].Year)
	assert.NotContains(t, reports[0].Prose["lead"][0].Text, "2025")
}
