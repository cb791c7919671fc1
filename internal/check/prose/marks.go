package prose

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// opener is the word that opens a list of parts before an amount.
type opener int

const (
	noOpener opener = iota
	among           // 其中: some or all of the parts
	includes        // 包括, 含: some or all
	bracket         // no word, but a bracket
	apart           // 分别, 分为: all of them
	colon           // 共12件：…: all of them
	sorted          // 按渠道分: all of them
)

// closed reports whether the opener says that all parts follow.
func (o opener) closed() bool { return o == apart || o == colon || o == sorted }

// marks are what the words before an amount make of it.
type marks struct {
	opener opener
	label  string // the words that say what is counted, without those of grammar
	own    bool   // it has its own 共
	before string // what stands before its 共 in its clause
	after  string // and after it
	aside  bool   // a comparison, a rate, another year's: never a part and never a total
	joined bool   // joined to the amount before by 、 or 和 rather than a comma
	again  bool   // a semicolon stands before it
}

var (
	totalWord   = regexp.MustCompile(`总计|合计|累计|共计|总共|一共|总数|总量|共`)
	togetherNot = []string{"公共", "共同", "共享", "共建", "共治", "共产", "共识", "共和", "共青", "共性", "共用", "中共", "共商", "共赢"}
	includeWord = regexp.MustCompile(`包括|包含|涵盖|(?:^|[,:;、])(?:还|另)?含有?`)
	apartWord   = regexp.MustCompile(`分别|分為|分为|依次`)
	sortedWord  = regexp.MustCompile(`(?:按照?|从)[^,;:]{1,14}?(?:分类|划分|统计|区分|分|来看|看)`)
	asideWord   = regexp.MustCompile(`同比|环比|比上|比去|比前|较上|较去|较前|增加|增长|增幅|减少|下降|上升|提高|多了|少了|平均|人均|月均|日均|年均|季均|每[年月周日季天个次件]`)
	otherYear   = regexp.MustCompile(`去年|前年|上年|上一年|往年|历年|同期`)
	carriedWord = regexp.MustCompile(`结转|結轉|转结`)
)

// markup reads the words between an amount and the one before it.
func markup(gap string) marks {
	m := marks{again: strings.Contains(gap, ";")}
	clause := gap
	if i := strings.LastIndexAny(gap, ",;"); i >= 0 {
		clause = gap[i+1:]
	}
	at := -1
	see := func(o opener, where int) {
		if where > at {
			m.opener, at = o, where
		}
	}
	if i := colonAfterNoun(gap); i >= 0 {
		see(colon, i)
	}
	if i := strings.LastIndex(gap, "其中"); i >= 0 {
		see(among, i)
	}
	for _, w := range []struct {
		opener opener
		word   *regexp.Regexp
	}{{includes, includeWord}, {apart, apartWord}, {sorted, sortedWord}} {
		if all := w.word.FindAllStringIndex(gap, -1); all != nil {
			see(w.opener, all[len(all)-1][0])
		}
	}
	m.aside = asideWord.MatchString(clause) || otherYear.MatchString(clause) && !carriedWord.MatchString(clause)
	m.joined = joinedBy(gap)
	m.label = labelOf(clause)
	m.findTotal(clause)
	return m
}

// colonAfterNoun finds a colon that directly follows the amount before, or the noun after it: 共12件：, 收到12件申请：.
func colonAfterNoun(gap string) int {
	i := strings.IndexByte(gap, ':')
	if i < 0 || utf8.RuneCountInString(gap[:i]) > nounLength || strings.ContainsAny(gap[:i], ",;、") {
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
	if i := strings.LastIndex(clause, "、"); i >= 0 && utf8.RuneCountInString(clause) > 20 {
		clause = clause[i+len("、"):]
	}
	return strings.TrimRight(clause, "为有达的")
}

// findTotal looks for the amount's own 共.
func (m *marks) findTotal(clause string) {
	hidden := clause
	for _, not := range togetherNot {
		hidden = strings.ReplaceAll(hidden, not, strings.Repeat("·", utf8.RuneCountInString(not)))
	}
	all := totalWord.FindAllStringIndex(hidden, -1)
	if all == nil {
		return
	}
	w := all[len(all)-1]
	m.own = true
	m.before = strings.TrimLeft(hidden[:w[0]], ",、:")
	m.after = hidden[w[1]:]
}
