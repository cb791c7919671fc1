package corpus

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// What the rules must reach, in per cent. Precision comes before recall; the sentences they were never tuned to are
// measured apart.
const (
	leastPrecision, leastRecall, leastUnderstood = 99, 97, 90
	unseenPrecision, unseenRecall                = 95, 75
)

func TestRates(t *testing.T) {
	for _, r := range Run() { // the others stay unseen
		if len(r.Missed)+len(r.False)+len(r.Misunderstood) > 0 {
			t.Logf("%s %s\n\tmissed %s; falsely accused %s; not understood %s", r.Rule, r.Text,
				strings.Join(r.Missed, ", "), strings.Join(r.False, ", "), strings.Join(r.Misunderstood, ", "))
		}
	}
	for _, r := range Measure() {
		tell(t, r)
		assert.GreaterOrEqual(t, r.Precision(), float64(leastPrecision), r.Rule)
		assert.GreaterOrEqual(t, r.Recall(), float64(leastRecall), r.Rule)
		assert.GreaterOrEqual(t, share(r.Understood, r.Right), float64(leastUnderstood), r.Rule)
	}
	rates := MeasureUnseen()
	for _, r := range rates {
		tell(t, r)
	}
	all := rates[len(rates)-1]
	assert.GreaterOrEqual(t, all.Precision(), float64(unseenPrecision))
	assert.GreaterOrEqual(t, all.Recall(), float64(unseenRecall))
}

func tell(t *testing.T, r Rate) {
	t.Logf("%-15s %3d sentences: %3d wrong, %3d found, %d false; %3d right, %3d understood; precision %.1f, recall %.1f",
		r.Rule, r.Sentences, r.Wrong, r.Found, r.False, r.Right, r.Understood, r.Precision(), r.Recall())
}

// The corpus is large enough to be meaningful, of both kinds, and has no repeats.
func TestTheCorpusIsSound(t *testing.T) {
	seen := map[string]bool{}
	wrong, right := 0, 0
	for _, r := range append(Run(), RunUnseen()...) {
		assert.False(t, seen[r.Rule+r.Table+r.Edition+r.Text], "%s stands twice", r.Text)
		seen[r.Rule+r.Table+r.Edition+r.Text] = true
		if len(r.Accuse) > 0 {
			wrong++
		} else {
			right++
		}
	}
	assert.GreaterOrEqual(t, wrong+right, 200)
	assert.Greater(t, wrong, 100)
	assert.Greater(t, right, 200)
}
