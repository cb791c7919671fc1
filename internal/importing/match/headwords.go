package match

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"nianbao/internal/textfile"
	"nianbao/templates"
)

// A heading has at least and at most so many characters.
const (
	shortestHeading = 4
	longestHeading  = 60
)

// numberPattern is the number of a part in a normal form: 一. 第一部分, also one struck twice: 三三.
var numberPattern = regexp.MustCompile(
	`^(?:第([一二三四五六七八九十])(?:部分|章|节)|(\()?([一二三四五六七八九十]{1,2})\)?|([1-9])[.)])[.:]*`)

// headNumber is the number a line begins with.
type headNumber struct {
	number string // 一 to 十, "" for none
	words  string // what follows it, in normal form
	marked bool   // by more than the numeral: “五是…” opens a sentence
	level  bool   // as the parts of a report are numbered: 五、 and not （五）
	figure bool   // 4. for 四、
	twice  bool   // struck twice
}

func headNumberOf(n string) headNumber {
	h := headNumber{words: n}
	m := numberPattern.FindStringSubmatch(n)
	if m == nil {
		return h
	}
	h.number, h.words = m[1]+m[3], n[len(m[0]):]
	if r := []rune(m[3]); len(r) == 2 {
		if r[0] != r[1] {
			return headNumber{words: n} // 十一
		}
		h.number, h.twice = string(r[0]), true
	}
	h.marked = m[1] != "" || strings.ContainsAny(m[0], ".:)")
	h.level = h.marked && m[2] == ""
	if m[4] != "" {
		h.figure = true
		h.number = string([]rune("一二三四五六七八九")[m[4][0]-'1'])
	}
	return h
}

// headingsAt returns the parts of which a line may be the heading.
func (f *form) headingsAt(i int, text string) (found []heading) {
	head := text
	if utf8.RuneCountInString(head) > longestHeading {
		// A short part may be on the line of its heading; the text that follows can be long.
		head = string([]rune(head)[:longestHeading])
	}
	if utf8.RuneCountInString(head) < shortestHeading {
		return nil // most lines: figures
	}
	n := templates.Normalize(head)
	if n == "" || len(f.spelling(n)) > 0 {
		return nil // a label of a table: its rows are numbered like the parts
	}
	number := headNumberOf(n)
	nearest := 0
	for part, p := range f.parts {
		h := heading{block: i, part: part, alone: number.level || number.number == ""}
		own := number.number == p.number
		if !own {
			h.number = number.number
		}
		near := 0
		for _, t := range p.titles {
			switch {
			case number.words == t && own:
				h.score = max(h.score, titled)
			case number.words == t && utf8.RuneCountInString(t) >= 4:
				h.score = max(h.score, worded)
			case own && (strings.HasPrefix(number.words, t+".") || strings.HasPrefix(number.words, t+":")):
				h.score, h.rest = titled, behind(text, n[:len(n)-len(number.words)]+t)
			case number.marked && text == head && (own || number.level) && alike(number.words, t):
				near = max(near, likeness(number.words, t))
				h.misfit = h.misfit || oneOff(number.words, t)
			}
		}
		switch {
		case h.score > 0:
			h.misfit = false
			nearest = max(nearest, 1000)
		case near == 0:
			continue
		case own:
			h.score = numbered
			nearest = max(nearest, near)
		default:
			h.score = resembling
			nearest = max(nearest, near)
		}
		h.misfit = h.misfit || number.twice
		h.like = max(near, h.score/worded*1000)
		found = append(found, h)
	}
	// The words decide: of parts that the line resembles, those it resembles most.
	kept := found[:0]
	for _, h := range found {
		if h.like == nearest || h.score >= worded {
			kept = append(kept, h)
		}
	}
	return kept
}

// ownHeading reports whether a line is a heading of the office's own behind a part: numbered as
// the parts are, with a later number, short and no sentence.
func (f *form) ownHeading(text, after string) bool {
	if n := utf8.RuneCountInString(text); n < shortestHeading || n > longestHeading/2 || isSentence(text) {
		return false
	}
	n := templates.Normalize(text)
	if len(f.read(text).may) > 0 || len(f.resemble(text).may) > 0 || f.begins(n) {
		return false
	}
	number := headNumberOf(n)
	const order = "一二三四五六七八九十"
	return number.level && !number.figure && number.number != "" && number.words != "" &&
		!strings.ContainsAny(number.words, ".;:0123456789") &&
		strings.Index(order, number.number) > strings.Index(order, after)
}

// oneOff reports whether a heading is the form's with one character wrong, missing or too many. A
// heading that is worded a little otherwise is no misprint.
func oneOff(a, b string) bool {
	a, b = joints.Replace(a), joints.Replace(b)
	if len([]rune(b)) < 7 || strings.Contains(a, b) || strings.Contains(b, a) {
		return false
	}
	return textfile.Distance([]rune(a), []rune(b)) == 1
}

// joints are the words by which offices word a heading otherwise.
var joints = strings.NewReplacer("和", "", "及", "", "与", "", "與", "", ".", "", "的", "", "工作", "", "情况", "", "情況", "")

// partTitles are the wordings of a part's heading, in normal form; none for a part without heading.
type partTitles struct {
	number string
	titles []string
}

func titlesOf(p templates.Part) partTitles {
	all := partTitles{number: p.Number()}
	if p.Number() == "" {
		return all
	}
	var spellings []string
	if p.Table != nil {
		spellings = append([]string{p.Table.Title}, p.Table.Also...)
	} else {
		spellings = append([]string{p.Section.Title}, p.Section.Also...)
	}
	for _, s := range spellings {
		all.titles = append(all.titles, templates.Normalize(s))
	}
	return all
}

// alike reports whether a heading holds the form's, or has more than half of its pairs of characters in common with it.
func alike(a, b string) bool {
	if strings.ContainsAny(a, ":;") || strings.Contains(strings.TrimRight(a, "."), ".") && !strings.Contains(b, ".") {
		return false // a sentence
	}
	if utf8.RuneCountInString(a) < 4 || utf8.RuneCountInString(b) < 4 {
		return false
	}
	return strings.Contains(a, b) || likeness(a, b) > 500
}

// likeness is how many pairs of characters two texts have in common, in thousandths of those they have.
func likeness(a, b string) int {
	x, y := []rune(a), []rune(b)
	if len(x)+len(y) <= 2 {
		return 0
	}
	pairs := map[[2]rune]int{}
	for i := range len(x) - 1 {
		pairs[[2]rune{x[i], x[i+1]}]++
	}
	common := 0
	for i := range len(y) - 1 {
		if p := [2]rune{y[i], y[i+1]}; pairs[p] > 0 {
			pairs[p]--
			common++
		}
	}
	return 2000 * common / (len(x) + len(y) - 2)
}
