package period

import (
	"iter"
	"regexp"
	"strconv"
	"strings"
)

// stated is a year as a text states it.
type stated struct {
	year int
	text string
	at   int // where it stands in the masked text, in bytes
}

var (
	// what follows the year of a law, a notice or a day, and what goes before a year that is
	// compared with
	otherAfter = regexp.MustCompile(`^[\s　]*([至到—－\-][\s　]*\d{4}[\s　]*年|\d{1,2}[\s　]*月|第|修[订訂正改]|[公颁頒]布|施行|[实實]施|印[发發]|[发發]布|制定|以[来來后後前]` +
		`|底|起|国务院令|國務院令|版|末|初|[春夏秋冬]|[曆历]年|[上下]半年|相比|比[较較]|同期)`)
	otherBefore = regexp.MustCompile(`([比较較与與同自从從至到]|上一?年|去年|截止)[\s　]*$`)
	// what a report says of its own year
	ownAfter = regexp.MustCompile(`公[开開]|工作|政务|[报報]告|年[报報]|[统統][计計]`)
	// a notice of another year that the report follows
	followed = regexp.MustCompile(`(根据|根據|按照|依照|依据|依據|[贯貫][彻徹]|落[实實])[^。；]*$`)
	notices  = regexp.MustCompile(`通知|文件|要求|部署|要[点點]|意[见見]|[办辦]法|[条條]例|[规規]定|方案`)
)

var (
	// a year that begins a sentence and is told of as a whole
	begins    = regexp.MustCompile(`(?:^|[。；;\n])[\s　]*$`)
	paused    = regexp.MustCompile(`^[\s　]*[，,]`)
	reportsOn = regexp.MustCompile(`报告[^。；;，,]{0,12}(?:为|是|反映|总结|總結|涵盖|发生在|属于)[^。；;，,]{0,4}$|年?报告?[^。；;]{0,24}[，,]反映$|本(?:年度?|报告期)(?:即|为|是|系)$`)
	// what another year's report is named for, in passing
	inPassing = regexp.MustCompile(`^[^。；;，,]{0,16}报告(?:中|里|指出|提出|反映的|所列|已|曾|由原|可|请|見|见|另|附)|^[^。；;，,]{0,8}[见見附]|^[^。；;]{0,24}(?:已于|已经公布|已公布)`)
	// what was published before
	published = regexp.MustCompile(`[发發公][布佈开開]了[^。；;，,]{0,8}$`)
	// what is reported with another year
	goesInto = regexp.MustCompile(`[并併]入|列入|纳入`)
	// what is still to come
	planned = regexp.MustCompile(`(?:^|[^现兹])将|拟|计划|下一步|打算|力争|努力|进一步|明年|目标`)
)

// farther is how many characters after a year are looked at that begins a sentence.
const farther = 48

// upTo returns what stands before the first of some marks.
func upTo(text, marks string) string {
	if i := strings.IndexAny(text, marks); i >= 0 {
		return text[:i]
	}
	return text
}

// near is how many characters after a year are looked at to see what the year is of.
const near = 16

// statedYears returns the years a masked text states as its own.
func statedYears(text string) []stated {
	var years []stated
	for m := range yearsIn(text) {
		before, after := tail(text[:m.at], longestSentence), text[m.at+len(m.text):]
		if endsInDigit(before) || otherAfter.MatchString(after) || otherBefore.MatchString(tail(before, near)) {
			continue
		}
		next := upTo(firstRunes(after, near), "）);。")
		if begins.MatchString(before) && paused.MatchString(next) {
			next = firstRunes(after, farther)
		}
		if inPassing.MatchString(firstRunes(after, farther)) || planned.MatchString(firstRunes(after, near)) ||
			planned.MatchString(tail(before, near)) || goesInto.MatchString(tail(before, near)) ||
			published.MatchString(tail(before, near)) {
			continue
		}
		if reportsOn.MatchString(tail(before, farther)) {
			next += "报告"
		}
		if !ownAfter.MatchString(next) || followed.MatchString(before) && notices.MatchString(next) {
			continue
		}
		years = append(years, m)
	}
	return years
}

// blanks may be between the number of a year and its 年.
const blanks = "\t\n\f\r 　"

// yearsIn are the years of four digits in a text, with a 度 that follows: 2024年, 2024 年度. Most text has none, so they
// are found from their 年.
func yearsIn(text string) iter.Seq[stated] {
	return func(yield func(stated) bool) {
		for from := 0; ; {
			i := strings.Index(text[from:], "年")
			if i < 0 {
				return
			}
			number := strings.TrimRight(text[from:from+i], blanks)
			at, digits := from+len(number), 0
			for digits < 4 && endsInDigit(text[from:at]) {
				at, digits = at-1, digits+1
			}
			to := from + i + len("年")
			if from = to; digits < 4 {
				continue
			}
			if strings.HasPrefix(text[to:], "度") {
				to += len("度")
			}
			year, _ := strconv.Atoi(text[at : at+4])
			if !yield(stated{year, text[at:to], at}) {
				return
			}
		}
	}
}

var (
	// how a report names itself outside its lead
	presents = regexp.MustCompile(`(?:^《|现将|现|兹|[编編][制製写寫]|公[布佈开開]|[发發][布佈]|本|此|[全系][面统統]|反映|[总總][结結])[^。；;]{0,16}$`)
	itself   = regexp.MustCompile(`^[^。；;，,]{0,24}(?:[报報]告|年[报報])`)
	// what the report is made from: 结合2023年政府信息公开工作实际，编制本报告
	groundwork = regexp.MustCompile(`^[^。；;，,]{0,16}工作(?:实际|情况|开展情况)[，,]?[^。；;]{0,6}(?:编制|形成|撰写|编写)[^。；;]{0,8}报告`)
	ourselves  = regexp.MustCompile(`^[\s　]*[，,](?:我|本|全|[^。；;，,]{0,6}(?:党委|政府))`)
	others     = regexp.MustCompile(`[针針][对對]|上一?[份年]|[历歷曆]年|[查参參][阅閱看]`)
)

// isOwn reports whether a year is stated as the report's own outside the lead, where years are told of in many ways: the
// report is named with it, or a paragraph begins with it that names the report's year nowhere.
func (y stated) isOwn(text string, own int) bool {
	before, after := tail(text[:y.at], near*2), text[y.at+len(y.text):]
	before = afterLast(before, "。；;")
	if others.MatchString(before) {
		return false
	}
	if groundwork.MatchString(after) && strings.HasSuffix(before, "结合") {
		return true
	}
	if itself.MatchString(after) && presents.MatchString(before) || reportsOn.MatchString(before) {
		return true
	}
	return strings.TrimSpace(strings.Trim(text[:y.at], "　")) == "" && ourselves.MatchString(after) &&
		!strings.Contains(text, strconv.Itoa(own)+"年")
}

func firstRunes(text string, n int) string {
	for i := range text {
		if n--; n < 0 {
			return text[:i]
		}
	}
	return text
}

func endsInDigit(s string) bool {
	return s != "" && s[len(s)-1] >= '0' && s[len(s)-1] <= '9'
}
