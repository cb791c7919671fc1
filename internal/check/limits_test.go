package check

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/finding"
	"nianbao/internal/report"
	"nianbao/templates"
)

// Prose past the limit is one finding to verify; the figures, and the prose before, are judged all the same.
func TestProseLimit(t *testing.T) {
	c := zeros(t, "2021", 2025)
	set(c.Report, "requests.forward.total", "7")
	c.Report.Prose["overview"] = []report.Paragraph{{Text: strings.Repeat("我局认真贯彻落实条例。", MostProse/10)}}
	found := run(t, c)
	limit := of(found, "text.limit")
	require.Len(t, limit, 1)
	assert.Equal(t, templates.Verify, limit[0].Class)
	assert.Contains(t, zh(limit[0].Message), strconv.Itoa(MostProse))
	assert.Equal(t, finding.Fail, finding.Judge(found), "figures are judged")

	c.Report.Prose["overview"] = []report.Paragraph{{Text: strings.Repeat("我", MostProse)}}
	for id := range c.Report.Prose {
		if id != "overview" {
			delete(c.Report.Prose, id)
		}
	}
	assert.Empty(t, of(run(t, c), "text.limit"), "at the limit")
}

func TestFindingLimit(t *testing.T) {
	many := func(n int, class templates.Class, outcome finding.Outcome) (found []finding.Finding) {
		for range n {
			found = append(found, finding.Finding{Rule: "r", Class: class, Outcome: outcome})
		}
		return found
	}
	for _, c := range []struct {
		name    string
		found   []finding.Finding
		n       int
		class   templates.Class
		outcome finding.Outcome
	}{
		{"within", many(5, templates.Must, finding.Fails), 5, templates.Must, finding.Fails},
		{"past", many(9, templates.Verify, finding.Fails), 6, templates.Verify, finding.Fails},
		{"the heaviest of the rest", append(many(7, templates.Note, finding.Fails),
			many(1, templates.Must, finding.Fails)...), 6,
			templates.Must, finding.Fails},
		{"unjudged", many(9, templates.Must, finding.Unjudged), 6, templates.Must, finding.Unjudged},
		{"what fails leads", append(many(7, templates.Must, finding.Unjudged),
			many(1, templates.Note, finding.Fails)...), 6,
			templates.Note, finding.Fails},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := atMost(c.found, 5)
			assert.Len(t, got, c.n)
			last := got[len(got)-1]
			assert.Equal(t, c.class, last.Class)
			assert.Equal(t, c.outcome, last.Outcome)
		})
	}
	told := atMost(many(9, templates.Must, finding.Fails), 5)[5]
	assert.Equal(t, "同一规则还有 4 处问题，没有逐项列出（只列前 5 处）", zh(told.Message))
}
