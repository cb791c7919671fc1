package check

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/report"
	"nianbao/templates"
)

// consistent puts figures into a 2021 report that satisfy every relation: 7 received, 5 of natural
// persons.
func consistent(t testing.TB) *Context {
	return put(zeros(t, "2021", 2025),
		"requests.received.person", "5", "requests.received.company", "2", "requests.received.total", "7",
		"requests.carried.person", "1", "requests.carried.total", "1",
		"requests.granted.person", "3", "requests.granted.company", "2", "requests.granted.total", "5",
		"requests.partial.person", "2", "requests.partial.total", "2",
		"requests.total.person", "5", "requests.total.company", "2", "requests.total.total", "7",
		"requests.forward.person", "1", "requests.forward.total", "1",
		"review.direct.upheld", "3", "review.direct.pending", "1", "review.direct.total", "4",
		"disclosure.documents.issued", "2", "disclosure.documents.inforce", "11")
}

func TestConsistentReportsPass(t *testing.T) {
	assert.Empty(t, run(t, zeros(t, "2019", 2020)))
	assert.Empty(t, run(t, zeros(t, "2021", 2025)))
	assert.Empty(t, run(t, consistent(t)))
}

// Every relation of an edition passes, fails and cannot be judged.
func TestRelations(t *testing.T) {
	for _, c := range []struct {
		rule, slot, figure           string // the change that breaks it
		expected, actual, difference string
		cells                        []string
		unjudged                     string // the cell whose blank makes it unjudged
	}{
		{"requests.balance", "requests.forward.person", "3", "8", "6", "-2", []string{"D7", "D8", "D30", "D31"},
			"requests.carried.person"},
		{"requests.outcomes", "requests.partial.person", "1", "4", "5", "1", nil, "requests.granted.person"},
		{"requests.applicants", "requests.received.company", "3", "8", "7", "-1",
			[]string{"J7", "D7", "E7", "F7", "G7", "H7", "I7"}, "requests.received.person"},
		{"review.total", "review.direct.total", "0", "4", "0", "-4", []string{"J7", "F7", "G7", "H7", "I7"},
			"review.direct.other"},
		{"table.inforce", "disclosure.documents.inforce", "1", ">= 2", "1", "-1", []string{"D7", "B7"},
			"disclosure.documents.issued"},
	} {
		t.Run(c.rule, func(t *testing.T) {
			failing := of(run(t, put(consistent(t), c.slot, c.figure)), c.rule)
			require.Len(t, failing, 1)
			f := failing[0]
			assert.Equal(t, finding.Fails, f.Outcome)
			assert.Equal(t, []string{c.expected, c.actual, c.difference}, []string{f.Expected, f.Actual, f.Difference})
			if c.cells != nil {
				assert.Equal(t, c.cells, f.Cells)
			}
			unjudged := of(run(t, put(consistent(t), c.unjudged, "")), c.rule)
			require.Len(t, unjudged, 1)
			assert.Equal(t, finding.Unjudged, unjudged[0].Outcome)
			assert.False(t, unjudged[0].Open())
		})
	}
}

func TestMessageNamesOperands(t *testing.T) {
	f := one(t, put(consistent(t), "requests.total.person", "8", "requests.total.total", "10",
		"requests.received.person", "8", "requests.received.total", "10", "requests.partial.total", "5"),
		"requests.outcomes")
	assert.Equal(t, "“（七）总计｜自然人”：各项之和为 5（（一）予以公开 3＋（二）部分公开 2），表中填 8，多 3", zh(f.Message))
	assert.Equal(t, "（七）总计", f.Row)
	assert.Equal(t, "自然人", f.Column)
	balance := one(t, put(consistent(t), "requests.forward.person", "0"), "requests.balance")
	assert.Equal(t, "“自然人”：一、本年新收政府信息公开申请数量 5＋二、上年结转政府信息公开申请数量 1，合计 6；（七）总计 5，合计 5；两边相差 1",
		zh(balance.Message))
}

// offs is a ruling that switches rules off.
func offs(t *testing.T, rules ...string) *Policy {
	text := "office: 某县\nrules:\n"
	for _, r := range rules {
		text += "  - {rule: " + r + ", class: off, reason: 本县统一口径, until: 2099-12-31}\n"
	}
	p, err := ParsePolicy("p.yaml", []byte(text))
	require.NoError(t, err)
	return p
}

// A table left empty makes one finding a relation, not one a row.
func TestEmptyTableIsToldOnce(t *testing.T) {
	c := zeros(t, "2021", 2025)
	for _, s := range c.Edition.Table("requests").Slots {
		put(c, s.ID, "")
	}
	for _, id := range []string{"requests.balance", "requests.outcomes", "requests.applicants"} {
		f := one(t, c, id)
		assert.Equal(t, finding.Unjudged, f.Outcome)
		assert.Contains(t, f.Cells, "D30")
	}
	assert.Equal(t, finding.Fail, finding.Judge(Run(c)), "the blanks themselves are open")
}

// A table declared to be zero is all figures.
func TestDeclaredZeroCounts(t *testing.T) {
	c := zeros(t, "2021", 2025)
	c.Report.NilTable["requests"] = true
	for _, s := range c.Edition.Table("requests").Slots {
		c.Report.Values[s.ID] = report.Zero("")
	}
	assert.Empty(t, run(t, c))
}

func TestAmountsAreComparedInOneUnit(t *testing.T) {
	e, err := templates.Find("2019")
	require.NoError(t, err)
	s := e.Slot("disclosure.procurement.amount")
	for raw, want := range map[string]string{"251000元": "25.1", "18.076万元": "18.076", "1.2亿元": "12000", "0": "0"} {
		n, ok := rule.In(s, report.Parse(raw, report.StoredText))
		assert.True(t, ok, raw)
		assert.Equal(t, want, n.String())
	}
	_, ok := rule.In(s, report.Parse("251000", report.StoredText))
	assert.False(t, ok)
}
