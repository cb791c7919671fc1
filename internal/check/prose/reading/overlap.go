package reading

import (
	"regexp"
	"strings"
	"sync"

	"nianbao/internal/check/prose/lexicon"
	"nianbao/internal/wordlist"
)

// An office that knows that its parts overlap says so: 有交叉, 部分政策采用多种形式解读, 同一文件有两种以上形式的分别计算. It is believed,
// whatever the words, where they say one of three things: that figures repeat one another, that one thing is of several
// kinds, or that one thing is counted for each of them. Denials (不重复计算) and names of other matters (交叉检查) are
// taken out first.

// overlapping is a way of saying it, with words of which one must stand in the text for it to be tried.
type overlapping struct {
	hints []string
	says  *regexp.Regexp
}

// One thing, or some of them; and several of what a thing may be. Between them stands no other mark and no figure, so
// that 通过多种形式 is no such thing.
const (
	oneThing  = `(?:部分|有的|有些|个别|個別|少数|少數|一些|若干|同一|同个|同個|每[个個件條条份篇项項]|一[个個件條条份篇项項则則])`
	sameWords = `(?:重复|重複|交叉|重叠|重疊|重合)`
)

var several = severalWords()

// severalWords returns the words for several of what a thing may be: 多种, 两类, 不同形式.
func severalWords() []string {
	words := []string{"不止一"}
	for _, of := range []string{"种", "種", "个", "個", "项", "項", "类", "類", "重", "方面", "处", "處"} {
		for _, n := range []string{"多", "数", "數", "几", "幾", "两", "兩", "二", "三", "2", "3"} {
			words = append(words, n+of)
		}
	}
	for _, what := range []string{"类", "類", "种", "種", "形式", "渠道", "平台", "方式", "领域", "領域", "事项", "事項"} {
		words = append(words, "多"+what, "不同"+what)
	}
	return words
}

var overlappings = []overlapping{
	{[]string{"交叉", "重叠", "重疊", "重合", "重复", "重複"},
		regexp.MustCompile(`交叉|重叠|重疊|重合|(?:重复|重複)(?:计|計|统|統|列|包含|出现)|(?:存在|互有|相互|略有|部分|有|有所|会有)(?:重复|重複)`)},
	{[]string{"兼", "一并", "一並", "同场", "同場"}, regexp.MustCompile(`兼(?:[具属跨]|有[^,;:。、])|一并(?:发布|公开|举办|召开|统计|计)|同场`)},
	{[]string{"同时", "同時"}, regexp.MustCompile(`[^,;:。、的]同[时時]|[两兩二三四多几]处同[时時]|同[时時][采具属屬涉含包拥兼在配]`)},
	{several, regexp.MustCompile(oneThing + `[^,;:。、0-9]{0,14}(?:` + strings.Join(several, "|") + `)`)},
	{[]string{"同步", "多平台", "多渠道", "一稿"}, regexp.MustCompile(oneThing + `[^,;:。、0-9]{0,14}同步(?:推送|发布|發佈|发佈|` +
		`转发|轉發|刊发|刊發|转载|轉載|上传|更新|公开|刊登)|` +
		`同一[^,;:。、0-9]{0,10}(?:多平台|多渠道)|一稿多[发發]`)},
	{[]string{"同步", "同时", "同時"}, regexp.MustCompile(`[两三二四多双]个?(?:平台|渠道|端)[^,;:。、]{0,4}同[步时]`)},
	{[]string{"分别", "分別"}, regexp.MustCompile(`(?:` + oneThing +
		`[^;。]{0,30}|的,?[^,;:。]{0,8})分[别別](?:计[入算数件]|計[入算數件]|统计|統計|列入|列计)`)},
	{[]string{"共同", "合并", "合併"}, regexp.MustCompile(`(?:含|其中|有)[^,;:。、]{0,8}共同(?:出席|参加|参与|主持|举办|召开|授课)|` +
		`合[并併](?:举办|舉辦|召开|召開|组织|開展|开展)`)},
	{[]string{"既"}, regexp.MustCompile(`既(?:是|属|屬|涉|有|在|含|包|用|采|以|通过|为|被|作)[^;。]{1,20}(?:又|也|还|還)`)},
	{[]string{"大于", "大於", "超过", "超過", "多于", "高于", "不等于"},
		regexp.MustCompile(`(?:之和|总和|總和|总数|總數|合计数|合計數)[^,;。]{0,4}(?:大于|大於|超过|超過|多于|高于|不等于)`)},
}

// otherwise are words that sound like it and are not: what is denied, what repeats nothing, and rows of a form that
// begin with 部分.
var otherwise = regexp.MustCompile(`(?:不|无|無|未|没|沒有|剔除|去除|扣除|避免|杜绝|防止|排除)(?:存在|有|予|会|會|作|含|再|了)?(?:信息|数据|內容|内容)?` + sameWords +
	`|交叉(?:检查|檢查|互|评|審|审|执法|监督|测评|考核|巡查|阅卷|学科|培训|验证|检验|督查|抽查|任职)|部分(?:公开|公開|采纳|採納|予以)`)

// hints are the words of which a text must have one to mention overlaps.
var hints = sync.OnceValue(func() *lexicon.Set {
	var all []string
	for _, o := range overlappings {
		all = append(all, o.hints...)
	}
	return lexicon.NewSet(all)
})

// mayOverlap reports whether a text has words for overlaps.
func mayOverlap(text string) bool { return hints().In(text) }

// SaysOverlap reports whether a text admits that the same thing is counted more than once.
func SaysOverlap(text string) bool { return mayOverlap(text) && saysOverlap(text) }

// saysOverlap reports whether words mean that the same thing is counted more than once.
func saysOverlap(text string) bool {
	read := false
	for _, o := range overlappings {
		if !wordlist.AnyIn(text, o.hints...) {
			continue
		}
		if !read {
			text, read = otherwise.ReplaceAllString(text, "·"), true
		}
		if o.says.MatchString(text) {
			return true
		}
	}
	return false
}

// fewAmounts is how many amounts a sentence may have that is but a note on the one before: 其中4件兼具两类性质. One with more
// has a list of its own.
const fewAmounts = 2

// notes reports whether a sentence right after another, which says that things overlap, says it of that one.
func (s *Sentence) notes() bool {
	amounts := 0
	for _, row := range s.Stretches {
		amounts += len(row)
	}
	return amounts <= fewAmounts
}

// overlap marks a sentence, and the text in its brackets, as one whose parts overlap.
func (s *Sentence) overlap() {
	s.Overlaps = true
	for _, row := range s.Stretches {
		for _, a := range row {
			for _, inside := range a.Inside {
				inside.overlap()
			}
		}
	}
}
