package check

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/templates"
)

func TestAgainst(t *testing.T) {
	earlier := run(t, put(consistent(t), "requests.granted.person", "8", "requests.forward.company", "",
		"requests.forward.legal", "",
		"review.direct.total", "9"))
	now := run(t, put(consistent(t), "requests.granted.person", "约8", "requests.forward.company", "",
		"disclosure.licences.decided", "1.5"))
	got := map[string][]Change{}
	for _, s := range Against(earlier, now) {
		got[s.Finding.Rule] = append(got[s.Finding.Rule], s.Change)
		assert.True(t, message.Has("change."+string(s.Change)))
	}
	assert.Equal(t, map[string][]Change{
		"value.text":          {NewlyFound},
		"value.fraction":      {NewlyFound},
		"value.blank":         {StillOpen}, // one of its two cells was filled in
		"requests.outcomes":   {NoLonger},
		"requests.applicants": {NoLonger},
		"review.total":        {PutRight},
		"table.diagnosis":     {PutRight},
	}, got)
	assert.Empty(t, Against(nil, run(t, consistent(t))))
}

// A table emptied since makes its failed relations unjudged, although they are reported as one.
func TestAgainstAnEmptiedTable(t *testing.T) {
	c := put(consistent(t), "requests.granted.person", "8")
	earlier := run(t, c)
	for _, s := range c.Edition.Table("requests").Slots {
		put(c, s.ID, "")
	}
	for _, s := range Against(earlier, run(t, c)) {
		if s.Finding.Rule == "requests.outcomes" || s.Finding.Rule == "requests.applicants" {
			assert.Equal(t, NoLonger, s.Change)
		}
	}
}

// An explained finding is not open, and the office's own rulings are no findings of the agency.
func TestAgainstExplainedAndRulings(t *testing.T) {
	asks := finding.Finding{Rule: "year.jump", Class: templates.Verify, Outcome: finding.Fails, Slots: []string{"x"}}
	explained := asks
	explained.Explanation, explained.Explained = "本年机构改革", finding.ExplanationGiven
	back := explained
	back.Explained = finding.SentBack
	ruling := finding.Finding{Rule: "policy", Class: templates.Note, Outcome: finding.Fails}
	for _, c := range []struct {
		name         string
		earlier, now []finding.Finding
		want         []Change
	}{
		{"explained since", []finding.Finding{asks}, []finding.Finding{explained}, []Change{NowExplained}},
		{"explained at once", nil, []finding.Finding{explained}, []Change{NowExplained}},
		{"sent back", []finding.Finding{explained}, []finding.Finding{back}, []Change{StillOpen}},
		{"ruling", []finding.Finding{ruling}, []finding.Finding{ruling}, nil},
		{"ruling ended", []finding.Finding{ruling}, nil, nil},
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
