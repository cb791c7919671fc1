package check

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/message"
	"nianbao/templates"
)

// variant is an official form with relations of its own.
func variant(t testing.TB, base, relations string) *templates.Edition {
	file := filepath.Join(t.TempDir(), "variant.yaml")
	text := "edition: \"own\"\nbase: \"" + base + "\"\nname: 试\nyears: {from: " + base + ", to: " + base +
		"}\nnotes: []\n" + relations
	require.NoError(t, os.WriteFile(file, []byte(text), 0o600))
	e, problems, err := templates.Lint(file)
	require.NoError(t, err)
	require.Empty(t, problems)
	return e
}

func said(list []Quarrel, lang message.Lang) string {
	out := []string{}
	for _, q := range list {
		out = append(out, q.Message.In(lang))
	}
	return strings.Join(out, "|")
}

func TestOfficialRelationsDoNotQuarrel(t *testing.T) {
	for _, e := range templates.Builtin() {
		assert.Empty(t, said(LintRelations(e), message.Chinese), e.ID)
	}
	e, err := templates.Find("../../testdata/editions/hubei-2020.yaml")
	require.NoError(t, err)
	assert.Equal(t, "2019", e.RelationsOf, "they stand in the base's file, whose lines they have")
	assert.Empty(t, said(LintRelations(e), message.Chinese))
}

