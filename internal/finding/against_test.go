package finding

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"nianbao/templates"
)

// An explained finding is not open, and the office's own rulings are no findings of the agency.
func TestAgainstExplainedAndRulings(t *testing.T) {
	asks := Finding{Rule: "year.jump", Class: templates.Verify, Outcome: Fails, Slots: []string{"x"}}
	explained := asks
	explained.Explanation, explained.Explained = "本年机构改革", ExplanationGiven
	back := explained
	back.Explained = SentBack
	ruling := Finding{Rule: "policy", Class: templates.Note, Outcome: Fails}
	for _, c := range []struct {
		name         string
		earlier, now []Finding
		want         []Change
	}{
		{"explained since", []Finding{asks}, []Finding{explained}, []Change{NowExplained}},
		{"explained at once", nil, []Finding{explained}, []Change{NowExplained}},
		{"sent back", []Finding{explained}, []Finding{back}, []Change{StillOpen}},
		{"ruling", []Finding{ruling}, []Finding{ruling}, nil},
		{"ruling ended", []Finding{ruling}, nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []Change
			for _, s := range Against(c.earlier, c.now) {
				got = append(got, s.Change)
			}
			assert.Equal(t, c.want, got)
		})
	}
}
