package check

import (
	"regexp"
	"strconv"
	"strings"

	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

// The years in title and lead are those of the report. Last year's text with last year's year is
// the commonest slip of all, but leads are full of years that are meant: of laws, of notices, of
// the day the report was finished. So what stands in 《》, 〔〕 or after them in brackets is passed
// over, and so is a year whose surroundings say that it is not the report's. Precision comes before
// recall.

// leadSection is the part of the report before its first heading.
const leadSection = "lead"

func period(c *Context) []finding.Finding {
	if c.Report.Year == 0 {
		return nil
	}
	var found []finding.Finding
	for _, y := range statedYears(c.Report.Title) {
		if y.year != c.Report.Year {
			f := periodFinding(c, "title", y)
			found = append(found, f)
			break
		}
	}
	for _, p := range c.Report.Prose[leadSection] {
		found = append(found, periodOf(c, p)...)
	}
	return found
}

func periodFinding(c *Context, key string, y stated) finding.Finding {
	f := rule.Finding("text.period", templates.Verify)
	f.Key = key + y.text
	f.Expected, f.Actual = strconv.Itoa(c.Report.Year), y.text
	f.Message = message.New("text.period."+key, "year", c.Report.Year, "found", y.text, "quote", y.quote)
	f.Hint = message.New("rule.text.period.do")
	return f
}

// periodOf judges one paragraph: the statistical period first, then any other year.
func periodOf(c *Context, p report.Paragraph) []finding.Finding {
	var found []finding.Finding
	text := masked(p.Text)
	add := func(key string, y stated) {
		f := periodFinding(c, key, y)
		c.AtParagraph(&f, leadSection, p)
		found = append(found, f)
	}
	rest := []rune(text)
	for _, m := range daysPattern.FindAllStringSubmatchIndex(text, -1) {
		s := daysFrom(text, m)
		y := stated{s.from, text[m[0]:m[1]], sentence(p.Text, text, m[0])}
		switch {
		case !s.isPeriod(text, m):
		case s.from != c.Report.Year || s.to != c.Report.Year:
			add("span", y)
		case !s.whole:
			add("days", y)
		}
		start, end := len([]rune(text[:m[0]])), len([]rune(text[:m[1]]))
		for i := start; i < end; i++ {
			rest[i] = '　'
		}
	}
	for _, y := range statedYears(string(rest)) {
		if y.year != c.Report.Year {
			y.quote = sentence(p.Text, string(rest), strings.Index(string(rest), y.text))
			add("lead", y)
		}
	}
	return found
}

// days is a statistical period as written: 2024年1月1日至（2024年）12月31日.
type days struct {
	from, to int
	firstDay bool // it begins on 1月1日
	lastDay  bool // it ends on 12月31日
	whole    bool // both
}

var daysPattern = spaced(`(\d{4})年度?(\d{1,2})月(\d{1,2})日起?[至到—－\-~～–]+(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日`)

// spaced compiles a pattern that allows blanks between its characters: 2021 年 1 月 1 日.
func spaced(pattern string) *regexp.Regexp {
	const blank = `[\s　]*`
	return regexp.MustCompile(strings.NewReplacer("年度?", blank+"年度?"+blank, "年)", blank+"年"+blank+")",
		"月", blank+"月"+blank, "日", blank+"日"+blank).Replace(pattern))
}

var statistics = regexp.MustCompile(`[统統][计計]|期限|[數数][據据]`)

// isPeriod tells a statistical period from other stretches of days, such as those of a public notice.
func (s days) isPeriod(text string, m []int) bool {
	before := text[:m[0]]
	if i := strings.LastIndexAny(before, "。；"); i >= 0 {
		before = before[i:]
	}
	return s.firstDay || s.lastDay || statistics.MatchString(before)
}

func daysFrom(text string, m []int) days {
	group := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return text[m[2*i]:m[2*i+1]]
	}
	var s days
	s.from, _ = strconv.Atoi(group(1))
	s.to = s.from
	if group(4) != "" {
		s.to, _ = strconv.Atoi(group(4))
	}
	day := func(month, day int) string {
		return strings.TrimLeft(group(month), "0") + "." + strings.TrimLeft(group(day), "0")
	}
	s.firstDay, s.lastDay = day(2, 3) == "1.1", day(5, 6) == "12.31"
	s.whole = s.firstDay && s.lastDay
	return s
}

// stated is a year as a text states it.
type stated struct {
	year  int
	text  string
	quote string // the sentence it stands in
}