// The relations begin in line 7 of the file, one a line.
func TestLintRelations(t *testing.T) {
	const (
		group = `
  - {id: review.total, class: must, basis: b, for: {g: [reconsideration, direct]}, left: ["review.{g}.total"], right: ["review.{g}.upheld", "review.{g}.corrected", "review.{g}.other", "review.{g}.pending"]}`
		lookZH = "。请逐条核对各项有没有漏写、多写或写反（左右两边、“-”号、compare），改正写错的一条"
		lookEN = ". Look in each for a term that is missing, one too many or on the wrong side (left and right, a leading -, compare), and correct the one that is wrong"
	)
	for name, c := range map[string]struct{ relations, zh, en string }{
		"sound": {group, "", ""},
		"the same relation twice": {group + `
  - {id: review.again, class: must, basis: b, left: ["review.direct.upheld", "review.direct.corrected", "review.direct.other", "review.direct.pending"], right: ["review.direct.total"]}`,
			"review.again（第8行）是重复的：可由review.total[direct]（第7行）推出。请删去这一条，或者改正其中写错的项",
			"review.again (line 8) says nothing new: it follows from review.total[direct] (line 7). Delete it, or correct the term that is wrong"},
		"an inequality twice": {group + `
  - {id: review.some, class: verify, basis: b, for: {g: [direct, after]}, left: ["review.{g}.total"], compare: ">=", right: ["review.reconsideration.upheld"]}
  - {id: review.same, class: verify, basis: b, left: ["review.after.total", "review.after.total"], compare: ">=", right: ["review.reconsideration.upheld", "review.reconsideration.upheld"]}`,
			"review.same（第9行）与review.some[after]（第8行）是同一个关系。请删去一条，或者改正其中写错的项",
			"review.same (line 9) and review.some[after] (line 8) are the same relation. Delete one, or correct the term that is wrong"},
		"a relation that follows": {group + `
  - {id: review.all, class: must, basis: b, left: ["review.direct.total", "review.reconsideration.total"], right: ["review.direct.upheld", "review.direct.corrected", "review.direct.other", "review.direct.pending", "review.reconsideration.upheld", "review.reconsideration.corrected", "review.reconsideration.other", "review.reconsideration.pending"]}`,
			"review.all（第8行）是重复的：可由review.total（第7行）推出。请删去这一条，或者改正其中写错的项",
			"review.all (line 8) says nothing new: it follows from review.total (line 7). Delete it, or correct the term that is wrong"},
		"a relation that always holds": {group + `
  - {id: review.idle, class: must, basis: b, left: ["review.direct.total"], right: ["review.direct.total"]}`,
			"review.idle（第8行）总是成立：左右两边是一样的。请删去这一条，或者改正其中写错的项",
			"review.idle (line 8) always holds: its two sides are the same. Delete it, or correct the term that is wrong"},
		"a sum that leaves a part out": {group + `
  - {id: review.short, class: must, basis: b, left: ["review.direct.total"], right: ["review.direct.upheld", "review.direct.corrected", "review.direct.other"]}`,
			"review.total[direct]（第7行）、review.short（第8行）互相矛盾：同时成立时，这些格只能为0：“未经复议直接起诉·尚未审结”" + lookZH,
			"review.total[direct] (line 7), review.short (line 8) contradict one another: together they leave nothing but zero for “未经复议直接起诉·尚未审结”" + lookEN},
		"a part larger than its sum": {group + `
  - {id: review.more, class: verify, basis: b, left: ["review.direct.upheld"], compare: ">=", right: ["review.direct.total", "review.direct.other"]}`,
			"review.total[direct]（第7行）、review.more（第8行）互相矛盾：同时成立时，这些格只能为0：“未经复议直接起诉·结果纠正”、“未经复议直接起诉·其他结果”、“未经复议直接起诉·尚未审结”" + lookZH,
			"review.total[direct] (line 7), review.more (line 8) contradict one another: together they leave nothing but zero for “未经复议直接起诉·结果纠正”, “未经复议直接起诉·其他结果”, “未经复议直接起诉·尚未审结”" + lookEN},
		"all zero": {`
  - {id: nothing, class: must, basis: b, left: ["review.direct.upheld"], right: ["-review.direct.corrected"]}`,
			"nothing（第7行）本身矛盾：要成立，这些格只能为0：“未经复议直接起诉·结果维持”、“未经复议直接起诉·结果纠正”。请核对各项有没有漏写、多写或写反（左右两边、“-”号、compare）",
			"nothing (line 7) contradicts itself: it leaves nothing but zero for “未经复议直接起诉·结果维持”, “未经复议直接起诉·结果纠正”. Look for a term that is missing, one too many or on the wrong side (left and right, a leading -, compare)"},
		"three, each two of which are innocent": {group + `
  - {id: review.after, class: verify, basis: b, left: ["review.after.total"], compare: ">=", right: ["review.direct.total"]}
  - {id: review.closed, class: verify, basis: b, left: ["review.direct.upheld", "review.direct.corrected", "review.direct.other"], compare: ">=", right: ["review.after.total"]}`,
			"review.total[direct]（第7行）、review.after（第8行）、review.closed（第9行）互相矛盾：同时成立时，这些格只能为0：“未经复议直接起诉·尚未审结”" + lookZH,
			"review.total[direct] (line 7), review.after (line 8), review.closed (line 9) contradict one another: together they leave nothing but zero for “未经复议直接起诉·尚未审结”" + lookEN},
		"four, one of them an inequality": {group + `
  - {id: review.even, class: must, basis: b, left: ["review.reconsideration.total"], right: ["review.direct.total"]}
  - {id: review.after, class: verify, basis: b, left: ["review.after.total"], compare: ">=", right: ["review.reconsideration.total"]}
  - {id: review.closed, class: must, basis: b, left: ["review.after.total"], right: ["review.direct.upheld", "review.direct.corrected", "review.direct.other"]}`,
			"review.total[direct]（第7行）、review.even（第8行）、review.after（第9行）、review.closed（第10行）互相矛盾：同时成立时，这些格只能为0：“未经复议直接起诉·尚未审结”" + lookZH,
			"review.total[direct] (line 7), review.even (line 8), review.after (line 9), review.closed (line 10) contradict one another: together they leave nothing but zero for “未经复议直接起诉·尚未审结”" + lookEN},
		"last year's figures": {group + `
  - {id: year.more, class: verify, basis: b, left: ["review.direct.total"], right: ["prior:review.direct.total", "review.direct.upheld"]}
  - {id: year.same, class: verify, basis: b, left: ["review.direct.total"], right: ["prior:review.direct.total", "prior:review.direct.pending", "review.direct.upheld", "review.direct.other"]}`,
			"year.more（第8行）、year.same（第9行）互相矛盾：同时成立时，这些格只能为0：“未经复议直接起诉·其他结果”、上一年“未经复议直接起诉·尚未审结”" + lookZH,
			"year.more (line 8), year.same (line 9) contradict one another: together they leave nothing but zero for “未经复议直接起诉·其他结果”, last year's “未经复议直接起诉·尚未审结”" + lookEN},
		"two contradictions, one of three": {group + `
  - {id: review.short, class: must, basis: b, left: ["review.reconsideration.total"], right: ["review.reconsideration.upheld", "review.reconsideration.corrected", "review.reconsideration.other"]}
  - {id: review.after, class: verify, basis: b, left: ["review.after.total"], compare: ">=", right: ["review.direct.total"]}
  - {id: review.closed, class: verify, basis: b, left: ["review.direct.upheld", "review.direct.corrected", "review.direct.other"], compare: ">=", right: ["review.after.total"]}`,
			"review.total[reconsideration]（第7行）、review.short（第8行）互相矛盾：同时成立时，这些格只能为0：“行政复议·尚未审结”" + lookZH +
				"|review.total[direct]（第7行）、review.after（第9行）、review.closed（第10行）互相矛盾：同时成立时，这些格只能为0：“未经复议直接起诉·尚未审结”" + lookZH,
			"review.total[reconsideration] (line 7), review.short (line 8) contradict one another: together they leave nothing but zero for “行政复议·尚未审结”" + lookEN +
				"|review.total[direct] (line 7), review.after (line 9), review.closed (line 10) contradict one another: together they leave nothing but zero for “未经复议直接起诉·尚未审结”" + lookEN},
		"redundant as forms are: parts at most their sum, sums of sums, one year after the other": {group + `
  - {id: review.some, class: verify, basis: b, for: {p: [upheld, corrected, other, pending]}, left: ["review.direct.total"], compare: ">=", right: ["review.direct.{p}"]}
  - {id: review.chain, class: verify, basis: b, left: ["review.reconsideration.total"], compare: ">=", right: ["review.after.total"]}
  - {id: review.pending, class: verify, basis: b, left: ["prior:review.direct.pending", "review.direct.total"], compare: ">=", right: ["review.direct.pending"]}
  - {id: requests.down, class: must, basis: b, left: ["requests.total.total", "requests.forward.total"], right: ["requests.received.total", "requests.carried.total"]}
  - {id: requests.across, class: must, basis: b, for: {r: [received, carried, total, forward]}, left: ["requests.{r}.total"], right: ["requests.{r}.person", "requests.{r}.company"]}
  - {id: requests.each, class: must, basis: b, for: {c: [person, company, total]}, left: ["requests.received.{c}", "requests.carried.{c}"], compare: ">=", right: ["requests.forward.{c}"]}`,
			"", ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := LintRelations(variant(t, "2021", "relations:"+c.relations+"\n"))
			assert.Equal(t, c.zh, said(got, message.Chinese))
			assert.Equal(t, c.en, said(got, message.English))
			for _, q := range got {
				assertSaid(t, name, q.Message)
				assert.Positive(t, q.Line)
				assert.Equal(t, "own", q.Edition)
			}
		})
	}
}

