package check

import (
	"testing"

	"nianbao/internal/check/prose"
	"nianbao/internal/report"
)

// Any lead is judged without harm, and what is found quotes the report's own words.
func FuzzPeriod(f *testing.F) {
	f.Add("本报告所列数据的统计期限自2020年1月1日起至2021年12月31日止。")
	f.Add("根据《条例》（2019年修订）〔2020〕7号，二〇二〇年度政府信息公开工作年度报告")
	f.Add("》）（２０２０年 1 月 1 日至 12 月 31 日")
	f.Fuzz(func(t *testing.T, text string) {
		c := zeros(t, "2021", 2021)
		c.Report.Title = text
		c.Report.Prose["lead"] = []report.Paragraph{{Text: text}}
		for _, found := range prose.Period().Check(c) {
			if found.Actual == "" || found.Expected != "2021" {
				t.Errorf("%q: %+v", text, found)
			}
		}
	})
}

// Any policy file is read or refused.
func FuzzPolicy(f *testing.F) {
	f.Add([]byte(policyFile))
	f.Add([]byte("rules: [{rule: year.jump, class: off, reason: 甲, until: 2026-01-01}]"))
	f.Add([]byte("- 1"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := ParsePolicy("p.yaml", data)
		if (p == nil) == (err == nil) {
			t.Errorf("%q: %v, %v", data, p, err)
		}
	})
}
