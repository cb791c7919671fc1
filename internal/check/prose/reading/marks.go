package reading

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/internal/wordlist"
)

// Opener is the word that opens a list of parts before an amount.
type Opener int

// The openers.
const (
	NoOpener Opener = iota // none: the amount follows others without a word
	Among                  // 其中: some or all of the parts
	Includes               // 包括, 含: some or all
	Bracket                // no word, but a bracket
	Apart                  // 分别, 分为: all of them
	Colon                  // 共12件：…: all of them, if they are of one form and no rows
	Sorted                 // 按渠道分: all of them
)

// Closed reports whether the opener says that all parts follow.
func (o Opener) Closed() bool { return o == Apart || o == Sorted }

// Marks are what the words before an amount make of it.
type Marks struct {
	Opener    Opener
	Label     string // the words that say what is counted, without those of grammar
	Own       bool   // it has its own 共
	Before    string // what stands before its 共 in its clause
	After     string // and after it
	Aside     bool   // a comparison, a rate, another year's: never a part and never a total
	Joined    bool   // joined to the amount before by 、 or 和 rather than a comma
	Again     bool   // a semicolon stands before it
	Heads     bool   // the amount before is what its clause is about: 26件申请中，…
	Predicate bool   // its label says what is true of the things: 涉及保密的6次
	Carried   bool   // by its name it is another year's, and only a share of what there is: 上年结转2件
	Turns     bool   // its clause says what was done to what is listed, not what else is: 被采用5期
	Times     int    // how many things it is told of, each for itself: 档案馆、图书馆各1个
}

// TotalWords are the words that make a total of an amount, in the form texts are read in.
var TotalWords = []string{"共", "总计", "合计", "累计", "总共", "总数", "总量"}

// Other words of grammar, in that form.
var (
	togetherNot  = []string{"公共", "共有产权", "共同", "共享", "共建", "共治", "共产", "共识", "共和", "共青", "共性", "共用", "中共", "共商", "共赢"}
	apartWords   = []string{"分别", "分为", "依次"}
	includeHints = []string{"包", "含", "涵"}
	includeWord  = regexp.MustCompile(`包括|包含|涵盖|(?:^|[,:;、])(?:还|另)?含有?`)
	someHints    = []string{"其中", "包", "含", "主要", "重点", "例如", "比如"}
	sortedHints  = []string{"按", "从"}
	sortedWord   = regexp.MustCompile(`(?:按照?|从)[^,;:]{1,14}?(?:分类|划分|统计|区分|分|来看|看)`)
	asideWords   = []string{"同比", "环比", "比上", "比去", "比前", "较上", "较去", "较前", "增加", "增长", "增幅", "减少", "下降", "上升", "提高", "多了", "少了",
		"净增", "净减", "平均", "人均", "月均", "日均", "年均", "季均", "每年", "每月", "每周", "每日", "每季", "每天", "每个", "每次", "每件"}
	otherYears = []string{"去年", "前年", "上年", "上一年", "往年", "历年", "同期"}
	comparison = regexp.MustCompile(`[比较](?:\d{4}年|年初|计划|原)`)
	within     = regexp.MustCompile(`^[^,;:、]{0,14}[^其,;:、]中[,:]`)
	eachOf     = regexp.MustCompile(`^[^各]{0,8}各(?:自|设|有|配|建|派|选|增|发|办|开|联系|负责|安排|明确|确定)`)
	leadsTo    = regexp.MustCompile(`^[^,;:、]{0,8}[至到为成]$`)
	wasBefore  = regexp.MustCompile(`(?:^|[,;:、])[^,;:、]*(?:由|从|原)[^,;:、]*$`)
)

// markup reads the words between an amount and the one before it.
func (w *words) markup(gap string) Marks {
	m := Marks{Again: strings.Contains(gap, ";")}
	clause := gap
	if i := strings.LastIndexAny(gap, ",;"); i >= 0 {
		clause = gap[i+1:]
	}
	at := -1
	see := func(o Opener, where int) {
		if where > at {
			m.Opener, at = o, where
		}
	}
	if i := colonAfterNoun(gap); i >= 0 {
		see(Colon, i)
	}
	if i := strings.LastIndex(gap, "其中"); i >= 0 {
		see(Among, i)
	}
	see(Apart, wordlist.LastIn(gap, apartWords...))
	if wordlist.AnyIn(gap, includeHints...) {
		see(Includes, lastMatch(gap, includeWord))
	}
	if wordlist.AnyIn(gap, sortedHints...) {
		see(Sorted, lastMatch(gap, sortedWord))
	}
	m.Carried = wordlist.AnyIn(clause, w.carried...)
	m.Aside = wordlist.AnyIn(clause, asideWords...) || strings.ContainsAny(clause, "比较") && comparison.MatchString(clause) || wordlist.AnyIn(clause, otherYears...) && !m.Carried
	m.Joined = joinedBy(gap)
	m.Label = labelOf(clause)
	m.findTotal(clause)
	m.Heads = strings.ContainsRune(gap, '中') && within.MatchString(gap)
	m.Predicate = strings.HasSuffix(clause, "的") || strings.HasPrefix(m.Label, "涉及")
	m.Turns = strings.HasPrefix(m.Label, "被")
	m.Times = 1
	if strings.Contains(clause, "各") {
		m.findEach(clause)
	}
	return m
}