// A change against last year may be below zero, and so makes up for what would else be forced.
func TestLintLeavesChangesTheirSign(t *testing.T) {
	assert.Empty(t, LintRelations(variant(t, "2019", `relations:
  - {id: year.items, class: verify, basis: b, left: ["disclosure.licences.items"], right: ["prior:disclosure.licences.items", "prior:disclosure.licences.change"]}
  - {id: year.grown, class: verify, basis: b, left: ["prior:disclosure.licences.items"], right: ["disclosure.licences.items", "disclosure.licences.decided"]}
`)))
}

// In a table where every row and column hangs together, the consequences of a contradiction are
// not reported as contradictions.
func TestLintReportsASlipOnce(t *testing.T) {
	official, err := templates.Find("2021")
	require.NoError(t, err)
	data, err := os.ReadFile("../../templates/2021.yaml")
	require.NoError(t, err)
	_, relations, _ := strings.Cut(string(data), "\nrelations:")
	relations, _, _ = strings.Cut(relations, "\nnotes:")
	own := variant(t, "2021", "relations:"+relations+`
  - {id: requests.slip, class: must, basis: b, left: ["requests.received.total"], right: ["requests.total.total"]}
  - {id: requests.slipped, class: must, basis: b, left: ["requests.forward.total"], right: ["requests.carried.total", "requests.granted.legal"]}
`)
	assert.Equal(t, len(official.Relations)+2, len(own.Relations))
	got := LintRelations(own)
	require.Len(t, got, 1)
	for _, word := range []string{"requests.balance[total]", "requests.slip（", "requests.slipped（",
		"“（一）予以公开｜法律服务机构”"} {
		assert.Contains(t, zh(got[0].Message), word)
	}
}

func BenchmarkLintRelations(b *testing.B) {
	for b.Loop() {
		for _, e := range templates.Builtin() {
			LintRelations(e)
		}
	}
}
