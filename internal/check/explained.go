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

// Explained gives each finding that asks for an explanation the one its agency gave. One that
// explains nothing does not count, and the hint names the reason: shorter than
// [report.LeastExplanation] characters, nothing but set phrases, or a repetition of the finding
// (national statistics practice). What the office accepted counts whatever its words; what it
// sent back asks again, with the officer's sentence as the hint.
func Explained(found []finding.Finding, known finding.Explanations) {
	for i := range found {
		f := &found[i]
		e, told := known[f.ID()]
		if !told || f.Class != templates.Verify || f.Outcome != finding.Fails {
			continue
		}
		switch why := worthless(e.Text, *f); {
		case e.State == finding.SentBack:
			f.Hint = message.New("explanation.sentback", "text", e.Text, "reason", e.Reason, "hint", f.Hint)
		case e.State != finding.Accepted && why != "":
			f.Hint = message.New("explanation."+why, "text", e.Text, "least", report.LeastExplanation, "hint", f.Hint)
			continue
		}
		f.Explanation, f.Explained, f.Reason = e.Text, e.State, e.Reason
	}
}

// phrases are filler without an explanation, alone or strung together: that it was looked at,
// that it is right, and the words between. Longer ones come first; then single characters are
// removed.
var phrases = []string{"情况说明", "特此说明", "没有错误", "没有问题", "不存在问题", "不存在", "本单位", "本机关", "我单位",
	"核实", "核对", "核查", "复核", "审核", "查证", "查实", "确认", "检查", "无误", "无错误", "无问题", "没问题", "没错", "属实", "真实", "准确",
	"正确", "正常", "有效", "如实", "一致", "认真", "仔细", "严格", "反复", "再次", "按照", "要求", "数据", "数字", "数值", "情况", "内容", "填报",
	"填写", "上报", "结果", "说明", "此项", "该项", "本项", "上述", "以上", "所填", "所报", "完全", "确实", "特此", "我局", "我委", "我办", "我厅",
	"我们", "经", "已", "均", "按", "并", "后", "该", "此", "各", "项", "为", "是", "的", "了", "系", "与", "和", "请", "予", "以"}

// leastReason is how many different letters beside phrases a reason has; figures and one letter
// over and over give none.
const leastReason = 3

// worthless returns why an explanation does not count, "" when it does.
func worthless(text string, f finding.Finding) string {
	words := letters(text)
	if utf8.RuneCountInString(words) < report.LeastExplanation {
		return "short"
	}
	rest := words
	for _, p := range phrases {
		rest = strings.ReplaceAll(rest, p, "")
	}
	if distinct(rest) < leastReason {
		return "phrase"
	}
	for _, said := range []message.Text{f.Message, f.Hint} {
		if strings.Contains(letters(said.In(message.Chinese)), words) {
			return "repetition"
		}
	}
	return ""
}

// distinct counts the different letters of a text.
func distinct(s string) int {
	seen := map[rune]bool{}
	for _, r := range s {
		if unicode.IsLetter(r) {
			seen[r] = true
		}
	}
	return len(seen)
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
