package period

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"nianbao/internal/check/prose/dates"
	"nianbao/internal/wordlist"
)

// A statistical period is written in many ways: from one day to another, with a comma between the
// two or in Chinese numerals, from month to month, or as a year alone. A lead also tells of other
// stretches of time: how long the report is on display, a plan of three years, the months a
// reform took. What comes before a stretch decides which it is.

// span is a stretch of time as written: 2024年1月1日至（2024年）12月31日.
type span struct {
	at, to      int  // where it stands, in bytes
	first, last int  // the years it begins and ends in
	begins      bool // on 1月1日, or in 1月
	ends        bool // on 12月31日, or in 12月
	isPeriod    bool // the statistical period, and not another stretch of time
}

// whole reports whether a span runs from the first to the last day of a year, whichever.
func (s span) whole() bool { return s.begins && s.ends }

// The parts of a span's patterns. Chinese years are folded to digits before; ~ stands for blanks: 2021 年 1 月 1 日.
var spanParts = strings.NewReplacer(
	"YEAR", `(\d{4}|\d{2})~(?:自然|日[历曆])?年~度?[）)]?`,
	"MONTH", `(\d{1,2}|[一二三四五六七八九十元]{1,2})`,
	"DAY", `(\d{1,2}|[一二三四五六七八九十廿卅]{1,3})~[日号號]`,
	"HOUR", `(?:(?:[0零]{1,2}|24)[时時])?`,
	"UNTIL", `(?:起始|算起|起算|[计計]起|起|[开開]?始|以来|[统統][计計]|（含）|\(含\))?~[，,、]?~(?:截?[至到止]+[于於]?|[—－\-\x7e～–─―−]+)`,
	"NUMBER", `(\d{1,2})`,
	"DOT", `[./．\-]`,
	"STATISTICS", `(?:内容所及[时時][间間]|所[涉属]年度|[统統][计計](?:期[间間限]?|[时時][间間限段]|[范範][围圍]|年度|[周週]期|口[径徑]|[区區][间間]|[数數][据據][时時][间間](?:[范範][围圍])?)|(?:[统統][计計])?[数數][据據])`,
	"IS", `(?:均|都|皆|统一|統一)?~(?:[为為]|是|：|:|即|系)`,
	"ONLY", `(?:的?[数數][据據]|[。；，,;（(）)、]|$)`,
)

// spanForm is a way of writing a span, with marks of which every text that has one holds one.
type spanForm struct {
	*regexp.Regexp
	marks []string
}

// in finds a form in a text.
func (f spanForm) in(text string) [][]int {
	if !wordlist.AnyIn(text, f.marks...) {
		return nil
	}
	return f.FindAllStringSubmatchIndex(text, mostSpans)
}

func spanPattern(pattern string) *regexp.Regexp {
	return regexp.MustCompile(strings.ReplaceAll(spanParts.Replace(pattern), "~", `[\s　]*`))
}

