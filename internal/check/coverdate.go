package check

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

// The date on the cover is written as anybody likes; one that is no day of the calendar, or lies in the year that is
// reported on or before, was put down without thought.

var (
	writtenDate = regexp.MustCompile(`^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))(?:[T ].*)?$`)
	hanDigits   = strings.NewReplacer("〇", "0", "○", "0", "零", "0", "一", "1", "二", "2", "三", "3", "四", "4",
		"五", "5", "六", "6", "七", "7", "八", "8", "九", "9")
	hanTens = regexp.MustCompile(`(\d?)十(\d?)`)
)

// coverDate says what is wrong with a field of the cover that holds a date.
func coverDate(c *Context, field *templates.Field) []finding.Finding {
	if field.Kind != "date" {
		return nil
	}
	text := strings.TrimSpace(c.Report.Cover[field.ID])
	key := "date"
	if day, ok := dayOf(text); ok {
		if c.Report.Year == 0 || day.Year() > c.Report.Year {
			return nil
		}
		key = "early"
	}
	f := rule.Finding("file.cover", templates.Note)
	f.Key, f.Sheet, f.Cells, f.Actual = key, c.Edition.Cover.Sheet, []string{field.Cell.String()}, text
	f.Message = message.New("file.cover."+key, "field", field.Label, "actual", rule.Shorten(text), "year", c.Report.Year)
	f.Hint = message.New("file.cover.date.do", "field", field.Label)
	return []finding.Finding{f}
}

// FilledOn is the day of filling as the cover tells it; ok is false where it tells none.
func FilledOn(e *templates.Edition, r *report.Report) (day time.Time, ok bool) {
	for _, field := range e.Cover.Fields {
		if field.Kind == "date" {
			if day, ok = dayOf(strings.TrimSpace(r.Cover[field.ID])); ok {
				return day, true
			}
		}
	}
	return day, false
}

// dayOf reads a day in figures or in Chinese numerals.
func dayOf(text string) (time.Time, bool) {
	text = hanTens.ReplaceAllStringFunc(hanDigits.Replace(text), func(ten string) string {
		tens, ones, _ := strings.Cut(ten, "十")
		if tens == "" {
			tens = "1"
		}
		if ones == "" {
			ones = "0"
		}
		return tens + ones
	})
	m := writtenDate.FindStringSubmatch(templates.Normalize(text))
	if m == nil {
		return time.Time{}, false
	}
	number := func(s string) int {
		n, _ := strconv.Atoi(s) // the pattern has digits only
		return n
	}
	year, month, day := number(m[1]), number(m[2]+m[4]), number(m[3]+m[5])
	date := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return date, date.Year() == year && int(date.Month()) == month && date.Day() == day
}
