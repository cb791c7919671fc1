package check

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"nianbao/internal/finding"
	"nianbao/internal/message"
)

func TestAgainst(t *testing.T) {
	earlier := run(t, put(consistent(t), "requests.granted.person", "8", "requests.forward.company", "",
		"requests.forward.legal", "",
		"review.direct.total", "9"))
	now := run(t, put(consistent(t), "requests.granted.person", "约8", "requests.forward.company", "",
		"disclosure.licences.decided", "1.5"))
	got := map[string][]finding.Change{}
	for _, s := range finding.Against(earlier, now) {
		got[s.Finding.Rule] = append(got[s.Finding.Rule], s.Change)
		assert.True(t, message.Has("change."+string(s.Change)))
	}
	assert.Equal(t, map[string][]finding.Change{
		"value.text":          {finding.NewlyFound},
		"value.fraction":      {finding.NewlyFound},
		"value.blank":         {finding.StillOpen}, // one of its two cells was filled in
		"requests.outcomes":   {finding.NoLonger},
		"requests.applicants": {finding.NoLonger},
		"review.total":        {finding.PutRight},
		"table.diagnosis":     {finding.PutRight},
	}, got)
	assert.Empty(t, finding.Against(nil, run(t, consistent(t))))
}

// A table emptied since makes its failed relations unjudged, although they are reported as one.
func TestAgainstAnEmptiedTable(t *testing.T) {
	c := put(consistent(t), "requests.granted.person", "8")
	earlier := run(t, c)
	for _, s := range c.Edition.Table("requests").Slots {
		put(c, s.ID, "")
	}
	for _, s := range finding.Against(earlier, run(t, c)) {
		if s.Finding.Rule == "requests.outcomes" || s.Finding.Rule == "requests.applicants" {
			assert.Equal(t, finding.NoLonger, s.Change)
		}
	}
}
