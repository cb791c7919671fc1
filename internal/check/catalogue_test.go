package check

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/message"
	"nianbao/templates"
)

// Every rule of every edition can be explained, in both languages.
func TestRulesAreExplained(t *testing.T) {
	for _, e := range templates.Builtin() {
		seen := map[string]bool{}
		for _, r := range Rules(e) {
			assert.False(t, seen[r.ID], "%s stands twice", r.ID)
			seen[r.ID] = true
			for _, text := range []message.Text{r.Title(), r.Why(), r.Clause(), r.Example(), r.Do()} {
				assertSaid(t, r.ID, text)
				assert.NotContains(t, text.Key, "rule.relation", "%s has no words of its own", r.ID)
			}
			assert.True(t, message.Has("rule.kind."+string(r.Kind)), r.ID)
			explained, ok := Explain(r.ID)
			assert.True(t, ok)
			assert.Equal(t, r.ID, explained.ID)
			for _, line := range r.Reads.Words() {
				assertSaid(t, r.ID, line)
			}
		}
	}
	_, ok := Explain("no.such")
	assert.False(t, ok)
}

// A relation of an office's own edition is explained in general words.
func TestUnknownRelationIsExplained(t *testing.T) {
	r := Rule{ID: "hubei.own", Basis: "省办通知"}
	assert.Equal(t, "版式文件规定的关系 hubei.own", zh(r.Title()))
	assert.Equal(t, "省办通知", zh(r.Clause()))
}

// Every key written out in the code is in the catalogue.
func TestKeysAreInTheCatalogue(t *testing.T) {
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	more, err := filepath.Glob("rule/*.go")
	require.NoError(t, err)
	key := regexp.MustCompile(`(?:message\.(?:New|Errorf|Wrap)|say)\((?:err, )?"([a-z][A-Za-z_.]+)"`)
	n := 0
	for _, file := range append(files, more...) {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		for _, m := range key.FindAllStringSubmatch(string(data), -1) {
			if !strings.HasSuffix(m[1], ".") {
				n++
				assert.True(t, message.Has(m[1]), "%s: %s", file, m[1])
			}
		}
	}
	assert.Greater(t, n, 30)
}
