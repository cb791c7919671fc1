package check_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/check"
	"nianbao/internal/finding"
	"nianbao/internal/intake"
	"nianbao/internal/message"
	"nianbao/templates"
)

// The five published reports of the project's papers, read as text: their tables satisfy every relation, so no relation
// may accuse one.
func TestPublishedReports(t *testing.T) {
	files, err := filepath.Glob("../../../shared/reports/*.txt")
	require.NoError(t, err)
	if len(files) == 0 {
		t.Log("the project's papers are not here: nothing to check")
		return
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		r, e, _, err := intake.Read(file, data, intake.Options{})
		require.NoError(t, err)
		for _, f := range check.Run(&check.Context{Edition: e, Report: r}) {
			t.Log(filepath.Base(file), f.Rule, f.Class, f.Outcome, f.Cells, f.Message.In(message.Chinese))
			declared := f.Rule == "requests.balance" || f.Rule == "requests.outcomes" || f.Rule == "requests.applicants" || f.Rule == "review.total"
			assert.False(t, declared && f.Outcome == finding.Fails, f.Message.In(message.Chinese))
			if f.Rule == "text.period" {
				assert.Fail(t, f.Message.In(message.Chinese))
			}
			if f.Class == templates.Must && f.Outcome == finding.Fails {
				assert.Contains(t, file, "004", "only 004 lacks a row of the official form")
			}
		}
	}
}
