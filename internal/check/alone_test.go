package check

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/jsonform"
	"nianbao/internal/message"
	"nianbao/internal/report"
)

// What a report is judged by itself, and with others once they are known, is what all rules at once would find.
func TestRunAlone(t *testing.T) {
	subject := func() *Context {
		c := put(zeros(t, "2021", 2025), "disclosure.rules.issued", "1.5", "requests.received.person", "x")
		c.Options.Agency = "另一个局"
		return c
	}
	others := func(c *Context) *Context {
		other := zeros(t, "2021", 2025)
		c.Others = []rule.Version{rule.VersionOf(other.Edition, other.Report)}
		c.Twins = []rule.Twin{{Report: &report.Report{Identity: report.Identity{Agency: "某县档案局", Year: 2025}},
			Section: "overview", Percent: 90}}
		return c
	}
	alone := RunAlone(subject())
	rules := func(found []finding.Finding) (ids []string) {
		for _, f := range found {
			ids = append(ids, f.Rule)
		}
		return ids
	}
	t.Run("alone", func(t *testing.T) {
		got := alone.Findings(subject())
		assert.Equal(t, Run(subject()), got)
		assert.NotContains(t, rules(got), "file.twice")
	})
	t.Run("with others", func(t *testing.T) {
		got := alone.Findings(others(subject()))
		assert.Equal(t, Run(others(subject())), got)
		assert.Subset(t, rules(got), []string{"file.twice", "text.copied", "file.agency"})
	})
	t.Run("kept", func(t *testing.T) {
		data, err := alone.Bytes()
		require.NoError(t, err)
		kept, err := ParseAlone(data)
		require.NoError(t, err)
		said := func(found []finding.Finding) []jsonform.Finding { return jsonform.Findings(found, message.Chinese) }
		assert.Equal(t, said(Run(others(subject()))), said(kept.Findings(others(subject()))))
		assert.Equal(t, said(Run(subject())), said(kept.Findings(subject())))
	})
	t.Run("unchanged by either", func(t *testing.T) {
		assert.Equal(t, Run(subject()), alone.Findings(subject()))
	})
}
