package check_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"nianbao/internal/check"
	"nianbao/internal/message"
	"nianbao/templates"
	"nianbao/xlsx/read"
)

// Everything the reader of workbooks may observe has words of its own and a rule that judges it.
// Only a test looks into the reader's room; the rules know nothing of workbooks.
func TestObservationsHaveWords(t *testing.T) {
	rules := map[string]bool{}
	for _, r := range check.Rules(templates.Builtin()[0]) {
		rules[r.ID] = true
	}
	for _, o := range read.Oddities {
		assert.True(t, message.Has(o.Rule+"."+o.Detail), "%s.%s", o.Rule, o.Detail)
		assert.True(t, rules[o.Rule], o.Rule)
	}
}
