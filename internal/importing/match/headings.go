package match

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/internal/importing/source"
	"nianbao/templates"
)

// A heading has at least and at most so many characters.
const (
	shortestHeading = 4
	longestHeading  = 60
)

// How sure it is that a line is a part's heading.
const (
	titled   = 4 // number and wording
	worded   = 3 // the wording, without the number or with another
	numbered = 2 // the number, and a wording much like it
	besides  = 1 // the name of a sheet or the caption of a table
)

// heading is a line that may be the heading of a part of the form.
type heading struct {
	block int
	part  int // in the outline
	score int
	rest  string // text of the part that follows on the same line
}

// numberPattern is the number of a part in a normal form: 一. 第一部分
var numberPattern = regexp.MustCompile(`^(?:第([一二三四五六七八九十])(?:部分|章|节)|\(?([一二三四五六七八九十])\)?|([1-9])[.)])[.:]*`)

// headings finds the line each part of the form begins with: of all lines that look like headings, the surest row of
// them in the order of the form. The others are the same headings once more.
func (f *form) headings(blocks []source.Block, used []bool) (chosen, others []heading) {
	var all []heading
	for i, b := range blocks {
		if used[i] {
			continue
		}
		for _, h := range f.headingsAt(i, b.Text) {
			if b.Heading || b.Caption {
				h.score = besides
			}
			all = append(all, h)
		}
	}
	contents := tableOfContents(blocks, all)
	best := make([]struct{ score, from int }, len(all))
	end, total := -1, 0
	ends := make([]int, len(f.parts)) // the best chain that ends with a part so far, as index into all plus one
	for i, h := range all {
		if contents[h.block] {
			continue
		}
		best[i].score, best[i].from = h.score, -1
		for part := range h.part {
			if j := ends[part] - 1; j >= 0 && all[j].block < h.block && best[j].score+h.score > best[i].score {
				best[i].score, best[i].from = best[j].score+h.score, j
			}
		}
		if j := ends[h.part] - 1; j < 0 || best[i].score > best[j].score {
			ends[h.part] = i + 1
		}
		if best[i].score > total {
			end, total = i, best[i].score
		}
	}
	taken := map[int]bool{}
	for i := end; i >= 0; i = best[i].from {
		chosen = append(chosen, all[i])
		taken[all[i].block] = true
	}
	slices.Reverse(chosen)
	for _, h := range all {
		again := h.score == titled && h.rest == "" || blocks[h.block].Caption || contents[h.block]
		if again && !taken[h.block] && !blocks[h.block].Heading {
			others = append(others, h)
			taken[h.block] = true
		}
	}
	return chosen, others
}

// contentsLines is how many headings must follow one another with nothing between them to be a table of contents.
const contentsLines = 3

// tableOfContents finds the lines that only announce headings which stand farther down once more.
func tableOfContents(blocks []source.Block, all []heading) map[int]bool {
	contents := map[int]bool{}
	for i := 0; i < len(all); {
		end := i + 1
		for end < len(all) && all[end].part > all[end-1].part && nothingBetween(blocks, all[end-1].block, all[end].block) {
			end++
		}
		if end-i >= contentsLines {
			again := true
			for _, h := range all[i:end] {
				again = again && slices.ContainsFunc(all[end:], func(o heading) bool { return o.part == h.part })
			}
			for _, h := range all[i:end] {
				contents[h.block] = again
			}
		}
		i = end
	}
	return contents
}

func nothingBetween(blocks []source.Block, from, to int) bool {
	for i := from + 1; i < to; i++ {
		if source.Trim(blocks[i].Text) != "" {
			return false
		}
	}
	return true
}

// headingsAt tells which parts' heading a line may be.
func (f *form) headingsAt(i int, text string) (found []heading) {
	head, rest := text, ""
	if utf8.RuneCountInString(head) > longestHeading {
		// A short part may stand on the line of its heading; the text that follows can be long.
		head = string([]rune(head)[:longestHeading])
	}
	if utf8.RuneCountInString(head) < shortestHeading {
		return nil // most lines: figures
	}
	n := templates.Normalize(head)
	if n == "" || len(f.spelling(n)) > 0 {
		return nil // a label of a table: its rows are numbered like the parts
	}
	number, words, marked := "", n, false
	if m := numberPattern.FindStringSubmatch(n); m != nil {
		number, words = m[1]+m[2], n[len(m[0]):]
		marked = m[1] != "" || strings.ContainsAny(m[0], ".:)") // “五是…” opens a sentence
		if m[3] != "" {
			number = string([]rune("一二三四五六七八九")[m[3][0]-'1'])
		}
	}
	for part, p := range f.parts {
		score := 0
		for _, t := range p.titles {
			switch {
			case words == t && number == p.number:
				score = max(score, titled)
			case words == t && utf8.RuneCountInString(t) >= 4:
				score = max(score, worded)
			case number != p.number:
			case strings.HasPrefix(words, t+".") || strings.HasPrefix(words, t+":"):
				score, rest = titled, behind(text, n[:len(n)-len(words)]+t)
			case marked && text == head && alike(words, t):
				score = max(score, numbered)
			}
		}
		if score > 0 {
			found = append(found, heading{i, part, score, rest})
		}
	}
	return found
}

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

// belowTitle returns what follows a table's heading in a cell: a program that reads a web page puts the table's caption
// into its first cell. A text without a heading is returned as it is.
func (f *form) belowTitle(text string) string {
	if !strings.Contains(text, "\n") { // where it was joined
		return text
	}
	n := templates.Normalize(text)
	for i, part := range f.outline {
		if part.Table == nil {
			continue
		}
		number := templates.Normalize(part.Heading())
		number = strings.TrimSuffix(number, templates.Normalize(part.Table.Title))
		for _, title := range f.parts[i].titles {
			for _, heading := range []string{number + title, title} {
				if strings.HasPrefix(n, heading) && n != heading {
					return behind(text, heading)
				}
			}
		}
	}
	return text
}

// behind returns what follows a heading on its line, as it stands there.
func behind(text, heading string) string {
	for i := range text {
		if i >= len(heading) && templates.Normalize(text[:i]) == heading {
			return source.Trim(strings.TrimLeft(text[i:], "：:。.．、 \u3000\u00a0\t"))
		}
	}
	return ""
}

// alike reports whether a heading holds the form's, or has more than half of its pairs of characters in common with it.
func alike(a, b string) bool {
	if strings.ContainsAny(a, ":;") || strings.Contains(strings.TrimRight(a, "."), ".") && !strings.Contains(b, ".") {
		return false // a sentence
	}
	x, y := []rune(a), []rune(b)
	if len(x) < 4 || len(y) < 4 {
		return false
	}
	if strings.Contains(a, b) {
		return true
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
	return 2*common > (len(x)+len(y)-2)/2
}
