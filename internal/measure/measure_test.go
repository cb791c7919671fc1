package measure

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"nianbao/internal/message"
	"nianbao/templates"
)

// Every kind of fault is injected in every run that is long enough, and reported in both
// languages. The full run is the one RATES.md has, and is tested there.
func TestMeasure(t *testing.T) {
	m := Run(3, 2*len(Faults))
	assert.Zero(t, m.Accused)
	for _, k := range m.Kinds {
		assert.NotZero(t, k.Planted, k.Kind)
		if k.Class == templates.Must {
			assert.Equal(t, k.Planted, k.Found, k.Kind)
		}
	}
	assert.Empty(t, m.Misses,
		"what is injected is found")
	var b strings.Builder
	assert.NoError(t, m.Write(&b, message.English))
	assert.NoError(t, m.Write(&b, message.Chinese))
	assert.NotContains(t, b.String(), "planted.")
	assert.Equal(t, m, Run(3, 2*len(Faults)))
}

// The same seed makes the same case, to the last character.
func TestCasesAreRepeatable(t *testing.T) {
	for _, e := range templates.Builtin() {
		for size := range sizes {
			a, b := Consistent(7, e, e.From+1, size), Consistent(7, e, e.From+1, size)
			assert.Equal(t, a.Report, b.Report)
			assert.Equal(t, a.LastYear.Report, b.LastYear.Report)
			assert.NotEqual(t, a.Report.Values, a.LastYear.Report.Values, "size %d", size)
		}
	}
}
