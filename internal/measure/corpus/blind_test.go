package corpus

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// What the rules reach on the statements that weights are learned from.
const statementPrecision, statementRecall = 96, 88

func TestStatementRates(t *testing.T) {
	list := MeasureStatements()
	for _, r := range list {
		tell(t, r)
	}
	all := list[len(list)-1]
	assert.GreaterOrEqual(t, all.Precision(), float64(statementPrecision))
	assert.GreaterOrEqual(t, all.Recall(), float64(statementRecall))
}
