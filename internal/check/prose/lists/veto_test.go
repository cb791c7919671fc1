package lists

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/check/prose/reading"
	"nianbao/internal/report"
)

// Each veto has an example with a reading that would go to the judge without it: it is proposed, nothing contradicts it,
// and no other veto throws it away. Nothing in the example is accused.
func TestVetoes(t *testing.T) {
	e := edition(t, "2021")
	for _, v := range vetoes {
		t.Run(v.name, func(t *testing.T) {
			r := propose(e, reading.Read(e, reading.Paragraph{Paragraph: report.Paragraph{Text: v.example}}))
			r.confirm()
			r.arithmetic()
			var open []string
			for _, q := range r.proposals {
				if !r.contradicted(q) {
					open = append(open, q.Statement())
				}
			}
			at := slices.IndexFunc(r.proposals, func(q Proposal) bool {
				return q.Statement() == v.reading && !r.contradicted(q)
			})
			require.GreaterOrEqual(t, at, 0, "%s is none of %v", v.reading, open)
			assert.True(t, r.vetoed(r.proposals[at], ""), v.reading)
			assert.False(t, r.vetoed(r.proposals[at], v.name), "another veto does the same: %s", v.reading)
			for _, l := range told(In(e, v.example)) {
				assert.NotContains(t, l, "!", v.example)
			}
		})
	}
}
