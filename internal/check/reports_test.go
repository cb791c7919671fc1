package check_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/check"
	"nianbao/internal/finding"
	"nianbao/internal/importing"
	"nianbao/internal/importing/match"
	"nianbao/internal/message"
	"nianbao/internal/outside"
	"nianbao/templates"
)

// The five published reports of the project's papers, read as text: their tables satisfy every
// relation and their prose is true but for three sums in 003, so nothing else may be accused.
func TestPublishedReports(t *testing.T) {
	files := outside.SourceReports(t)
	if len(files) == 0 {
		return
	}
	parts := map[string]int{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		r, e, _, err := importing.Read(file, data, match.Options{})
		require.NoError(t, err)
		for _, f := range check.Run(&check.Context{Edition: e, Report: r}) {
			said := filepath.Base(file) + " " + f.Rule + ": " + f.Message.In(message.Chinese)
			t.Log(said)
			if f.Outcome == finding.Unjudged {
				continue
			}
			switch group, _, _ := strings.Cut(f.Rule, "."); {
			case f.Rule == "text.parts":
				parts[filepath.Base(file)[:3]]++
			case f.Rule == "text.sections": // 001 says just 无 in its last section
				assert.Equal(t, templates.Verify, f.Class, said)
			case group == "text" && f.Class != templates.Note, group == "requests", group == "review", group == "table":
				assert.Fail(t, said)
			case f.Class == templates.Must:
				assert.Contains(t, file, "004", "only 004 lacks a row of the official form")
			}
		}
	}
	assert.Equal(t, map[string]int{"003": 3}, parts, "sums in the prose that are not right")
}
