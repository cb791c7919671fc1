package quantity

import (
	"strings"
	"unicode/utf8"
)

// Measure words, longest first where one begins another, in their folded form.
var measures = []string{
	"亿元", "百万元", "万元", "千元", "元",
	"人次", "场次", "件次", "条次", "期次", "户次", "家次", "批次", "批", "次",
	"件", "条", "份", "篇", "期", "个", "项", "场", "宗", "起", "例", "部", "本", "册", "张", "幅", "则", "封", "户", "家", "名", "位",
	"轮", "种", "类", "组", "处", "台", "套", "辆", "栋", "座", "字", "集", "人",
}

// notAfter says of a measure word what must not follow it, because then it is the beginning of another word: 20个工作日 is
// no count, 5部门 has no 部. Names that hold a number (六个部分, 4个栏目) are among them.
var notAfter = map[string][]string{
	"个": {"工作日", "自然日", "月", "小时", "百分点", "年", "季度", "星期", "周", "部分", "方面", "环节", "阶段", "转变", "栏目", "板块",
		"维度", "层面", "坚持", "确保"},
	"部": {"分", "门", "委", "长", "署"},
	"条": {"例", "规", "款", "件"},
	"次": {"要", "会议", "全会", "性", "办", "告知", "产业"},
	"人": {"大", "民", "均"},
	"位": {"于"},
	"期": {"间", "限"},
	"本": {"级", "年", "机", "单", "报", "局", "市", "县", "区", "部", "科", "办"},
	"起": {"来", "草", "诉"},
	"处": {"理", "罚", "置", "室", "级"},
	"名": {"单", "义"},
	"元": {"旦"},
	"台": {"账"},
	"组": {"织"},
	"批": {"准", "复", "示"},
	"例": {"会", "行"},
	"字": {"第", "〔"},
	"件": {"事"},
}

var scaleOf = map[string]int32{"元": 0, "千元": 3, "万元": 4, "百万元": 6, "亿元": 8}

// measuresBy has the measure words by their first character.
var measuresBy = func() map[rune][]string {
	by := map[rune][]string{}
	for _, m := range measures {
		first, _ := utf8.DecodeRuneInString(m)
		by[first] = append(by[first], m)
	}
	return by
}()

// measureAt finds the measure word at a position.
func measureAt(t Text, i int) (word string, ok bool) {
	for _, m := range measuresBy[t.At(i)] {
		if !t.HasAt(i, m) {
			continue
		}
		after := i + len([]rune(m))
		for _, bad := range notAfter[m] {
			if t.HasAt(after, bad) && !(m == "次" && isDigit(t.At(i-1))) {
				return "", false
			}
		}
		if t.At(after) == '次' && !strings.HasSuffix(m, "次") && !startsWithAny(t, after+1, notAfter["次"]) {
			m += "次" // 家次, 版次: how often something was met
		}
		return m, true
	}
	for _, m := range t.coined {
		if t.HasAt(i, m) {
			return m, true
		}
	}
	return "", false
}

// Words that stand before or after a number and make it an estimate. Those of the second list do
// so only before a scale: 数十件, 上百件, but 总数8件, 网上8件.
var (
	estimateBefore = []string{"不少于", "不低于", "不超过", "不足", "不到", "不满", "将近", "超过", "突破", "至少", "最多", "接近", "约", "近", "逾", "超"}
	estimateScale  = []string{"上", "数", "几", "成"}
	estimateAfter  = []string{"左右", "以上", "以内", "以下", "上下", "不等", "余"}
)

// countsInCharacters are the measure words before which a number written in characters is a count wherever it stands;
// before any other it is one only where nothing follows (专栏七个), because it is mostly a name (四个专栏, 三项制度).
var countsInCharacters = map[string]bool{"件": true, "条": true, "次": true, "份": true, "篇": true, "期": true,
	"封": true, "人": true,
	"人次": true, "场": true, "场次": true, "件次": true, "条次": true, "期次": true, "元": true, "万元": true, "亿元": true}

func endsWithAny(t Text, end int, words []string) bool {
	for _, w := range words {
		n := len([]rune(w))
		if end >= n && t.HasAt(end-n, w) {
			return true
		}
	}
	return false
}

func startsWithAny(t Text, at int, words []string) bool {
	for _, w := range words {
		if t.HasAt(at, w) {
			return true
		}
	}
	return false
}