func lastMatch(text string, pattern *regexp.Regexp) int {
	all := pattern.FindAllStringIndex(text, -1)
	if all == nil {
		return -1
	}
	return all[len(all)-1][0]
}

// colonAfterNoun finds a colon that directly follows the amount before, or the noun after it: 共12件：, 收到12件申请：. Where
// those words announce some of the parts only, the colon says no more than they do: 300条主要有：.
func colonAfterNoun(gap string) int {
	i := strings.IndexByte(gap, ':')
	if i < 0 || utf8.RuneCountInString(gap[:i]) > nounLength || strings.ContainsAny(gap[:i], ",;、") || wordlist.AnyIn(gap[:i], someHints...) {
		return -1
	}
	return i
}

// joinedBy reports whether nothing but 、 or 和 parts an amount from the one before it.
func joinedBy(gap string) bool {
	if strings.ContainsAny(gap, ",;:") {
		return false
	}
	return strings.HasPrefix(gap, "、") || strings.HasPrefix(gap, "和") || strings.HasPrefix(gap, "及") ||
		strings.HasPrefix(gap, "与") || strings.HasPrefix(gap, "以及") || strings.HasPrefix(gap, "并")
}

// labelLength is how long a label may be before the first of the things it names is cut off.
const labelLength = 40

// labelOf takes from a clause the words that say what is counted.
func labelOf(clause string) string {
	for _, word := range []string{"其中", "包括", "包含", "分别为", "分别", "分为"} {
		if i := strings.LastIndex(clause, word); i >= 0 {
			clause = clause[i+len(word):]
		}
	}
	if i := strings.LastIndexAny(clause, ",;:"); i >= 0 {
		clause = clause[i+1:]
	}
	clause = strings.TrimLeft(clause, "、和及与以并:")
	if i := strings.LastIndex(clause, "、"); i >= 0 && utf8.RuneCountInString(clause) > labelLength {
		clause = clause[i+len("、"):]
	}
	return strings.TrimRight(clause, "为有达的")
}

// findEach counts the things an amount is told of, each for itself. One of which it is not told how many they are is
// nobody's part or total.
func (m *Marks) findEach(clause string) {
	names, ends := strings.CutSuffix(clause, "各")
	switch {
	case ends:
		m.Times = len(strings.FieldsFunc(names, func(r rune) bool { return strings.ContainsRune("、和及与,:", r) }))
		m.Label = labelOf(names)
		m.Aside = m.Aside || m.Times < 2
	case eachOf.MatchString(strings.TrimLeft(clause, ",;:、")):
		m.Aside = true
	}
}

// periods are the words of time that are a total's only words: 一季度15条，二季度20条，全年35条.
var periods = []string{"全年", "全年度", "年度", "全程"}

// findTotal looks for the amount's own 共.
func (m *Marks) findTotal(clause string) {
	if only := strings.Trim(clause, ",;:"); slices.Contains(periods, only) {
		m.Own, m.Before = true, only
		return
	}
	if wordlist.LastIn(clause, TotalWords...) < 0 {
		return
	}
	hidden := clause
	for _, not := range togetherNot {
		hidden = strings.ReplaceAll(hidden, not, strings.Repeat("·", utf8.RuneCountInString(not)))
	}
	at := wordlist.LastIn(hidden, TotalWords...)
	if at < 0 {
		return
	}
	m.Own = true
	m.Before = strings.TrimLeft(strings.TrimSuffix(strings.TrimSuffix(hidden[:at], "总"), "一"), ",、:")
	_, size := utf8.DecodeRuneInString(hidden[at:])
	m.After = strings.TrimLeft(hidden[at+size:], "计数量")
}
