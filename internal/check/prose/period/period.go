// Package period judges the years and the statistical period that a report's title and lead state.
package period

import (
	"strconv"
	"unicode/utf8"

	"nianbao/internal/check/prose/reading"
	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/templates"
)

// The years in title and lead are those of the report. Last year's text with last year's year is
// the commonest slip of all, but leads are full of years that are meant: of laws, of notices, of
// the day the report was finished. So what stands in 《》, 〔〕 or after them in brackets is passed
// over, and so is a year whose surroundings say that it is not the report's. Precision comes before
// recall.

// leadSection is the part of the report before its first heading.
const leadSection = "lead"

// Check judges the years that title and lead state.
func Check(c *rule.Context) []finding.Finding {
	if c.Report.Year == 0 {
		return nil
	}
	var found []finding.Finding
	for _, y := range statedYears(masked(c.Report.Title)) {
		if y.year != c.Report.Year {
			found = append(found, periodFinding(c, "title", y.text, ""))
			break
		}
	}
	for _, p := range reading.Paragraphs(c.Edition, c.Report) {
		found = append(found, periodOf(c, p)...)
	}
	return found
}

func periodFinding(c *rule.Context, key, said, quote string) finding.Finding {
	f := rule.Finding("text.period", templates.Verify)
	f.Key = key + said
	f.Expected, f.Actual = strconv.Itoa(c.Report.Year), said
	f.Message = message.New("text.period."+key, "year", c.Report.Year, "found", said, "quote", quote)
	f.Hint = message.New("rule.text.period.do")
	return f
}

// mostPeriods is how many findings one paragraph may have. A lead states two or three years.
const mostPeriods = 20

// periodOf judges one paragraph: the statistical period first, then any other year. A year that
// it states twice is reported once.
func periodOf(c *rule.Context, p reading.Paragraph) []finding.Finding {
	var found []finding.Finding
	text, original := masked(p.Text), []rune(p.Text)
	told := map[string]bool{}
	add := func(key, said string, place int) {
		if told[key+said] || len(found) == mostPeriods {
			return
		}
		told[key+said] = true
		f := periodFinding(c, key, said, sentence(original, place))
		c.AtParagraph(&f, p.Section, p.Paragraph)
		found = append(found, f)
	}
	rest, place, at := []rune(text), 0, 0
	for _, s := range spansIn(text) {
		start := place + utf8.RuneCountInString(text[at:s.at])
		place, at = start+utf8.RuneCountInString(text[s.at:s.to]), s.to
		said := string(original[start:place])
		switch {
		case !s.isPeriod:
		case s.first != c.Report.Year || s.last != c.Report.Year:
			add("span", said, start)
		case !s.whole():
			add("days", said, start)
		}
		for i := start; i < place; i++ {
			rest[i] = '　'
		}
	}
	text, place, at = string(rest), 0, 0
	for _, y := range statedYears(text) {
		if p.Section != leadSection && !y.isOwn(text, c.Report.Year) {
			continue
		}
		place, at = place+utf8.RuneCountInString(text[at:y.at]), y.at
		if y.year != c.Report.Year {
			add("lead", y.text, place)
		}
	}
	return found
}
