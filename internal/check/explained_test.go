package check

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

func TestExplanations(t *testing.T) {
	asks := finding.Finding{Rule: "year.jump", Class: templates.Verify, Outcome: finding.Fails,
		Slots:   []string{"disclosure.licences.decided"},
		Message: message.New("result.noagency"), Hint: message.New("inbox.empty.hint")}
	for text, want := range map[string]string{
		"因机构改革承接了原质监局的许可事项": "",
		"今年增加":                 "explanation.short",
		"核实无误":                 "explanation.short",
		"经核实无误。":               "explanation.short",
		"经核实，数据准确无误。":          "explanation.phrase",
		"我局已核对，数据无误":           "explanation.phrase",
		"已核实，确认无误，数据真实准确":      "explanation.phrase",
		"情况说明：经核实无误":           "explanation.phrase",
		"经我局认真核实，上述数据真实、准确、无误": "explanation.phrase",
		"经核查无误，特此说明":           "explanation.phrase",
		"1111111111111111":     "explanation.phrase",
		"啊啊啊啊啊啊啊啊":             "explanation.phrase",
		"已按要求核实，情况属实":          "explanation.phrase",
		"经核实，系统计口径调整所致":        "",
		"已核实，上年基数较小":           "",
		"请给出装有 .xlsx 表格":       "explanation.repetition",
	} {
		r := report.New("x")
		r.Explanations[asks.ID()] = text
		found := []finding.Finding{asks}
		Explained(found, finding.Given(r.Explanations))
		if want == "" {
			assert.Equal(t, text, found[0].Explanation)
			assert.Equal(t, finding.Pass, finding.Judge(found), "an explained finding is closed")
			continue
		}
		assert.Empty(t, found[0].Explanation, text)
		assert.Equal(t, want, found[0].Hint.Key, text)
		assert.Equal(t, finding.VerifyIt, finding.Judge(found))
	}
	// A mandatory finding cannot be explained away.
	must := asks
	must.Class = templates.Must
	r := report.New("x")
	r.Explanations[must.ID()] = "因机构改革承接了原质监局的许可事项"
	found := []finding.Finding{must}
	Explained(found, finding.Given(r.Explanations))
	assert.Empty(t, found[0].Explanation)
}

// The explanation of a finding may come from the file, a page or an officer.
func TestExplanationStates(t *testing.T) {
	asks := finding.Finding{Rule: "year.jump", Class: templates.Verify, Outcome: finding.Fails, Slots: []string{"x"},
		Message: message.New("result.noagency"), Hint: message.New("inbox.empty.hint")}
	const reason = "因机构改革承接了原质监局的许可事项"
	for _, c := range []struct {
		name string
		e    finding.Explanation
		want finding.Verdict
		hint string
	}{
		{"given", finding.Explanation{Text: reason, State: finding.ExplanationGiven}, finding.Pass, "inbox.empty.hint"},
		{"accepted", finding.Explanation{Text: "核实无误", State: finding.Accepted}, finding.Pass, "inbox.empty.hint"},
		{"sent back", finding.Explanation{Text: reason, State: finding.SentBack, Reason: "请写明增加的原因"}, finding.VerifyIt,
			"explanation.sentback"},
	} {
		t.Run(c.name, func(t *testing.T) {
			found := []finding.Finding{asks}
			r := report.New("x")
			r.Explanations[asks.ID()] = "本年新承接了三项许可事项" // the ledger's word counts
			Explained(found, finding.Explanations{asks.ID(): c.e})
			assert.Equal(t, c.e.Text, found[0].Explanation)
			assert.Equal(t, c.e.State, found[0].Explained)
			assert.Equal(t, c.want, finding.Judge(found))
			assert.Equal(t, c.hint, found[0].Hint.Key)
		})
	}
}
