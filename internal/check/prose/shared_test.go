package prose_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/check/prose"
	"nianbao/internal/check/prose/claims"
	"nianbao/internal/check/prose/reading"
	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/importing"
	"nianbao/internal/importing/match"
	"nianbao/internal/outside"
)

// The five published reports as the program reads them: three sums of the prose are wrong, all in
// 003 and each in a place of its own, and no rule of prose reports a true statement. The prose's
// statements about the tables are understood.
func TestThePublishedReports(t *testing.T) {
	files := outside.SourceReports(t)
	if len(files) == 0 {
		return
	}
	type said struct{ rule, words, written string }
	understood := map[string][]said{
		"000": {{"text.requests", "受理依申请公开", "1条"}},
		"001": nil,
		"002": {{"text.requests", "收到依申请公开政府信息申请", "153件"}},
		"003": {{"text.requests", "收到政府信息公开申请", "3件"}},
		"004": {{"text.requests", "收到依申請公開申請共", "8次"}, {"text.documents", "制定並公開了", "16件"},
			{"text.requests", "收到政府信息公開申請共", "8次"}, {"text.outcomes", "予以公開", "3件"}, {"text.outcomes", "部分公開", "3件"},
			{"text.outcomes", "本機關不掌握相關政府信息無法提供的", "2件"}, {"text.review", "沒有發生因政府信息公開工作被申請行政複議、提起行政訴訟的情況", ""}},
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		r, e, _, err := importing.Read(file, data, match.Options{})
		require.NoError(t, err)
		name := filepath.Base(file)[:3]

		var got []said
		for _, c := range claims.In(e, r) {
			assert.Equal(t, reading.Right, c.Verdict, "%s: %s", name, c.Sentence)
			got = append(got, said{c.Rule, c.Words, c.Said.Written})
		}
		assert.Equal(t, understood[name], got, name)

		places := map[string]int{}
		c := &rule.Context{Edition: e, Report: r}
		for _, x := range prose.Rules(e) {
			for _, f := range x.Check(c.Fresh()) {
				assert.Equal(t, finding.Fails, f.Outcome, "%s: %s", name, f.Message.In("zh"))
				assert.Equal(t, "text.parts", f.Rule, "%s: %s", name, f.Message.In("zh"))
				require.Len(t, f.Cells, 1)
				places[f.Cells[0]]++
			}
		}
		if name != "003" {
			assert.Empty(t, places, name)
			continue
		}
		assert.Len(t, places, 3)
		for place, n := range places {
			assert.Equal(t, 1, n, place)
		}
	}
}
