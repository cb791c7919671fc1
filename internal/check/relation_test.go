package check

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

// zeros returns a report that every rule about tables accepts: all figures zero, prose in every section.
func zeros(t testing.TB, edition string, year int) *Context {
	e, err := templates.Find(edition)
	require.NoError(t, err)
	r := report.New("test.xlsx")
	r.Identity = report.Identity{Edition: e.ID, Year: year, Agency: "某市科学技术局", Scope: report.Own}
	for _, table := range e.Tables {
		for _, s := range table.Slots {
			r.Values[s.ID] = report.Parse("0", report.StoredNumber)
		}
	}
	for _, s := range e.Sections {
		if s.Number != "" {
			r.Prose[s.ID] = []report.Paragraph{{Text: "本年度按照要求开展政府信息公开工作。", Place: report.Place{Sheet: s.Sheet, Cell: s.Cells.First}}}
		}
	}
	for _, f := range e.Cover.Fields {
		r.Cover[f.ID] = "填"
	}
	return &Context{Edition: e, Report: r}
}

// put sets values by slot and raw text.
func put(r *report.Report, pairs ...string) {
	for i := 0; i+1 < len(pairs); i += 2 {
		r.Values[pairs[i]] = report.Parse(pairs[i+1], report.StoredText)
	}
}

// of returns the findings of one rule.
func of(found []finding.Finding, id string) []finding.Finding {
	var out []finding.Finding
	for _, f := range found {
		if f.Rule == id {
			out = append(out, f)
		}
	}
	return out
}

func TestSmoke(t *testing.T) {
	c := zeros(t, "2021", 2025)
	assert.Empty(t, Run(c))
	put(c.Report, "requests.granted.person", "5", "requests.partial.person", "2", "requests.total.person", "8",
		"requests.received.person", "5", "requests.carried.person", "x", "review.after.upheld", "",
		"disclosure.fees.amount", "251000元", "requests.forward.total", "-")
	for _, f := range Run(c) {
		t.Log(f.Rule, f.Class, f.Outcome, f.Sheet, f.Cells, f.Message.In(message.Chinese), "|", f.Hint.In(message.Chinese))
		t.Log("   ", f.Message.In(message.English))
	}
}
