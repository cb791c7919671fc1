package check

import (
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

// A relation of an office's own edition is explained in its own words, in those of the official relation of that name,
// or in general ones.
func TestOwnRelationIsExplained(t *testing.T) {
	e := variant(t, "2021", `relations:
  - id: hubei.own
    class: must
    basis: 省办通知
    left: [review.direct.total]
    right: [review.direct.upheld]
  - id: hubei.told
    class: must
    basis: {zh: 省办通知, en: the notice “省办通知”}
    title: {zh: 维持不多于总计, en: upheld at most the total}
    why: 总计包括维持。
    example: 维持2件，总计1件。
    do: {zh: 核对。, en: Check both.}
    left: [review.after.total]
    compare: ">="
    right: [review.after.upheld]
  - {id: review.total, class: must, basis: 省办通知, left: [review.reconsideration.total], right: [review.reconsideration.upheld]}
`)
	own, ok := Explain("hubei.own", e)
	require.True(t, ok)
	assert.Equal(t, "版式文件规定的关系 hubei.own", zh(own.Title()))
	assert.Equal(t, "省办通知", zh(own.Clause()))
	assert.Equal(t, "省办通知", own.Clause().In(message.English), "what has no English is said in Chinese")
	told, ok := Explain("hubei.told", e)
	require.True(t, ok)
	assert.Equal(t, "维持不多于总计", zh(told.Title()))
	assert.Equal(t, "upheld at most the total", told.Title().In(message.English))
	assert.Equal(t, "the notice “省办通知”", told.Clause().In(message.English))
	assert.Equal(t, "总计包括维持。", told.Why().In(message.English))
	assert.Equal(t, "维持2件，总计1件。", zh(told.Example()))
	assert.Equal(t, "Check both.", relationHint(told.Relation).In(message.English))
	official, ok := Explain("review.total", e)
	require.True(t, ok)
	assert.Equal(t, "省办通知", zh(official.Clause()))
	assert.Equal(t, message.New("rule.review.total.why"), official.Why())
	_, ok = Explain("year.items", e)
	assert.False(t, ok, "the edition does not have it")
}
