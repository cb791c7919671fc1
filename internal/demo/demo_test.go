package demo

import (
	"testing"

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
