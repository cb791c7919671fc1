package check

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

// zeros returns a report without findings: all figures zero, prose in every section, a full
// cover.
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
		if s.Number != "" || s.ID == "lead" {
			text := "本年度按照要求开展各项工作。"
			if s.ID == "other" {
				text = "本年度没有收取信息处理费。"
			}
			r.Prose[s.ID] = []report.Paragraph{{Text: text, Place: report.Place{Sheet: s.Sheet, Cell: s.Cells.First}}}
		}
	}
	for _, f := range e.Cover.Fields {
		r.Cover[f.ID] = "填"
		if f.Kind == "date" {
			r.Cover[f.ID] = strconv.Itoa(year+1) + "-01-20"
		}
	}
	return &Context{Edition: e, Report: r}
}

// lastYear gives a context the report of the year before: all zero as well.
func lastYear(t testing.TB, c *Context, edition string) *Context {
	last := zeros(t, edition, c.Report.Year-1)
	c.LastYear.Report, c.LastYear.Edition, c.LastYear.Asked = last.Report, last.Edition, true
	return c
}

// put sets values by slot and raw text, and returns the context.
func put(c *Context, pairs ...string) *Context {
	set(c.Report, pairs...)
	return c
}

func set(r *report.Report, pairs ...string) {
	for i := 0; i+1 < len(pairs); i += 2 {
		r.Values[pairs[i]] = report.Parse(pairs[i+1], report.StoredText)
	}
}

// run checks a report and requires that every message is in the catalogue, in both languages,
// with every placeholder filled.
func run(t testing.TB, c *Context) []finding.Finding {
	found := Run(c)
	ids := map[string]bool{}
	for _, f := range found {
		assert.False(t, ids[f.ID()], "two findings are %s", f.ID())
		ids[f.ID()] = true
		assertSaid(t, f.Rule, f.Message)
		assertSaid(t, f.Rule, f.Hint)
		if !f.Diagnosis.IsZero() {
			assertSaid(t, f.Rule, f.Diagnosis)
		}
		located := 0 // a slot that is lost has no cell to point at
		for _, slot := range f.Slots {
			if c.Report.Located(slot) {
				located++
			}
		}
		assert.GreaterOrEqual(t, len(f.Cells), located, f.Rule)
	}
	return found
}

func assertSaid(t testing.TB, rule string, said message.Text) {
	assert.True(t, message.Has(said.Key), "%s: %q is not in the catalogue", rule, said.Key)
	for _, lang := range []message.Lang{message.Chinese, message.English} {
		assert.NotContains(t, said.In(lang), "{", "%s", rule)
		assert.NotEmpty(t, strings.TrimSpace(said.In(lang)), "%s", rule)
	}
	for _, a := range said.Args {
		switch v := a.Value.(type) {
		case message.Text:
			if !v.IsZero() {
				assertSaid(t, rule, v)
			}
		case []message.Text:
			for _, one := range v {
				assertSaid(t, rule, one)
			}
		}
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

// one returns the only finding of a rule.
func one(t testing.TB, c *Context, id string) finding.Finding {
	found := of(run(t, c), id)
	require.Len(t, found, 1, "%s", id)
	return found[0]
}

// none requires that a rule has no finding.
func none(t testing.TB, c *Context, id string) {
	for _, f := range of(run(t, c), id) {
		assert.Fail(t, f.Message.In(message.Chinese), "%s", id)
	}
}

func zh(said message.Text) string { return said.In(message.Chinese) }
