package check

import (
	"strconv"

	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

// Limits on what is judged and reported of one report. With them, checking any file ends in
// seconds.
const (
	// MostProse is how many characters of prose are judged. The longest published reports have a third of it.
	MostProse = 60_000
	// MostFindings is how many findings of one rule are reported; the rest is counted in one
	// more.
	MostFindings = 200
)

// LimitRule is the rule that reports prose beyond [MostProse].
const LimitRule = "text.limit"

// Bounded returns a report with as much prose as is judged, and how many characters it has in all.
func Bounded(e *templates.Edition, r *report.Report) (*report.Report, int) {
	ids := make([]string, len(e.Sections))
	for i, s := range e.Sections {
		ids[i] = s.ID
	}
	return r.Shortened(ids, MostProse)
}

// proseLimit notes that not all prose was judged.
func proseLimit(c *Context) []finding.Finding {
	if c.Characters <= MostProse {
		return nil
	}
	f := rule.Finding(LimitRule, templates.Verify)
	f.Expected, f.Actual = "<= "+strconv.Itoa(MostProse), strconv.Itoa(c.Characters)
	f.Difference = strconv.Itoa(c.Characters - MostProse)
	f.Message = message.New("text.limit", "n", c.Characters, "limit", MostProse)
	f.Hint = message.New("rule.text.limit.do")
	return []finding.Finding{f}
}

// atMost keeps the first findings of a rule and counts the rest in one finding, of the heaviest class among them.
func atMost(found []finding.Finding, most int) []finding.Finding {
	if len(found) <= most {
		return found
	}
	rest := found[most:]
	f := rule.Finding(rest[0].Rule, templates.Note)
	f.Outcome, f.Key = finding.Unjudged, "rest"
	for _, r := range rest {
		if r.Outcome != finding.Fails {
			continue
		}
		if f.Outcome != finding.Fails || heavier(r.Class, f.Class) {
			f.Class = r.Class
		}
		f.Outcome = finding.Fails
	}
	if f.Outcome == finding.Unjudged {
		f.Class = rest[0].Class
	}
	f.Message = message.New("check.rest", "n", len(rest), "shown", most)
	f.Hint = message.New("check.rest.do")
	return append(found[:most:most], f)
}

func heavier(a, b templates.Class) bool {
	weight := map[templates.Class]int{templates.Note: 0, templates.Verify: 1, templates.Must: 2}
	return weight[a] > weight[b]
}
