package status

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/roster"
	"nianbao/internal/finding"
)

func TestNext(t *testing.T) {
	agency := func(name, superior string, own *ledger.Taking) *Agency {
		return &Agency{Agency: ledger.Agency{Agency: roster.Agency{Name: name, Superior: superior}},
			Deadline: "2026-01-31", Own: own}
	}
	sent := func(v finding.Verdict, returned string) *ledger.Taking {
		return &ledger.Taking{Verdict: v, Returned: returned}
	}
	before, after := time.Date(2026, 1, 31, 0, 0, 0, 0, time.UTC), time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		name  string
		s     Status
		today time.Time
		want  []Step
	}{
		{"nobody on the roster", Status{}, after, nil},
		{"on the last day nobody is reminded", Status{Agencies: []*Agency{agency("一局", "县", nil)}}, before, []Step{
			{Do: "await", N: 1, Names: []string{"一局"}, Day: "2026-01-31"},
			{Do: "waits", N: 1, Names: []string{"县", "一局"}}}},
		{"after it", Status{Agencies: []*Agency{agency("一局", "", nil)}}, after,
			[]Step{{Do: "remind", N: 1, Names: []string{"一局"}}}},
		{"to be sent back, and sent back", Status{Agencies: []*Agency{
			agency("一局", "县", sent(finding.Fail, "")),
			agency("二局", "县", sent(finding.VerifyIt, "2026-01-20"))}}, after, []Step{
			{Do: "return", N: 1, Names: []string{"一局"}}, {Do: "fix", N: 1, Names: []string{"二局"}},
			{Do: "waits", N: 1, Names: []string{"县", "一局"}}}},
		{"a superior waits for those below below it", Status{Agencies: []*Agency{
			agency("县", "市", sent(finding.Pass, "")), agency("一局", "县", nil),
			agency("市局", "市", sent(finding.Pass, ""))}}, after, []Step{
			{Do: "remind", N: 1, Names: []string{"一局"}}, {Do: "waits", N: 1, Names: []string{"市", "一局"}},
			{Do: "waits", N: 1, Names: []string{"县", "一局"}}}},
		{"superiors in a ring", Status{Agencies: []*Agency{agency("甲", "乙", nil), agency("乙", "甲", nil)}}, before, nil},
		{"all in", Status{Agencies: []*Agency{agency("一局", "县", sent(finding.Pass, ""))}}, after,
			[]Step{{Do: "total", N: 1, Names: []string{"县"}}}},
		{"all in and added up", Status{Agencies: []*Agency{agency("一局", "县", sent(finding.Pass, ""))},
			Totalled: []string{"县"}},
			after, []Step{{Do: "archive"}}},
		{"to be added up again", Status{Agencies: []*Agency{agency("一局", "县", sent(finding.Pass, ""))},
			Totalled: []string{"县"},
			Redos:    []Redo{{Kind: ledger.UsedInTotal, Name: "县"}}}, after,
			[]Step{{Do: "redo", N: 1, Names: []string{"县"}}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := c.s.Next(c.today)
			if c.want == nil && c.s.Agencies != nil {
				return // it ends
			}
			assert.Equal(t, c.want, got)
		})
	}
}

func TestNextDecides(t *testing.T) {
	a := &Agency{Agency: ledger.Agency{Agency: roster.Agency{Name: "一局"}}, Own: &ledger.Taking{Verdict: finding.Pass}}
	s := Status{Agencies: []*Agency{a}, Doubts: []Doubt{{Agency: a}},
		Files: []File{{Taking: &ledger.Taking{State: ledger.Unknown, File: "收/x.xlsx"}}}}
	for _, state := range []finding.ExplanationState{finding.ExplanationGiven, finding.ExplanationGiven,
		finding.Accepted} {
		s.Said = append(s.Said, Said{Agency: a,
			Explanation: ledger.Explanation{Explanation: finding.Explanation{State: state}}})
	}
	assert.Equal(t, []Step{{Do: "choose", N: 1, Names: []string{"一局"}}, {Do: "claim", N: 1, Names: []string{"x.xlsx"}},
		{Do: "read", N: 2, Names: []string{"一局"}}}, s.Next(time.Time{}))
}
