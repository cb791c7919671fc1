package copied

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/internal/report"
	"nianbao/templates"
)

// plain is a section's own words: letters only, with the place of each in the text they were taken from.
type plain struct {
	text   string // the section's paragraphs, a line each
	letter []rune
	at     []int // of each letter, its place in text
}

// plainOf takes a section's own words.
func plainOf(paragraphs []report.Paragraph, drop *dropper) plain {
	var lines []string
	for _, p := range paragraphs {
		lines = append(lines, p.Text)
	}
	p := plain{text: strings.Join(lines, "\n")}
	for i, r := range p.text {
		if r == '\n' || unicode.IsLetter(r) {
			p.letter, p.at = append(p.letter, r), append(p.at, i)
		}
	}
	p.remove(drop)
	return p
}

// remove takes out the phrases of a dropper, none of which runs over a line end, and then the line ends.
func (p *plain) remove(drop *dropper) {
	letter, at := p.letter[:0], p.at[:0]
	for i := 0; i < len(p.letter); {
		if n := drop.at(p.letter, i); n > 0 {
			i += n
			continue
		}
		if p.letter[i] != '\n' {
			letter, at = append(letter, p.letter[i]), append(at, p.at[i])
		}
		i++
	}
	p.letter, p.at = letter, at
}

// passage returns the text from one letter to another, as written in the report.
func (p *plain) passage(from, to int) string {
	if to > len(p.at) {
		to = len(p.at)
	}
	_, size := utf8.DecodeRuneInString(p.text[p.at[to-1]:])
	return strings.Join(strings.Fields(p.text[p.at[from]:p.at[to-1]+size]), "")
}

// dropper has the phrases that are nobody's own, by their first letter, the longest first.
type dropper struct{ phrases map[rune][][]rune }

// newDropper takes the phrases every report has and the names of one agency.
func newDropper(e *templates.Edition, agency string) *dropper {
	d := &dropper{map[rune][][]rune{}}
	for _, f := range e.Prose.Formulas {
		d.add(f)
	}
	for _, name := range names(agency) {
		d.add(name)
	}
	for first := range d.phrases {
		slices.SortFunc(d.phrases[first], func(a, b []rune) int { return len(b) - len(a) })
	}
	return d
}

func (d *dropper) add(phrase string) {
	var letters []rune
	for _, r := range phrase {
		if unicode.IsLetter(r) {
			letters = append(letters, r)
		}
	}
	if len(letters) > 1 {
		d.phrases[letters[0]] = append(d.phrases[letters[0]], letters)
	}
}

// at returns how many letters a phrase takes at a place, 0 for none.
func (d *dropper) at(text []rune, i int) int {
	for _, phrase := range d.phrases[text[i]] {
		if i+len(phrase) <= len(text) && slices.Equal(text[i:i+len(phrase)], phrase) {
			return len(phrase)
		}
	}
	return 0
}

// areas are the ends of the names of areas, bodies those of the names of organs.
const (
	areas  = "省市县縣区區州盟旗镇鎮乡鄉"
	bodies = "局厅廳委办辦院馆館"
)

// names returns what an agency is called in its own prose: its name, the name without its area, the area, 我局.
func names(agency string) []string {
	list := []string{agency}
	letters := []rune(agency)
	last := 0
	for i, r := range letters {
		if !strings.ContainsRune(areas, r) || i == 0 {
			continue
		}
		list = append(list, string(letters[last:i+1]), string(letters[:i+1]), string(letters[i:]),
			string(letters[i+1:]))
		last = i + 1
	}
	for _, r := range areas + bodies {
		list = append(list, "我"+string(r), "本"+string(r), "全"+string(r), "各"+string(r))
	}
	return append(list, "本机关", "本機關", "本单位", "我单位")
}
