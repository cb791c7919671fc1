package claims

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"nianbao/internal/check/prose/reading"
	"nianbao/internal/report"
)

// comparisons are ways to compare the figures of this package's tests: 23 new, 4 carried over, 24 finished, 3 left; 9
// granted, 3 refused, 6 not held; 7 reviews, 3 and 2 cases; 6 papers issued, 3 repealed.
var comparisons = []struct {
	name                   string
	wrong, right, unjudged []string
}{
	{"two figures", []string{
		"全年办结政府信息公开申请的数量少于新收数量。", "予以公开的申请数量少于无法提供的数量。", "政府信息公开申请中，新收的多于办结的。",
		"当年废止的规范性文件多于制发的。", "政府信息公开申请办结数低于新收数。",
	}, []string{
		"全年办结政府信息公开申请的数量超过了新收数量。", "予以公开的申请数量多于无法提供的数量。", "规范性文件制发的多于废止的。",
	}, []string{
		"全年办结的申请数量少于去年。", "2023年办结的申请少于新收的。", "全县各单位办结的申请少于新收的。", "网上申请办结的少于新收的。",
		"力争办结的申请不少于新收的。", "信访办结数少于新收数。", "如果办结的申请少于新收的，要及时督办。", "县住建局办结的申请少于新收的。", "予以公开率低于无法提供率。",
		"收到的申请不多于办理的留言。", "近三年办结的申请少于新收的。", "9月办结的申请少于新收的。",
	}},
	{"the same", []string{
		"信息公开复议案件和直接起诉案件的数量相同。", "申请办结数与新收数持平。",
	}, []string{"不予公开的申请与结转下年的申请一样多，数量相等。", "政府信息公开申请不予公开数与结转下年数相同。"},
		[]string{"新收申请与上年持平。", "申请办结数与去年新收数持平。"}},
	{"a bound", []string{
		"全年新收申请不足20件。", "全年新收政府信息公开申请超过23件。", "全年新收申请近40件。", "全年新收申请三十余件。", "全年新收政府信息公开申请不少于30件。",
	}, []string{
		"全年新收申请不足30件。", "全年新收政府信息公开申请超过20件。", "全年新收申请近25件。", "全年新收申请二十余件。", "全年新收申请不超过23件。",
	}, []string{
		"全年新收申请约40件。", "上年新收申请不足10件。", "网上新收申请不足10件。", "单件申请办理用时不超过5天。", "力争新收申请不超过10件。", "下一年新收申请不超过10件。",
	}},
	{"what it rose or fell to", []string{
		"年末结转的申请较年初结转的有所增加。",
	}, []string{"年末结转的申请较年初结转的有所减少。"}, []string{"新收申请较上年有所减少。", "结转下年的申请较去年有所增加。"}},
	{"half", []string{
		"予以公开的申请超过半数。", "全年办结24件，予以公开的超过半数。", "予以公开的申请超过办结总数的一半。",
	}, []string{"予以公开的申请不到半数。", "全年办结24件，予以公开的不足一半。"}, []string{
		"全年受理信访60件，予以公开的超过半数。", "我局门户网站访问量超过半数来自手机端。", "上年予以公开的申请超过半数。",
	}},
	{"by how much", []string{
		"规范性文件制发数比废止数多2件。", "无法提供的申请不到不予公开的二倍。", "予以公开的申请比不予公开的少6件。",
	}, []string{
		"规范性文件制发数比废止数多3件。", "予以公开的申请不到不予公开的四倍。", "结转下年的申请比上年结转的减少1件。",
	}, []string{"新收申请比上年多2件。", "规范性文件制发数比上年多2件。", "规范性文件制发数比全省平均数多2件。"}},
}

func TestComparisons(t *testing.T) {
	e := edition(t, "2021")
	wrong := func(r *report.Report) (list []string) {
		for _, c := range In(e, r) {
			if c.Verdict == reading.Wrong {
				list = append(list, c.Clause)
			}
		}
		return list
	}
	for _, c := range comparisons {
		t.Run(strings.ReplaceAll(c.name, " ", "_"), func(t *testing.T) {
			for _, text := range c.wrong {
				r := ofFamily(t, text, "")
				assert.Len(t, wrong(r), 1, text)
				clear(r.Values)
				assert.Empty(t, wrong(r), "no figures: %s", text)
			}
			for _, text := range append(c.right, c.unjudged...) {
				assert.Empty(t, wrong(ofFamily(t, text, "")), text)
			}
		})
	}
}
