package reading

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"nianbao/internal/report"
	"nianbao/templates"
)

// The example beside each way to open a list is read as that way.
func TestOpenings(t *testing.T) {
	e, err := templates.Find("2021")
	assert.NoError(t, err)
	for _, o := range openings {
		t.Run(o.example, func(t *testing.T) {
			p := Read(e, Paragraph{Paragraph: report.Paragraph{Text: o.example}})
			assert.True(t, slices.ContainsFunc(p.Amounts, func(a *Amount) bool { return a.Opener == o.opener }))
		})
	}
}
