package check

import (
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"nianbao/internal/report"
)

// Prose of any kind and length costs no more than its limit: two million characters allocate
// little more than the part that is judged, and no rule exceeds its share of findings.
func TestHostileProse(t *testing.T) {
	if testing.Short() {
		t.Skip("reads much prose")
	}
	const most = 400 << 20
	for name, piece := range map[string]string{
		"lists":      "新收1件，结转1件，其中予以公开1件、不予公开1件（其中2件）；",
		"full width": "受理申请１２件，",
		"one letter": "一",
		"open":       "（“",
		"digits":     "1234567890",
		"stops":      "。",
	} {
		t.Run(name, func(t *testing.T) {
			c := zeros(t, "2021", 2025)
			cell := strings.Repeat(piece, 32_000/len([]rune(piece)))
			for range 60 {
				c.Report.Prose["overview"] = append(c.Report.Prose["overview"], report.Paragraph{Text: cell})
			}
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			found := Run(c)
			runtime.ReadMemStats(&after)
			assert.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(most))
			byRule := map[string]int{}
			for _, f := range found {
				byRule[f.Rule]++
			}
			for rule, n := range byRule {
				assert.LessOrEqual(t, n, MostFindings+1, rule)
			}
			assert.Equal(t, 1, byRule[LimitRule])
		})
	}
}
