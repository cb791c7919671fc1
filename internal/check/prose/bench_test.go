package prose

import (
	"strings"
	"testing"

	"nianbao/internal/check/rule"
	"nianbao/internal/report"
)

// long is a report's prose of some five thousand characters, one paragraph in four with figures.
func long() *report.Report {
	plain := "坚持把政务公开与业务工作同部署、同落实，明确责任分工，细化公开事项，健全审核制度，及时更新专栏内容，方便群众查询和监督，切实保障公众的知情权。"
	figures := "（二）依申请公开。2022年共收到政府信息公开申请12件，比上年增加4件，其中自然人10件，法人2件；办结12件，其中予以公开8件，部分公开4件；没有发生因政府信息公开引起的行政复议、行政诉讼。"
	r := report.New("")
	r.Agency, r.Year = "青山县水务局", 2022
	for i := range 24 {
		text := strings.Repeat(plain, 3)
		if i%4 == 0 {
			text = figures + figures
		}
		r.Prose["overview"] = append(r.Prose["overview"], report.Paragraph{Text: text})
	}
	return r
}

func BenchmarkRules(b *testing.B) {
	c := &rule.Context{Edition: edition(b, "2021"), Report: long()}
	rules := Rules(c.Edition)
	b.ReportAllocs()
	for b.Loop() {
		fresh := c.Fresh()
		for _, r := range rules {
			r.Check(fresh)
		}
	}
}

// BenchmarkDense reads prose that is dense with figures, ten thousand characters of it.
func BenchmarkDense(b *testing.B) {
	dense := "（二）依申请公开。2022年共收到政府信息公开申请12件，比上年增加4件，其中自然人10件，法人2件；办结12件，其中予以公开8件，部分公开4件；没有发生因政府信息公开引起的行政复议、行政诉讼。全年主动公开信息388条，其中概况类20条、动态类255条、目录类113条；制发规范性文件3件，废止1件，现行有效9件。"
	r := report.New("")
	r.Agency, r.Year = "青山县水务局", 2022
	for range 25 {
		r.Prose["overview"] = append(r.Prose["overview"], report.Paragraph{Text: strings.Repeat(dense, 3)})
	}
	c := &rule.Context{Edition: edition(b, "2021"), Report: r}
	rules := Rules(c.Edition)
	b.ReportAllocs()
	for b.Loop() {
		fresh := c.Fresh()
		for _, r := range rules {
			r.Check(fresh)
		}
	}
}
