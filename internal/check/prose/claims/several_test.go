package claims

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"nianbao/internal/report"
)

// said writes what a paragraph claims of a report that repealed five documents and took in thirteen applications.
func said(t *testing.T, text string) []string {
	r := report.New("")
	r.Agency, r.Year = "青山县水务局", 2023
	for slot, n := range map[string]string{"disclosure.documents.repealed": "5", "disclosure.documents.issued": "2",
		"requests.received.total": "13", "requests.carried.total": "2", "requests.total.total": "14", "requests.forward.total": "1"} {
		r.Values[slot] = report.Parse(n, report.StoredText)
	}
	r.Prose["overview"] = []report.Paragraph{{Text: text}}
	list := []string{}
	for _, c := range In(edition(t, "2021"), r) {
		list = append(list, fmt.Sprintf("%s %s %s", c.Verdict, c.Said.Value, c.Clause))
	}
	return list
}

func TestSeveralAmountsOfOneCell(t *testing.T) {
	for text, want := range map[string][]string{
		"废止行政规范性文件1件、宣布失效4件。":                  {"right 1 废止行政规范性文件1件", "right 4 宣布失效4件"},
		"废止行政规范性文件1件、宣布失效3件，制发2件。":             {"wrong 4 废止行政规范性文件1件、宣布失效3件", "right 2 制发2件"},
		"废止行政规范性文件1件。另有行政规范性文件自动失效若干。":         {},
		"废止行政规范性文件1件。栏目链接失效12个。":               {"wrong 1 废止行政规范性文件1件"},
		"宣布失效行政规范性文件9件。":                       {},
		"废止行政规范性文件2件，废止9件，宣布失效3件。":             {"wrong 9 废止9件"},
		"收到政府信息公开申请16件，实际受理13件。":               {"right 13 受理13件"},
		"收到政府信息公开申请16件。经审核，实际受理13件。":           {"right 13 受理13件"},
		"收到政府信息公开申请13件，实际受理12件。":               {"right 13 收到政府信息公开申请13件"},
		"收到政府信息公开申请10件，不含":                     {"wrong 10 收到政府信息公开申请10件"},
		"收到政府信息公开申请10件，不含重复的":                  {},
		"全年办结政府信息公开申请14件，除外":                   {"right 14 办结政府信息公开申请14件"},
		"受理政府信息公开申请13件（不含上年结转9件、结转下年度9件）。":     {"right 13 受理政府信息公开申请13件"},
		"受理政府信息公开申请13件（含上年结转9件）。":              {"right 13 受理政府信息公开申请13件", "wrong 9 上年结转9件"},
		"按期答复政府信息公开申请12件，上年结转2件中答复1件，结转下年度1件。": {"right 2 上年结转2件", "right 1 结转下年度1件"},
	} {
		assert.Equal(t, want, said(t, text), text)
	}
}

// A cell may hold thousands of characters without a full stop.
func TestLongRowOfAmountsIsLinear(t *testing.T) {
	for _, one := range []string{"收到政府信息公开申请8件（不含重复申请2件）、", "废止规范性文件1件、宣布失效9件，", "（不含重复申请2件，", "除办结政府信息公开申请8件、"} {
		start := time.Now()
		said(t, strings.Repeat(one, 30000/len(one)))
		assert.Less(t, time.Since(start), 5*time.Second, one)
	}
}
