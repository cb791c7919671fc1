package match

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/internal/simplified"
	"nianbao/internal/textfile"
	"nianbao/templates"
)

// titler recognises the title of a report by the edition's words for it, in the orders offices
// put them: agency and year before them, the year first, or the year in brackets behind.
type titler struct {
	official string   // what a title ends with behind the year
	words    []string // the same in all spellings
	whole    []titlePattern
	told     titlePattern // the title inside a sentence, in the brackets of a book's title
}

// titlePattern is an expression with the groups that are the year and parts of the agency.
type titlePattern struct {
	*regexp.Regexp
	year     int
	agencies []int
}

// years in figures or in Chinese numerals.
const yearPattern = `(20\d{2}|二[〇○０零][〇○０零一二三四五六七八九]{2})`

// yearWords are what joins the year to the words behind it.
var yearWords = []string{"年度", "年"}

// around is what may surround a title on its line.
const (
	before      = `^(?:(?:标题|名称|题名|信息名称|文件名称)[:：])?《?`
	behindTitle = `》?(?:的?(?:公示|公告|公布|通知|发布))?$`
)

func newTitler(e *templates.Edition) titler {
	_, after, _ := strings.Cut(e.Title, "{year}")
	t := titler{official: withoutYearWord(after)}
	var quoted []string
	for _, spelling := range e.Spellings(after) {
		words := simplified.Text(withoutYearWord(spelling))
		if !slices.Contains(t.words, words) {
			t.words = append(t.words, words)
			quoted = append(quoted, regexp.QuoteMeta(words))
		}
	}
	slices.SortStableFunc(quoted, func(a, b string) int { return len(b) - len(a) })
	words := "(?:" + strings.Join(quoted, "|") + ")"
	year := yearPattern + "(?:年度|年)"
	t.whole = []titlePattern{
		{regexp.MustCompile(before + "(.*?)" + year + "(.*?)" + words + behindTitle), 2, []int{1, 3}},
		{regexp.MustCompile(before + "(.*?)" + words + "》?[（(]?" + yearPattern + "(?:年度|年)?[）)]?" +
			behindTitle), 2, []int{1}},
	}
	t.told = titlePattern{regexp.MustCompile("《([^《》]*?)" + year + "([^《》]*?)" + words + "》"), 2, []int{1, 3}}
	return t
}

func withoutYearWord(s string) string {
	for _, word := range yearWords {
		if rest, ok := strings.CutPrefix(s, word); ok {
			return rest
		}
	}
	return s
}

// parse reads a text that is a title and nothing else.
func (t titler) parse(text string) (title, bool) {
	plain := squeeze(text)
	folded := simplified.Text(plain)
	if !t.mentioned(folded) {
		repaired, ok := t.repair(folded)
		if !ok {
			return title{}, false // most lines
		}
		found, ok := t.first(repaired, repaired)
		found.text, found.misfit = text, true
		return found, ok
	}
	found, ok := t.first(plain, folded)
	found.text = text
	return found, ok
}

func (t titler) first(plain, folded string) (title, bool) {
	for _, p := range t.whole {
		if found, ok := p.read(plain, folded); ok {
			return found, true
		}
	}
	return title{}, false
}

// mentioned reports whether a text has the words of a title at all.
func (t titler) mentioned(folded string) bool {
	return slices.ContainsFunc(t.words, func(w string) bool { return strings.Contains(folded, w) })
}

// repair puts the official words in the place of ones with a character wrong at the end of a text.
func (t titler) repair(text string) (string, bool) {
	r, official := []rune(text), []rune(t.official)
	for n := len(official) - 1; n <= len(official)+1; n++ {
		if len(r) > n+longestAgency+10 || len(r) <= n {
			continue
		}
		if tail := r[len(r)-n:]; textfile.Distance(tail, official) == 1 {
			return string(r[:len(r)-n]) + t.official, true
		}
	}
	return "", false
}

// within finds the title where a sentence names it: 编制了《某局2020年…》.
func (t titler) within(text string) (title, bool) {
	plain := squeeze(beginning(text))
	folded := simplified.Text(plain)
	if !t.mentioned(folded) {
		return title{}, false
	}
	return t.told.read(plain, folded)
}

// read reads a text whose folded form the pattern fits; the agency is as written.
func (p titlePattern) read(plain, folded string) (title, bool) {
	if len(plain) != len(folded) {
		plain = folded // a character of another length: rare, and nothing but its spelling is lost
	}
	at := p.FindStringSubmatchIndex(folded)
	if at == nil {
		return title{}, false
	}
	agency := ""
	for _, group := range p.agencies {
		agency += agencyName(plain[at[2*group]:at[2*group+1]])
	}
	if utf8.RuneCountInString(agency) > longestAgency {
		return title{}, false
	}
	return title{agency: agency, year: yearOf(plain[at[2*p.year]:at[2*p.year+1]])}, true
}

// joint are the words that join the agency to the rest of a title: 关于公布某局2020年…, 某局关于2020年…
var joint = []string{"关于公布", "关于发布", "关于印发", "关于", "關於", "公布", "发布", "的", "年度"}

// agencyName takes off what joins the agency to the rest of a title.
func agencyName(s string) string {
	s = strings.Trim(s, "《》\"“”— -_|")
	for _, j := range joint {
		s = strings.TrimSuffix(s, j)
	}
	for _, j := range joint[:5] {
		s = strings.TrimPrefix(s, j)
	}
	return strings.Trim(s, "《》\"“”— -_|")
}

// named finds the one of the known names that a text holds: the longest, if no other is beside
// it.
func named(text string, names []string) string {
	best := ""
	plain := squeeze(beginning(text))
	for _, name := range names {
		if utf8.RuneCountInString(name) > 1 && len(name) > len(best) && stands(plain, squeeze(name)) {
			best = name
		}
	}
	for _, name := range names {
		if name != best && best != "" && stands(strings.ReplaceAll(plain, squeeze(best), "\n"), squeeze(name)) {
			return ""
		}
	}
	return best
}

// behindName are the characters that go on after an agency's name in a sentence or a title; any other Han character may
// belong to a longer name (青禾县 in 青禾县审计局).
const behindName = "根依按关的于为在现编制将自认坚严全共政信公二"

// stands reports whether a name occurs in a text as a whole.
func stands(text, name string) bool {
	for {
		_, after, ok := strings.Cut(text, name)
		if !ok {
			return false
		}
		next, _ := utf8.DecodeRuneInString(after)
		if after == "" || !unicode.Is(unicode.Han, next) || strings.ContainsRune(behindName, next) {
			return true
		}
		text = after
	}
}
