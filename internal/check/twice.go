package check

import (
	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/templates"
)

// One agency owes one report a year and scope. Two files of it in one run are duplicates, or two
// versions; the files do not show which one is valid.

// twice classifies each other file: a duplicate, or another version.
func twice(c *Context) []finding.Finding {
	if len(c.Others) == 0 {
		return nil
	}
	var found []finding.Finding
	own := rule.VersionOf(c.Edition, c.Report)
	for _, other := range c.Others {
		different := own.Differing(other)
		f := rule.Finding("file.twice", templates.Verify)
		switch {
		case len(different) > 0:
			f.Key = "differs"
		case !own.SameProse(other):
			f.Key = "prose"
		default:
			f.Key, f.Class = "same", templates.Note
		}
		f.Actual = other.File
		f.Message = message.New("file.twice."+f.Key, "file", other.File, "n", len(different),
			"slots", firstFew(different))
		f.Hint = message.New("rule.file.twice.do")
		found = append(found, f)
	}
	return found
}

// firstFew names slots, as many as a line for people holds.
func firstFew(slots []*templates.Slot) (labels []string) {
	const shown = 3
	for i, s := range slots {
		if i == shown {
			return append(labels, "…")
		}
		labels = append(labels, s.Label())
	}
	return labels
}
