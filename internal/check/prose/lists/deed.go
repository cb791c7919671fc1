package lists

import (
	"slices"
	"strings"

	"nianbao/internal/check/prose/reading"
	"nianbao/internal/wordlist"
)

// What follows 其中 need not part the things: it may tell, once and again, what was done to them
// or how they are: 制发文件20件，其中公开18件， 解读15件;
// 新闻发布会12场，其中主要负责人出席12场，实时直播12场. Each such figure alone is at most the
// total, and together they may be any multiple of it. What parts a total are names of kinds
// (概况类, 来信, 市级); what tells of the things is a predicate: a verb with nothing or but an
// adverb, one that ends the words of who did it, or one that gives the things something. A verb
// that the total has too says nothing new, and kinds may be named by it:
// 发布信息…，其中发布公告….

var (
	// deeds are verbs for what an office does to its papers, meetings and sites. 政策解读 is a
	// kind of paper, 解读 alone or 同步解读 a deed.
	deeds = []string{"公开", "公開", "公布", "公佈", "公示", "发布", "發布", "解读", "解讀", "更新", "直播", "宣讲", "通报", "通報", "约谈",
		"問責", "问责", "备案",
		"反馈", "评估", "论证", "听证", "征求意见", "审核", "上网", "运行", "运维"}
	// manners are adverbs that precede them.
	manners = []string{"已", "均", "全部", "同步", "及时", "按时", "按期", "正常", "实时", "全程", "提前", "年内", "同时", "逐一", "统一",
		"上网", "网上", "在线"}
	// endings close a clause about the things, whoever does it.
	endings = []string{"出席", "参加", "參加", "到会", "授课", "直播", "点播", "宣讲", "论证", "征求意见", "达标", "合格", "到位", "及时",
		"准确", "规范", "可办", "通办", "上线", "开通"}
	// givings begin a clause about what the things were given.
	givings = []string{"配有", "配备", "配備", "配发", "配置", "配套", "附有", "附带", "设立", "设置", "设有", "张贴", "安装", "支持", "完成",
		"邀请", "征求", "实现", "公布",
		"开通", "开设", "接入", "建有", "建立", "纳入"}
)

// isDeed reports whether a label is a deed and nothing else, or one with its adverbs.
func isDeed(label string) bool { return slices.Contains(deeds, plain(label)) }

// plain is a label without the adverbs it begins with.
func plain(label string) string {
	for _, m := range manners {
		if rest, ok := strings.CutPrefix(label, m); ok && rest != "" {
			return plain(rest)
		}
	}
	return label
}

// predicates reports whether a label is a statement about the things of a total. sure is false
// for a bare verb, which may be short for a kind: 动态60条，解读20条.
func predicates(label, total string) (is, sure bool) {
	if strings.Contains(total, plain(label)) {
		return false, false
	}
	if isDeed(label) {
		return true, plain(label) != label
	}
	for _, end := range endings {
		if rest, ok := strings.CutSuffix(label, end); ok && rest != "" && !strings.Contains(total, end) {
			return true, true
		}
	}
	for _, giving := range givings {
		if rest, ok := strings.CutPrefix(label, giving); ok && rest != "" && !strings.Contains(total, giving) {
			return true, true
		}
	}
	return false, false
}

// tellOfEach reports whether parts tell something of each thing of a total rather than part it:
// some do so beyond doubt, or all in so many words, or one of them is all there is and leaves
// nothing to the others. Labels that plainly part a total among themselves do not, nor does a
// part that the total cannot hold.
func (f *lister) tellOfEach(parts []*reading.Amount, w totals) bool {
	if slices.ContainsFunc(parts, func(p *reading.Amount) bool { return p.Value.GreaterThan(w.value()) }) {
		return false
	}
	if f.shares(parts) || opposed(parts) || f.advancing(parts) || someEnded(parts) {
		return false
	}
	total := w.label()
	told, sure, all := 0, false, false
	for _, p := range parts {
		is, beyond := predicates(p.Label, total)
		if is || f.isStage(p.Label) {
			told++
		}
		sure = sure || beyond
		all = all || p.Value.Equal(w.value())
	}
	if all && !(f.ofOneKind(parts) && f.words.taken.In(total)) {
		return true // what is received comes in one way, what is published may go several
	}
	return (sure || told == len(parts)) && !beginAlike(parts) && !ofOneForm(parts) && !parallel(parts)
}

// ended are words for what is no more, or is not, and so is not what the other parts are:
// 正常运行98个，关停注销17个; 已更新132处，更新不及时8处.
var ended = []string{"关停", "注销", "停用", "停更", "撤销", "取消", "废止", "失效", "下线", "关闭", "未", "不", "没有"}

func someEnded(parts []*reading.Amount) bool {
	return slices.ContainsFunc(parts, func(p *reading.Amount) bool { return wordlist.AnyIn(p.Label, ended...) })
}

// ofOneKind reports whether all labels have a kind of the edition in common: 自然人, 法人.
func (f *lister) ofOneKind(parts []*reading.Amount) bool {
	return slices.ContainsFunc(f.words.kinds, func(k kind) bool {
		return !slices.ContainsFunc(parts, func(p *reading.Amount) bool {
			return !wordlist.AnyIn(core(p.Label), k.words...)
		})
	})
}

// beginAlike reports whether labels begin with the same two characters, but for what gives: 检查合格, 检查优秀.
func beginAlike(parts []*reading.Amount) bool {
	head := func(label string) string { return string([]rune(label)[:min(2, len([]rune(label)))]) }
	first := head(parts[0].Label)
	return !slices.Contains(givings, first) && !slices.ContainsFunc(parts, func(p *reading.Amount) bool {
		return head(p.Label) != first
	})
}
