package check

import (
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
	rest, original := []rune(text), []rune(p.Text)
	for _, s := range spansIn(text) {
		start, end := len([]rune(text[:s.at])), len([]rune(text[:s.to]))
		y := stated{s.first, string(original[start:end]), sentence(p.Text, text, s.at)}
		switch {
		case !s.isPeriod:
		case s.first != c.Report.Year || s.last != c.Report.Year:
			add("span", y)
		case !s.whole():
			add("days", y)
		}
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
