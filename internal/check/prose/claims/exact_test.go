package claims

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"nianbao/internal/check/prose/reading"
	"nianbao/internal/report"
)

// Words that allow one reading only are told wherever they do not fit, and never where they may be of others.
func TestExact(t *testing.T) {
	for text, want := range map[string][]string{
		"全年政府信息公开行政复议、行政诉讼各7件。":              {"行政诉讼各7件"},
		"全年政府信息公开未经复议直接起诉、复议后起诉各3件。":         {"复议后起诉各3件"},
		"政府信息公开申请中，予以公开、部分公开各9件。":            {"部分公开各9件"},
		"政府信息公开申请中，部分公开、不予处理各2件。":            {},
		"全县各单位的政府信息公开申请中，予以公开、部分公开各9件。":      {},
		"全年收到政府信息公开申请23件，均在年内办结。":            {"均在年内办结"},
		"全年收到政府信息公开申请23件，年底前全部答复完毕。":         {"年底前全部答复完毕"},
		"上年结转政府信息公开申请4件，均在年内办结。":             {},
		"全年收到政府信息公开申请23件，均在法定期限内办结。":         {},
		"因政府信息公开被申请行政复议7件，除1件被纠正外，其余均维持。":    {"除1件被纠正外，其余均维持"},
		"因政府信息公开被申请行政复议7件，除3件纠正或未审结外，其余均维持。": {},
		"政府信息公开申请方面，新收20件，全部办结。":             {"新收20件"},
		"年内印发政府文件136件，其中属于行政规范性文件的8件。":       {"印发政府文件136件，其中属于行政规范性文件的8件"},
		"年内印发政府文件136件，其中属于行政规范性文件的6件。":       {},
		"全年25件新收政府信息公开申请由19名申请人提出。":          {"25件新收"},
		"因政府信息公开被申请行政复议7件、被提起行政诉讼5件，无一被纠正。":  {"无一被纠正"},
		"因政府信息公开被提起行政诉讼5件，无一被纠正。":            {},
		"全年政府信息公开行政复议7件，行政诉讼亦为零。":            {"行政诉讼亦为零"},
		"全年实现政府信息公开零复议、零诉讼。":                 {"零复议", "零诉讼"},
		"办结政府信息公开申请24件，比新收多2件。":              {"比新收多2件"},
		"办结政府信息公开申请24件，比新收多1件。":              {},
		"收到的23件政府信息公开申请均答复无法提供。":             {"均答复无法提供"},
		"本年度制发行政规范性文件6件，未废止规范性文件。":           {"未废止规范性文件"},
		"因政府信息公开被申请行政复议7件，维持率100%。":          {"维持率100%"},
		"全年收到政府信息公开申请23件，办结率100%。":           {},
		"全年收到政府信息公开申请23件，按时办结率100%。":         {},
		"因政府信息公开被提起行政诉讼5件，胜诉率百分之百。":          {},
		"对新制发的8件行政规范性文件全部同步解读。":              {"新制发的8件"},
		"全年印发各类公文146份，其中行政规范性文件9件。":          {"印发各类公文146份，其中行政规范性文件9件"},
		"全年新出台行政规范性文件6件，没有废止文件。":             {"没有废止"},
		"除政府信息公开申请6件无法提供外，其余均予以公开。":          {},
		"全年有1件政府信息公开答复在行政复议中被纠正。":            {},
		"未经复议直接提起的政府信息公开行政诉讼4件。":             {"未经复议直接提起的政府信息公开行政诉讼4件"},
		"收到政府信息公开申请23件，已全部答复，零结转。":           {"零结转"},
		"政府信息公开行政诉讼5件，均为直接起诉，2件已结案。":         {"均为直接起诉"},
	} {
		t.Run(text, func(t *testing.T) {
			found := []string{}
			for _, c := range In(edition(t, "2021"), ofFamily(t, text, report.Own)) {
				if c.Verdict == reading.Wrong {
					found = append(found, c.Clause)
				}
			}
			assert.Equal(t, want, found)
		})
	}
}

// What came of the only case there was needs no number.
func TestResultOfOne(t *testing.T) {
	for text, want := range map[string]int{
		"全年因政府信息公开被申请行政复议1件，复议机关决定纠正。":   1,
		"因政府信息公开发生行政复议1件，结果纠正；无行政诉讼。":    1,
		"因政府信息公开引发行政复议1件，最终被撤销。":         1,
		"政府信息公开行政复议1件，被复议机关责令履行。":        1,
		"本年度政府信息公开行政复议1件，年底尚未审结。":        1,
		"政府信息公开行政复议案件1件，经审查，复议机关予以纠正。":   1,
		"全年因政府信息公开被申请行政复议1件，复议机关决定维持。":   0,
		"因政府信息公开发生行政复议1件，结果维持；无行政诉讼。":    0,
		"政府信息公开行政复议1件，申请人请求纠正，复议机关已维持。":  0,
		"政府信息公开行政复议1件，未被纠正。":             0,
		"政府信息公开行政复议1件，无一纠正。":             0,
		"去年政府信息公开行政复议1件，结果纠正；今年1件，结果维持。": 0,
		"指导下属单位办理政府信息公开行政复议1件，结果纠正。":     0,
	} {
		t.Run(text, func(t *testing.T) {
			r := ofFamily(t, text, report.Own)
			for slot, n := range map[string]string{"total": "1", "upheld": "1", "corrected": "0", "pending": "0"} {
				r.Values["review.reconsideration."+slot] = report.Parse(n, report.StoredText)
			}
			for _, slot := range []string{"direct.upheld", "direct.pending", "direct.total", "after.upheld", "after.other", "after.total"} {
				r.Values["review."+slot] = report.Parse("0", report.StoredText)
			}
			found := []string{}
			for _, c := range In(edition(t, "2021"), r) {
				if c.Verdict == reading.Wrong {
					found = append(found, c.Clause)
				}
			}
			assert.Len(t, found, want, found)
		})
	}
}