// daysPatterns each find year, month and day of the first day and of the last, monthsPattern year
// and month of the first month and of the last; wholePattern a year that is said to be that of
// the statistics, and nothing but a year.
var (
	daysPatterns = []spanForm{
		{spanPattern(`YEAR~MONTH~月~DAY~HOUR~UNTIL~(?:同年~|(?:YEAR~))?MONTH~月~DAY`), []string{"月"}},
		{spanPattern(`YEAR~MONTH~月~DAY~HOUR~起~[，,]~(?:同年~|(?:YEAR~))?MONTH~月~DAY~止`), []string{"起"}},
		{spanPattern(`YEAR~MONTH~月~DAY~[、，,和与]~(?:同年~|(?:YEAR~))?(12)~月~(31)~[日号號]`), []string{"月"}},
		{spanPattern(`(\d{4})DOTNUMBERDOTNUMBER[日号號]?~UNTIL~(?:(\d{4})DOT)?NUMBERDOTNUMBER[日号號]?`),
			[]string{".", "/", "．", "-"}},
	}
	monthsPattern = spanForm{spanPattern(`YEAR~MONTH~(?:月份?)?~UNTIL~(?:同年~|(?:YEAR~))?MONTH~月份?`), []string{"月"}}
	// endPattern finds year, month and day of the last day alone: 数据截至2024年12月31日.
	endPattern = spanForm{spanPattern(`STATISTICS[^。；;，,\d]{0,6}(?:截至|截止|止于)(?:到|至|于|时间为|日期为|时间是|日为)?~YEAR~(12)~月~(31)~日`), []string{"截", "止于"}}
	// endsWithPattern finds a year at whose end the statistics end: 以下数据均截至2024年底.
	endsWithPattern = spanForm{spanPattern(`(?:本|此|所|以下|上述|[报報]告|[统統][计計])[^。；;，,\d]{0,5}(?:[统統][计計]|[数數][据據])[^。；;，,\d]{0,6}(?:截至|截止|止于)(?:到|至|于|[时時][间間][为為]|日期[为為])?~YEAR~年?[底末]`), []string{"底", "末"}}
	// onlyPattern finds a year that is all there is by the text: 本报告只统计2024年数据, 统计数据仅限2024年度.
	onlyPattern  = spanForm{spanPattern(`(?:[报報]告|年[报報]|[数數][据據])[^。；;，,\d]{0,8}(?:[只仅僅](?:[统統][计計]|包含|包括|反映|涵[盖蓋]|收[录錄]|限于?|限[为為]|含|是|[为為])|(?:采|取|[来來]|源)自)~YEAR~(?:全年)?(?:的?(?:[数數][据據]|情[况況])|ONLY)`), []string{"只", "仅", "僅", "自"}}
	wholePattern = spanForm{spanPattern(`STATISTICS~IS~((\d{4}|\d{2})~(?:年(?:~度|~全年)*|全年))~ONLY`),
		[]string{"统计", "统計", "統计", "統計", "数据", "数據", "數据", "數據", "所及", "所涉年度", "所属年度"}}
)

// mostSpans is how many stretches of time of one form are looked at. A lead states two or three.
const mostSpans = 200

// spansIn finds the stretches of time in a masked text, in their order.
func spansIn(text string) []span {
	var found []span
	take := func(m []int, of []int, days bool) {
		s := span{at: m[0], to: m[1]}
		if endsInDigit(text[:m[0]]) || endsInDigit(text[:m[1]]) && startsWithDigit(text[m[1]:]) ||
			slices.ContainsFunc(found, func(o span) bool { return s.at < o.to && o.at < s.to }) {
			return
		}
		group := func(i int) string {
			if of[i] == 0 || m[2*of[i]] < 0 {
				return ""
			}
			return text[m[2*of[i]]:m[2*of[i]+1]]
		}
		s.first = dates.Year(group(0))
		if s.last = s.first; group(3) != "" {
			s.last = dates.Year(group(3))
		}
		s.begins, s.ends = dates.Number(group(1)) == 1, dates.Number(group(4)) == 12
		if days {
			s.begins, s.ends = s.begins && dates.Number(group(2)) == 1, s.ends && dates.Number(group(5)) == 31
		}
		found = append(found, s)
	}
	for _, p := range daysPatterns {
		for _, m := range p.in(text) {
			take(m, []int{1, 2, 3, 4, 5, 6}, true)
		}
	}
	days := len(found)
	for _, m := range monthsPattern.in(text) {
		take(m, []int{1, 2, 0, 3, 4, 0}, false)
	}
	for i := range found {
		found[i].isPeriod = found[i].isSaidOfStatistics(text, found) || i < days && found[i].isSelfEvident(text)
	}
	for _, form := range []spanForm{endPattern, endsWithPattern, onlyPattern} {
		for _, m := range form.in(text) {
			year := dates.Year(text[m[2]:m[3]])
			s := span{at: m[2], to: m[1], first: year, last: year, begins: true, ends: true, isPeriod: true}
			if !slices.ContainsFunc(found, func(o span) bool { return s.at < o.to && o.at < s.to }) {
				found = append(found, s)
			}
		}
	}
	for _, m := range wholePattern.in(text) {
		if year := dates.Year(text[m[4]:m[5]]); !otherAfter.MatchString(text[m[3]:]) {
			found = append(found, span{at: m[2], to: m[3], first: year, last: year, begins: true, ends: true,
				isPeriod: true})
		}
	}
	slices.SortFunc(found, func(a, b span) int { return cmp.Compare(a.at, b.at) })
	return found
}

