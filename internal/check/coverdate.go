package check

import (
	"strings"
	"time"

	"nianbao/internal/check/prose/dates"
	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

// The date on the cover is written as anybody likes; one that is no day of the calendar, or lies in the year that is
// reported on or before, was put down without thought.

// coverDate checks a field of the cover that holds a date.
func coverDate(c *Context, field *templates.Field) []finding.Finding {
	if field.Kind != "date" {
		return nil
	}
	text := strings.TrimSpace(c.Report.Cover[field.ID])
	key := "date"
	if day, ok := dates.Day(text); ok {
		if c.Report.Year == 0 || day.Year() > c.Report.Year {
			return nil
		}
		key = "early"
	}
	f := rule.Finding("file.cover", templates.Note)
	f.Key, f.Sheet, f.Cells, f.Actual = key, c.Edition.Cover.Sheet, []string{field.Cell.String()}, text
	f.Message = message.New("file.cover."+key, "field", field.Label, "actual", rule.Shorten(text),
		"year", c.Report.Year)
	f.Hint = message.New("file.cover.date.do", "field", field.Label)
	return []finding.Finding{f}
}

// FilledOn is the day of filling on the cover; ok is false when there is none.
func FilledOn(e *templates.Edition, r *report.Report) (day time.Time, ok bool) {
	for _, field := range e.Cover.Fields {
		if field.Kind == "date" {
			if day, ok = dates.Day(strings.TrimSpace(r.Cover[field.ID])); ok {
				return day, true
			}
		}
	}
	return day, false
}