var (
	yearPattern = regexp.MustCompile(`(\d{4})[\s　]*年(度)?`)
	// what follows the year of a law, a notice or a day, and what goes before a year that is
	// compared with
	otherAfter = regexp.MustCompile(`^[\s　]*(\d{1,2}[\s　]*月|第|修[订訂正改]|[公颁頒]布|施行|[实實]施|印[发發]|[发發]布|制定|以[来來后後前]` +
		`|底|起|国务院令|國務院令|版|末|初|[春夏秋冬]|[上下]半年|相比|比[较較]|同期)`)
	otherBefore = regexp.MustCompile(`([比较較与與同自从從至到]|上一?年|去年|截止)[\s　]*$`)
	// what a report says of its own year
	ownAfter = regexp.MustCompile(`公[开開]|[报報]告|年[报報]|[统統][计計]`)
	// a notice of another year that the report follows
	followed = regexp.MustCompile(`(根据|根據|按照|依照|依据|依據|[贯貫][彻徹]|落[实實])[^。；]*$`)
	notices  = regexp.MustCompile(`通知|文件|要求|部署|要[点點]|意[见見]|[办辦]法|[条條]例|[规規]定|方案`)
)

// near is how many characters after a year are looked at to see what the year is of.
const near = 16

// statedYears returns the years a text states as its own.
func statedYears(text string) []stated {
	text = masked(text)
	var years []stated
	for _, m := range yearPattern.FindAllStringSubmatchIndex(text, -1) {
		before, after := text[:m[0]], text[m[1]:]
		if endsInDigit(before) || otherAfter.MatchString(after) || otherBefore.MatchString(before) {
			continue
		}
		next := []rune(after)
		next = next[:min(len(next), near)]
		if !ownAfter.MatchString(string(next)) || followed.MatchString(before) && notices.MatchString(string(next)) {
			continue
		}
		y, _ := strconv.Atoi(text[m[2]:m[3]])
		years = append(years, stated{y, text[m[0]:m[1]], strings.TrimSpace(text)})
	}
	return years
}

func endsInDigit(s string) bool {
	return s != "" && s[len(s)-1] >= '0' && s[len(s)-1] <= '9'
}

// masked folds full-width and Chinese digits of years and blanks out names and numbers of
// documents, keeping every character's place.
func masked(text string) string {
	out := []rune(text)
	for i, r := range out {
		if r >= '０' && r <= '９' {
			out[i] = r - '０' + '0'
		}
	}
	foldChineseYears(out)
	depth := 0
	closed := false // a document's name or number has just ended
	aside := false  // within brackets that stand right after it
	for i, r := range out {
		switch {
		case strings.ContainsRune("《〔［[【", r):
			depth++
		case strings.ContainsRune("》〕］]】", r):
			depth = max(depth-1, 0)
			closed = true
			out[i] = '　'
			continue
		case closed && (r == '（' || r == '('):
			aside = true
		case aside && (r == '）' || r == ')'):
			aside = false
			out[i] = '　'
			continue
		}
		if depth > 0 || aside {
			out[i] = '　'
			continue
		}
		closed = false
	}
	return string(out)
}

const chineseDigits = "〇一二三四五六七八九"

// foldChineseYears writes 二〇二四年 as 2024年; so four runes stay four.
func foldChineseYears(text []rune) {
	digit := func(r rune) int {
		if r == '○' || r == '零' || r == 'Ｏ' {
			return 0
		}
		for i, d := range []rune(chineseDigits) {
			if d == r {
				return i
			}
		}
		return -1
	}
	for i := 4; i < len(text); i++ {
		if text[i] != '年' {
			continue
		}
		var four [4]int
		ok := true
		for j := range four {
			four[j] = digit(text[i-4+j])
			ok = ok && four[j] >= 0
		}
		if ok {
			for j, d := range four {
				text[i-4+j] = rune('0' + d)
			}
		}
	}
}

// sentence returns the sentence of the original in which a place of the masked text, given in
// bytes, stands.
func sentence(original, masked string, at int) string {
	if at < 0 {
		return shorten(strings.TrimSpace(original))
	}
	runes, place := []rune(original), len([]rune(masked[:at]))
	start, end := place, place
	for start > 0 && !strings.ContainsRune("。；！？\n", runes[start-1]) {
		start--
	}
	for end < len(runes) && !strings.ContainsRune("。；！？\n", runes[end]) {
		end++
	}
	return shorten(strings.TrimSpace(string(runes[start:end])))
}
