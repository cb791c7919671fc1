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
		"全年政府信息公开行政复议、行政诉讼各7件。":                {"行政诉讼各7件"},
		"全年政府信息公开未经复议直接起诉、复议后起诉各3件。":           {"复议后起诉各3件"},
		"政府信息公开申请中，予以公开、部分公开各9件。":              {"部分公开各9件"},
		"政府信息公开申请中，部分公开、不予处理各2件。":              {},
		"全县各单位的政府信息公开申请中，予以公开、部分公开各9件。":        {},
		"全年收到政府信息公开申请23件，均在年内办结。":              {"均在年内办结"},
		"全年收到政府信息公开申请23件，年底前全部答复完毕。":           {"年底前全部答复完毕"},
		"上年结转政府信息公开申请4件，均在年内办结。":               {},
		"全年收到政府信息公开申请23件，均在法定期限内办结。":           {},
		"因政府信息公开被申请行政复议7件，除1件被纠正外，其余均维持。":      {"除1件被纠正外，其余均维持"},
		"因政府信息公开被申请行政复议7件，除3件纠正或未审结外，其余均维持。":   {},
		"政府信息公开申请方面，新收20件，全部办结。":               {"新收20件"},
		"年内印发政府文件136件，其中属于行政规范性文件的8件。":         {"印发政府文件136件，其中属于行政规范性文件的8件"},
		"年内印发政府文件136件，其中属于行政规范性文件的6件。":         {},
		"全年25件新收政府信息公开申请由19名申请人提出。":            {"25件新收"},
		"2024年末，现行有效规章2件、现行有效行政规范性文件18件，均已公开。": nil,
	} {
		t.Run(text, func(t *testing.T) {
			found := []string{}
			for _, c := range In(edition(t, "2021"), ofFamily(t, text, report.Own)) {
				if c.Verdict == reading.Wrong {
					found = append(found, c.Clause)
				}
			}
			if want == nil {
				t.Log(found)
				return
			}
			assert.Equal(t, want, found)
		})
	}
}
