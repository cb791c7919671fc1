package check

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/templates"
)

// variant is the form of 2021 with relations of its own.
func variant(t *testing.T, relations string) *templates.Edition {
	file := filepath.Join(t.TempDir(), "variant.yaml")
	text := "edition: \"own\"\nbase: \"2021\"\nname: 试\nyears: {from: 2021}\nnotes: []\n" + relations
	require.NoError(t, os.WriteFile(file, []byte(text), 0o600))
	e, problems, err := templates.Lint(file)
	require.NoError(t, err)
	require.Empty(t, problems)
	return e
}

func said(list []Quarrel) []string {
	out := []string{}
	for _, q := range list {
		out = append(out, zh(q.Message))
	}
	return out
}

func TestOfficialRelationsDoNotQuarrel(t *testing.T) {
	for _, e := range templates.Builtin() {
		assert.Empty(t, said(LintRelations(e)), e.ID)
	}
}

func TestLintRelations(t *testing.T) {
	const group = `
  - {id: review.total, class: must, basis: b, for: {g: [reconsideration, direct]}, left: ["review.{g}.total"], right: ["review.{g}.upheld", "review.{g}.corrected", "review.{g}.other", "review.{g}.pending"]}`
	for name, c := range map[string]struct{ relations, said string }{
		"sound": {group, ""},
		"the same relation twice": {group + `
  - {id: review.again, class: must, basis: b, left: ["review.direct.upheld", "review.direct.corrected", "review.direct.other", "review.direct.pending"], right: ["review.direct.total"]}`,
			"review.again 可由其他关系推出，是重复的|review.again 与 review.total[direct] 是同一个关系"},
		"a relation that follows": {group + `
  - {id: review.all, class: must, basis: b, left: ["review.direct.total", "review.reconsideration.total"], right: ["review.direct.upheld", "review.direct.corrected", "review.direct.other", "review.direct.pending", "review.reconsideration.upheld", "review.reconsideration.corrected", "review.reconsideration.other", "review.reconsideration.pending"]}`,
			"review.all 可由其他关系推出，是重复的"},
		"a sum that leaves a part out": {group + `
  - {id: review.short, class: must, basis: b, left: ["review.direct.total"], right: ["review.direct.upheld", "review.direct.corrected", "review.direct.other"]}`,
			"review.total[direct] 与 review.short 互相矛盾：同时成立时这些格只能为0：未经复议直接起诉·尚未审结"},
		"a part larger than its sum": {group + `
  - {id: review.more, class: verify, basis: b, left: ["review.direct.upheld"], compare: ">=", right: ["review.direct.total", "review.direct.other"]}`,
			"review.total[direct] 与 review.more 互相矛盾：同时成立时这些格只能为0：未经复议直接起诉·结果纠正、未经复议直接起诉·其他结果、未经复议直接起诉·尚未审结"},
		"all zero": {`
  - {id: nothing, class: must, basis: b, left: ["review.direct.upheld"], right: ["-review.direct.corrected"]}`,
			"nothing 与 nothing 互相矛盾：同时成立时这些格只能为0：未经复议直接起诉·结果纠正、未经复议直接起诉·结果维持"},
	} {
		got := LintRelations(variant(t, "relations:"+c.relations+"\n"))
		assert.Equal(t, c.said, strings.Join(said(got), "|"), name)
		for _, q := range got {
			assertSaid(t, name, q.Message)
			assert.Positive(t, q.Line)
		}
	}
}
