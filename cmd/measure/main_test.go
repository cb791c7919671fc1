package main

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/measure"
	"nianbao/internal/outside"
	"nianbao/templates"
)

// Nobody is accused without cause, and every fault that must be found is found. In CI the run is the whole one, and its
// tables are those of RATES.md; elsewhere each fault is injected twice.
func TestRates(t *testing.T) {
	if testing.Short() {
		t.Skip("injects faults for some seconds")
	}
	whole := outside.Required()
	times := 2
	if whole {
		times = perFault
	}
	m := measure.Run(1, times*len(measure.Faults))
	assert.Zero(t, m.Accused)
	for _, k := range m.Kinds {
		assert.GreaterOrEqual(t, k.Planted, times, k.Kind)
		if k.Class == templates.Must {
			assert.Equal(t, k.Planted, k.Found, k.Kind)
		}
		assert.GreaterOrEqual(t, 20*k.Found, 19*k.Planted, k.Kind) // 95 in 100 of any
	}
	for _, r := range m.Rules {
		assert.NotZero(t, r.Found, "no fault tries %s", r.Rule)
		if whole {
			assert.Equal(t, needsNothing(r.Rule), r.Open == 0, "%s told %d gaps", r.Rule, r.Open)
		}
	}
	for _, miss := range m.Misses {
		t.Log(miss)
	}
	if !whole {
		return
	}
	rates, err := os.ReadFile("../../internal/measure/RATES.md")
	require.NoError(t, err)
	_, rest, ok := strings.Cut(string(rates), begin)
	require.True(t, ok)
	printed, _, ok := strings.Cut(rest, end)
	require.True(t, ok)
	var out bytes.Buffer
	require.NoError(t, write(&out, m))
	assert.Equal(t, out.String(), printed, "go run ./cmd/measure -write internal/measure/RATES.md")
}

// needsNothing reports whether a rule judges only what it finds, so that no missing input can
// leave it unjudged. All others must report that they cannot judge.
func needsNothing(rule string) bool {
	group, _, _ := strings.Cut(rule, ".")
	return group == "file" || group == "value" ||
		slices.Contains([]string{"policy", "table.repeated", "table.diagnosis", "text.sections", "text.period"}, rule)
}
