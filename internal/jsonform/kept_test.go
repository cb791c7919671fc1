package jsonform

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/finding"
	"nianbao/internal/message"
)

// What is given back has the id of what it was given, or the next round would take it for something new.
func TestKeptFindingsKeepTheirIds(t *testing.T) {
	words := message.New("inbox.empty.hint")
	findings := []finding.Finding{
		{Rule: "requests.balance", Key: "person", Slots: []string{"a", "b"}, Sheet: "三", Cells: []string{"D5"},
			Message: words},
		{Rule: "text.requests", Key: "收到\n收到申请件", Section: "overview", Sheet: "一", Cells: []string{"A5"},
			Message: words},
		{Rule: "file.label", Key: "x", Sheet: "一", Cells: []string{"A5"}, Message: words},
	}
	text, err := Keep(findings)
	require.NoError(t, err)
	again, err := Kept(text)
	require.NoError(t, err)
	require.Len(t, again, len(findings))
	for i := range findings {
		assert.Equal(t, findings[i].ID(), again[i].ID(), findings[i].Rule)
	}
}

// A page in English is English to the last sentence, also of what was kept.
func TestKeptFindingsHaveBothLanguages(t *testing.T) {
	given := finding.Finding{Rule: "requests.balance", Message: message.New("inbox.empty", "file", "a.xlsx"),
		Hint: message.New("inbox.empty.hint")}
	text, err := Keep([]finding.Finding{given})
	require.NoError(t, err)
	again, err := Kept(text)
	require.NoError(t, err)
	for _, lang := range []message.Lang{message.Chinese, message.English} {
		assert.Equal(t, given.Message.In(lang), again[0].Message.In(lang))
		assert.Equal(t, given.Hint.In(lang), again[0].Hint.In(lang))
	}
	older, err := Kept([]byte(`[{"rule":"requests.balance","message":"不平衡"}]`))
	require.NoError(t, err)
	assert.Equal(t, "不平衡", older[0].Message.In(message.English), "a row of before")
}
