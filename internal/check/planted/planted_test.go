package planted

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"nianbao/internal/message"
	"nianbao/templates"
)

// Over two thousand cases no report in which nothing is wrong is accused, and every mandatory fault
// is found at the right cell.
func TestMeasure(t *testing.T) {
	m := Measure(1, 2_035)
	assert.Zero(t, m.Accused)
	for _, k := range m.Kinds {
		assert.Greater(t, k.Planted, 30, k.Kind)
		if k.Must {
			assert.Equal(t, k.Planted, k.Found, k.Kind)
		}
	}
	for i, miss := range m.Misses {
		if i < 20 {
			t.Log(miss)
		}
	}
	var b strings.Builder
	assert.NoError(t, m.Write(&b, message.English))
	assert.NoError(t, m.Write(&b, message.Chinese))
	assert.NotContains(t, b.String(), "planted.")
	t.Log("\n" + b.String())
}

// The same seed makes the same case, to the last character.
func TestCasesAreRepeatable(t *testing.T) {
	for _, e := range templates.Builtin() {
		for size := range sizes {
			a, b := Consistent(7, e, e.From+1, size), Consistent(7, e, e.From+1, size)
			assert.Equal(t, a.Report, b.Report)
			assert.Equal(t, a.Prior, b.Prior)
			assert.NotEqual(t, a.Report.Values, a.Prior.Values, "size %d", size)
		}
	}
}
