package corpus

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// What the rules reach on statements: those that weights are learned from, and those that nothing is.
const (
	statementPrecision, statementRecall = 95, 80
	freshPrecision, freshRecall         = 92, 70
)

func TestStatementRates(t *testing.T) {
	for name, c := range map[string]struct {
		rates             []Rate
		precision, recall float64
	}{
		"learned from": {MeasureStatements(), statementPrecision, statementRecall},
		"fresh":        {MeasureFresh(), freshPrecision, freshRecall},
	} {
		t.Run(name, func(t *testing.T) {
			for _, r := range c.rates {
				tell(t, r)
			}
			all := c.rates[len(c.rates)-1]
			assert.GreaterOrEqual(t, all.Precision(), c.precision)
			assert.GreaterOrEqual(t, all.Recall(), c.recall)
		})
	}
}
