package match

import (
	"regexp"
	"unicode/utf8"

	"nianbao/internal/importing/source"
)

// A report ends with the agency's name and the day. What a page puts after them, and links and
// buttons, are no text of the report, whatever their words.

// datePattern is a day on a line of its own.
var datePattern = regexp.MustCompile(
	`^[（(]?(?:20\d{2}|[二][〇○Ｏ零0][〇○Ｏ零0一二三四五六七八九]{2})(?:年[\d一二三四五六七八九十]{1,2}月[\d一二三四五六七八九十]{1,3}日|[-./]\d{1,2}[-./]\d{1,2})[）)]?$`)

// longestEnding is the most characters of a line that a page puts behind a report.
const longestEnding = 40

// ending removes the signature, the day and everything after them from the last part of a report.
func (p *placement) ending(z zone) {
	p.links(z)
	if day := p.day(z); day >= 0 {
		p.used[day] = true
		p.tell("date", source.Trim(p.blocks[day].Text), p.blocks[day].Where)
		p.signed(z.from, day)
		for i := day + 1; i < z.to; i++ {
			if text := source.Trim(p.blocks[i].Text); text != "" && !p.used[i] {
				p.unplacedBlock(source.Furniture, i)
			}
		}
		return
	}
	p.trailing(z)
}

// signed takes the signature above the day, and what a page puts between it and the last sentence.
func (p *placement) signed(from, day int) {
	signed := false
	for i := day - 1; i >= from; i-- {
		text := source.Trim(p.blocks[i].Text)
		switch {
		case text == "" || p.used[i]:
		case isFurniture(text):
			p.unplacedBlock(source.Furniture, i)
		case !signed && isName(squeeze(text)):
			signed, p.used[i] = true, true
			p.signature = squeeze(text)
			p.trace.Found = append(p.trace.Found, Found{Field: "signature", Raw: text, Where: p.blocks[i].Where})
		default:
			return
		}
	}
}

// isName reports whether a line may be the name of a body: Han characters alone.
func isName(s string) bool {
	n := utf8.RuneCountInString(s)
	return n > 1 && n <= longestAgency && onlyHan(s)
}

// day finds the line of the day: the first on a line of its own behind all sentences but those of a page's foot.
func (p *placement) day(z zone) int {
	for i := z.to - 1; i >= z.from; i-- {
		text := source.Trim(p.blocks[i].Text)
		if text == "" || p.used[i] {
			continue
		}
		if datePattern.MatchString(squeeze(text)) {
			return i
		}
		if isSentence(text) && utf8.RuneCountInString(text) > longestEnding {
			return -1
		}
	}
	return -1
}

// trailing reports what a page puts behind a report that is not signed, looking from the end: short lines that are no
// sentences, down to the first that is known to be of a page.
func (p *placement) trailing(z zone) {
	first := -1
	for i := z.to - 1; i >= z.from; i-- {
		text := source.Trim(p.blocks[i].Text)
		switch {
		case text == "" || p.used[i]:
		case isFurniture(text):
			first = i
		case isSentence(text) || utf8.RuneCountInString(text) > longestEnding:
			i = z.from
		}
	}
	for i := max(first, z.from); first >= 0 && i < z.to; i++ {
		if source.Trim(p.blocks[i].Text) != "" && !p.used[i] {
			p.unplacedBlock(source.Furniture, i)
		}
	}
}

// links reports lines that are nothing but a link or a button.
func (p *placement) links(z zone) {
	for i := z.from; i < z.to; i++ {
		if p.blocks[i].Link && !p.used[i] {
			p.unplacedBlock(source.Furniture, i)
		}
	}
}
