package main

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/message"
	"nianbao/internal/planted"
	"nianbao/internal/terminal"
	"nianbao/templates"
)

// The rates in the README are those the program measures: over two thousand reports in which nothing is wrong none is
// accused, and every fault that must be found is found, at the right cell.
func TestReadmeRates(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	require.NoError(t, err)
	_, rest, ok := strings.Cut(string(readme), "<!-- measured -->\n")
	require.True(t, ok)
	printed, _, ok := strings.Cut(rest, "<!-- /measured -->")
	require.True(t, ok)
	m := planted.Measure(1, defaultCases)
	assert.GreaterOrEqual(t, m.Consistent, 2_000)
	assert.Zero(t, m.Accused)
	for _, k := range m.Kinds {
		assert.GreaterOrEqual(t, k.Planted, 30, k.Kind)
		if k.Class == templates.Must {
			assert.Equal(t, k.Planted, k.Found, k.Kind)
		}
		assert.GreaterOrEqual(t, 20*k.Found, 19*k.Planted, k.Kind) // 95 in 100 of any
	}
	for _, r := range m.Rules {
		assert.NotZero(t, r.Found, "no fault tries %s", r.Rule)
		assert.Equal(t, needsNothing(r.Rule), r.Open == 0, "%s told %d gaps", r.Rule, r.Open)
	}
	for _, miss := range m.Misses {
		t.Log(miss)
	}
	screen, out, _ := terminal.Buffer(message.English)
	require.NoError(t, writeRates(screen, m))
	assert.Equal(t, strings.TrimSpace(out.String()), strings.TrimSpace(printed))
}

// needsNothing reports whether a rule judges only what it finds, so that there is nothing whose absence would leave it
// without an answer. All others must say when they cannot judge.
func needsNothing(rule string) bool {
	group, _, _ := strings.Cut(rule, ".")
	return group == "file" || group == "value" ||
		slices.Contains([]string{"policy", "table.repeated", "table.diagnosis", "text.sections", "text.period"}, rule)
}

// Every command and option the README shows is one the program has.
func TestReadmeCommands(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	require.NoError(t, err)
	screen, _, _ := terminal.Buffer(message.Chinese)
	root, _ := newRoot(screen)
	shown := 0
	for _, line := range strings.FieldsFunc(string(readme), func(r rune) bool { return r == '`' || r == '\n' }) {
		words := strings.Fields(line)
		if len(words) < 2 || words[0] != "nianbao" {
			continue
		}
		shown++
		cmd, rest, err := root.Find(words[1:])
		require.NoError(t, err, line)
		for _, word := range rest {
			if name, ok := strings.CutPrefix(strings.TrimRight(word, ",;)"), "--"); ok {
				flag := cmd.Flags().Lookup(name)
				if flag == nil {
					flag = cmd.InheritedFlags().Lookup(name)
				}
				assert.NotNil(t, flag, "%s: --%s", line, name)
			}
		}
	}
	assert.Greater(t, shown, 8)
}
