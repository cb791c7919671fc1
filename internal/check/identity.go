package check

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

// Whose report it is, for which year, on which form. The file's own marks are compared with what
// was expected of it, never with the clock.

func identityFinding(id string, class templates.Class, expected, actual, key string, args ...any) finding.Finding {
	f := rule.Finding(id, class)
	f.Key, f.Expected, f.Actual = key, expected, actual
	f.Message = message.New(id+"."+key, append([]any{"expected", expected, "actual", actual}, args...)...)
	f.Hint = message.New("rule." + id + ".do")
	return f
}

// edition is the form itself: one that was not in force for the report's year is the old form (or a
// form too new).
func edition(c *Context) []finding.Finding {
	e, year := c.Edition, c.Report.Year
	if year == 0 || e.InForce(year) || observed(c, "file.template", "year", "other") {
		return nil
	}
	right := ""
	if current, err := templates.ForYear(year); err == nil {
		if current.ID == e.Base && e.Source != "" {
			return nil // a variant that was chosen by name
		}
		right = current.ID
	}
	return []finding.Finding{identityFinding("file.template", templates.Must, right, e.ID, "edition",
		"year", year, "name", e.Name)}
}

func year(c *Context) []finding.Finding {
	told, want := c.Report.Year, c.Options.Year
	switch {
	case told == 0:
		return []finding.Finding{identityFinding("file.year", templates.Verify, digits(want), "", "unknown")}
	case want != 0 && told != want && !observed(c, "file.year", "other"):
		return []finding.Finding{identityFinding("file.year", templates.Must, digits(want), digits(told), "other")}
	}
	return nil
}

// observed reports whether the reader has reported it already.
func observed(c *Context, id string, details ...string) bool {
	return slices.ContainsFunc(c.Report.Oddities, func(o report.Oddity) bool {
		return o.Rule == id && slices.Contains(details, o.Detail)
	})
}

func digits(year int) string {
	if year == 0 {
		return ""
	}
	return strconv.Itoa(year)
}

func agency(c *Context) []finding.Finding {
	told, want := c.Report.Agency, c.Options.Agency
	switch {
	case strings.TrimSpace(told) == "":
		return []finding.Finding{identityFinding("file.agency", templates.Verify, want, "", "unknown")}
	case want != "" && templates.Normalize(told) != templates.Normalize(want):
		return []finding.Finding{identityFinding("file.agency", templates.Must, want, told, "other")}
	}
	return nil
}

// cover names in one note all fields of the cover that were left empty, and reports bad dates. A
// published report has no cover.
func cover(c *Context) []finding.Finding {
	if c.Report.Foreign {
		return nil
	}
	f := rule.Finding("file.cover", templates.Note)
	f.Sheet = c.Edition.Cover.Sheet
	var found []finding.Finding
	var empty []string
	for _, field := range c.Edition.Cover.Fields {
		if slices.Contains(identityFields, field.ID) || strings.TrimSpace(c.Report.Cover[field.ID]) != "" {
			found = append(found, coverDate(c, field)...)
			continue
		}
		empty = append(empty, field.Label)
		f.Cells = append(f.Cells, field.Cell.String())
	}
	if len(empty) == 0 {
		return found
	}
	f.Message = message.New("file.cover.empty", "fields", empty)
	f.Hint = message.New("rule.file.cover.do")
	return append(found, f)
}

// identityFields of the cover are part of the report's identity, which has rules of its own.
var identityFields = []string{"agency", "year", "scope", "code"}