var (
	statistics = regexp.MustCompile(`[统統][计計]|期限|[时時]限|[数數][据據]|起止|[报報]告期|[报報]告[时時][间間]|[时時][间間][范範][围圍]|涵[盖蓋]|反映`)
	// what a span is called after it: 2023年1至12月为本报告数据的统计区间
	calledStatistics = regexp.MustCompile(`^[\s　]*(?:[为為]|是|作[为為]|系)[^。；;，,]{0,10}(?:[统統][计計]|[报報]告期)`)
	// organs whose names hold those words
	statisticians = regexp.MustCompile(`大[数數][据據]|[数數][据據](?:局|[资資]源|管理|中心)|[统統][计計](?:局|[报報]表)`)
	// what else has a beginning and an end
	otherSpans = regexp.MustCompile(`产生于|取自|采自|来自|公示|公告|公布期|有效|施行|[实實]施|规划|規劃|行[动動]|任期|[开開]展|征求|徵求|查[阅閱]|下[载載]|[办辦]公|接待|受理|[开開]放|工作[时時][间間]`)
)

// isSaidOfStatistics reports whether the words before a span, back to the span before it or to
// the end of the sentence before, call it the statistical period, and those of its own clause do
// not call it something else.
func (s span) isSaidOfStatistics(text string, all []span) bool {
	from := 0
	for _, o := range all {
		if o.to <= s.at {
			from = max(from, o.to)
		}
	}
	before := afterLast(tail(text[from:s.at], longestSentence), "。；;")
	return !s.isAnothers(text) && (statistics.MatchString(statisticians.ReplaceAllString(before, "")) || calledStatistics.MatchString(text[s.to:])) &&
		!otherSpans.MatchString(afterLast(before, "。；;，,"))
}

// isSelfEvident reports whether a span can be nothing but the statistical period: the whole of
// one year, or one whose end is before its beginning.
func (s span) isSelfEvident(text string) bool {
	return s.whole() && s.last <= s.first && !s.isAnothers(text) && !planned.MatchString(firstRunes(text[s.to:], near)) &&
		!otherSpans.MatchString(afterLast(tail(text[:s.at],
			longestSentence), "。；;，,"))
}

// comparedAfter is what follows a span that something is compared with: 与2022年1月1日至12月31日相比.
var comparedAfter = regexp.MustCompile(`^[\s　]*(?:的?(?:数据|情况)?)?(?:相比|相较|比较)`)

// reportBefore finds the year of a report whose name a bracket follows: 2021年度报告（….
var reportBefore = regexp.MustCompile(`(\d{4})年度?[^，,。；;（()）]{0,12}(?:报告|年报)[（(][^（()）]*$`)

// isAnothers reports whether a span is one that this report's is compared with, or is that of a report named by its year
// right before.
func (s span) isAnothers(text string) bool {
	m := reportBefore.FindStringSubmatch(tail(text[:s.at], longestSentence))
	return comparedAfter.MatchString(text[s.to:]) || m != nil && dates.Year(m[1]) == s.first && s.first == s.last
}

// afterLast returns the text after the last of some marks.
func afterLast(text, marks string) string {
	if i := strings.LastIndexAny(text, marks); i >= 0 {
		return text[i:]
	}
	return text
}

func startsWithDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }
