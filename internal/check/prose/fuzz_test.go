package prose

import (
	"testing"

	"nianbao/internal/check/rule"
	"nianbao/internal/report"
)

// longestFuzzed bounds an input of the fuzz target: a report's longest paragraphs are shorter.
const longestFuzzed = 2048

// FuzzRules reads one text as every kind of prose. What is made once and kept (the edition, its words, the patterns) is
// made before: met first in the midst of fuzzing it looks like ground an input has newly covered, and the fuzzer then
// spends its time on shortening inputs that cannot cover it again.
func FuzzRules(f *testing.F) {
	seeds := []string{
		"收到政府信息公开申请12件（含上年结转3件），未发生因政府信息公开引起的行政复议、行政诉讼；制发规范性文件4件，废止2件。",
		"《关于做好2021年政府信息公开工作年度报告的通知》（国办公开办函[2019]60号），信息处理费",
		"26件申请中，公示栏29块，其中镇2块、村27块；由7家并至4家，依次为1家、3家，市级7期86人次、县级26期33人次，共9份（本）",
	}
	all := func(c *rule.Context, text string) {
		for _, section := range []string{"overview", "other"} {
			write(c, section, text)
		}
		c.Report.Prose["notes"] = []report.Paragraph{{Text: text, Table: "requests"}}
		fresh := c.Fresh()
		for _, r := range Rules(c.Edition) {
			r.Check(fresh)
		}
	}
	c := context(f)
	for _, seed := range seeds {
		f.Add(seed)
		all(c, seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > longestFuzzed {
			return
		}
		all(c, text)
	})
}
