package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

// explained gives each finding that asks for an explanation the one its agency wrote beside it in the last round. One that
// explains nothing does not count, and the finding says so: shorter than [report.LeastExplanation] characters, nothing but
// a set phrase, or a repetition of the finding (national statistics practice).
func explained(r *report.Report, found []finding.Finding) {
	for i := range found {
		f := &found[i]
		text, told := r.Explanations[f.ID()]
		if !told || f.Class != templates.Verify || f.Outcome != finding.Fails {
			continue
		}
		if why := worthless(text, *f); why != "" {
			f.Hint = message.New("explanation."+why, "text", text, "least", report.LeastExplanation, "hint", f.Hint)
			continue
		}
		f.Explanation = text
	}
}

// phrases are explanations that explain nothing, alone or strung together.
var phrases = []string{"经核实无误", "经核无误", "核实无误", "核对无误", "情况属实", "数据无误", "数据准确", "数据正确", "数据属实", "填报无误", "填报正确",
	"没有问题", "无问题", "属实", "无误", "已核实", "已核对", "已确认", "核实", "核对", "确认", "正确", "准确", "经", "已", "均", "我局", "我单位", "本机关",
	"本单位", "该数据", "数据", "情况", "填报", "此项", "该项", "上述"}

// worthless says why an explanation does not count, "" when it does.
func worthless(text string, f finding.Finding) string {
	words := letters(text)
	if utf8.RuneCountInString(words) < report.LeastExplanation {
		return "short"
	}
	rest := words
	for _, p := range phrases {
		rest = strings.ReplaceAll(rest, p, "")
	}
	if rest == "" {
		return "phrase"
	}
	for _, said := range []message.Text{f.Message, f.Hint} {
		if strings.Contains(letters(said.In(message.Chinese)), words) {
			return "repetition"
		}
	}
	return ""
}

// letters keeps what carries meaning: no spaces, no punctuation.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return r
		}
		return -1
	}, s)
}
