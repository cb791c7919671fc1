package reading

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"nianbao/internal/check/prose/quantity"
	"nianbao/internal/report"
	"nianbao/templates"
)

func TestWhatSaysThatPartsOverlap(t *testing.T) {
	for _, yes := range []string{"部分稿件同步推送", "两平台同步发布100条", "同一信息在多平台发布", "多数稿件一稿多发", "三处同时发布的有65条", "（有交叉）", "部分政策采用多种形式解读", "同一文件有多种解读形式", "部分申请涉及多个领域", "同一文件采用两种以上解读形式的分别计算",
		"个别申请既涉及征地又涉及拆迁", "一件申请涉及多个事项的,按事项分别统计", "统计口径存在重复", "4件兼具两类性质", "部分信息同时发布", "同時采用兩種形式",
		"各类之和大于合计数", "两者有重叠", "重复计算"} {
		assert.True(t, saysOverlap(quantity.Fold(yes)), yes)
	}
	for _, no := range []string{"原创与转载兼有,", "各平台同步更新", "通过多种形式开展培训", "不重复计算", "已剔除重复信息", "没有重复计算", "组织交叉检查", "部分公开9件,通过多种渠道送达", "均在同一平台发布",
		"多个部门分别答复", "同时,加强指导", "在做好公开的同时,抓好解读", "按渠道分别统计", "重复申请3件", "既重视公开,又重视解读"} {
		assert.False(t, saysOverlap(quantity.Fold(no)), no)
	}
}

// A note on overlaps applies to its own sentence, to its brackets, and as a note to the one
// before.
func TestWhichSentencesOverlap(t *testing.T) {
	e, err := templates.Find("2021")
	assert.NoError(t, err)
	for _, c := range []struct {
		text string
		want []bool
	}{
		{"解读40篇，图解26篇（有交叉）。公开9条。", []bool{true, false}},
		{"解读40篇，图解26篇。（有交叉）公开9条，动态8条，公告3条。", []bool{true, false}},
		{"公开9条。解读40篇，图解26篇。注：同一文件有多种形式。", []bool{false, true}},
		{"公开9条。其中4条兼具两类性质。", []bool{true, true}},
		{"公开9条。解读40篇，其中图解26篇、视频18篇，有交叉。", []bool{false, true}},
	} {
		var got []bool
		for _, s := range Read(e, Paragraph{Paragraph: report.Paragraph{Text: c.text}}).Said {
			got = append(got, s.Overlaps)
		}
		assert.Equal(t, c.want, got, c.text)
	}
	inside := Read(e, Paragraph{Paragraph: report.Paragraph{Text: "解读40篇（文字30篇，图解15篇），有交叉。"}}).Said[0].Stretches[0][0].Inside
	assert.True(t, inside[0].Overlaps)
}

func TestOverlapsOfHostileTexts(t *testing.T) {
	for _, unit := range []string{"同一", "部分", "既是", "分别", "（有交叉）", "同一。", "1件。（有交叉）"} {
		saysOverlap(strings.Repeat(unit, 20_000))
	}
}
