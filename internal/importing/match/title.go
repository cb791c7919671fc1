package match

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/internal/importing/source"
)

// longestTitle is the most bytes of a title.
const longestTitle = 600

// titleLines is how many lines a title may be broken over, and titleWithin among how many lines it is looked for.
const (
	titleLines  = 4
	titleWithin = 400
)

// longestAgency is the most characters the name of an agency may have in a title.
const longestAgency = 60

// title is a title found: its content and its blocks.
type title struct {
	text   string
	agency string
	year   int
	first  int
	last   int
	misfit bool // the words after the year are misprinted
}

// find looks for the title among the blocks before the first heading. It may span several lines,
// the agency above the year; lines are added with care, because those above are often a page's
// menu.
func (t titler) find(blocks []source.Block, from, before int) (title, bool) {
	var lines []int // the lines with text so far
	for j := from; j < before; j++ {
		if blocks[j].Heading || source.Trim(blocks[j].Text) == "" {
			continue
		}
		if lines = append(lines, j); len(lines) > titleWithin {
			break
		}
		for k := len(lines) - 1; k >= max(0, len(lines)-titleLines); k-- {
			whole := joined(blocks, lines[k:])
			if len(whole) > longestTitle {
				break
			}
			found, ok := t.parse(whole)
			if !ok || k < len(lines)-1 && found.agency != "" && !likeAgency(found.agency) {
				continue
			}
			found.first, found.last = lines[k], j
			if found.agency == "" {
				return t.withAgency(blocks, found, lines[:k]), true
			}
			return found, true
		}
	}
	return title{}, false
}

// withAgency adds the line above a title that begins with the year, if it names an agency, and the line above that, if
// the text names the two together elsewhere.
func (t titler) withAgency(blocks []source.Block, found title, above []int) title {
	text, agency, first := found.text, found.agency, found.first
	for n := 1; n <= 2 && n <= len(above); n++ {
		name := joined(blocks, above[len(above)-n:])
		if !likeAgency(name) || n == 2 && !mentions(blocks[found.last+1:], name) {
			break
		}
		text = name + found.text
		agency, first = name, above[len(above)-n]
	}
	found.text, found.agency, found.first = text, agency, first
	return found
}

func joined(blocks []source.Block, lines []int) string {
	var b strings.Builder
	for _, i := range lines {
		b.WriteString(source.Trim(blocks[i].Text))
	}
	return b.String()
}

func mentions(blocks []source.Block, name string) bool {
	return slices.ContainsFunc(blocks[:min(len(blocks), 20)], func(b source.Block) bool {
		return strings.Contains(b.Text, name)
	})
}

// beginning is the part of a text that is searched.
func beginning(s string) string { return s[:min(len(s), 10_000)] }

// squeeze takes the spaces out that are set between Han characters and figures.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r) || unicode.Is(unicode.Cf, r):
			return -1
		case r >= '０' && r <= '９':
			return r - '０' + '0'
		}
		return r
	}, s)
}

// likeAgency reports whether a line of its own above a title may be the agency's name: no sentence, no menu.
func likeAgency(s string) bool {
	n := utf8.RuneCountInString(s)
	if n < 3 || n > longestAgency || isFurniture(s) {
		return false
	}
	return onlyHan(s)
}

func onlyHan(s string) bool {
	for _, r := range s {
		if !unicode.Is(unicode.Han, r) && !strings.ContainsRune("（）()·、", r) {
			return false
		}
	}
	return true
}

var (
	periodPattern = regexp.MustCompile(`(20\d{2})年1月1日`)
	chineseDigits = strings.NewReplacer("〇", "0", "○", "0", "０", "0", "零", "0", "一", "1", "二", "2", "三", "3", "四", "4",
		"五", "5", "六", "6", "七", "7", "八", "8", "九", "9")
)

func yearOf(s string) int {
	year, _ := strconv.Atoi(chineseDigits.Replace(s))
	return year
}

// periodYear returns the year whose first of January a text names as the beginning of its
// figures, 0 when it names none.
func periodYear(text string) int {
	m := periodPattern.FindStringSubmatch(squeeze(beginning(text)))
	if m == nil {
		return 0
	}
	return yearOf(m[1])
}
