package prose

import (
	"slices"
	"strconv"

	"nianbao/internal/check/prose/copied"
	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/templates"
)

// mostCopied is the share of a section, in per cent, above which it is no longer the agency's own.
const mostCopied = 50

// checkCopied judges whether sections are nearly those of last year's report or of another
// agency's. The twins among the reports at hand were found beforehand; last year's report is
// compared here, if it is there.
func checkCopied(c *rule.Context) []finding.Finding {
	twins := slices.Clone(c.Twins)
	var found []finding.Finding
	if c.LastYear.Report != nil && c.LastYear.Edition != nil {
		for _, t := range append(copied.Between(c.Edition, c.Report, c.LastYear.Edition, c.LastYear.Report),
			copied.Again(c.Edition, c.Report, c.LastYear.Edition, c.LastYear.Report)...) {
			if !slices.ContainsFunc(twins, func(o rule.Twin) bool { return sameTwin(o, t) }) {
				twins = append(twins, t)
			}
		}
		if copied.Comparable(c.Edition, c.Report) && !copied.Comparable(c.LastYear.Edition, c.LastYear.Report) {
			f := rule.Finding("text.copied", templates.Verify)
			f.Outcome, f.Key = finding.Unjudged, "prior"
			f.Message = message.New("text.copied.unjudged")
			f.Hint = message.New("rule.text.copied.do")
			found = append(found, f)
		}
	}
	for _, t := range twins {
		if t.Percent > mostCopied {
			found = append(found, copiedFinding(c, t))
		}
	}
	return found
}

func sameTwin(a, b rule.Twin) bool {
	return a.Section == b.Section && a.Report.Agency == b.Report.Agency && a.Report.Year == b.Report.Year
}

func copiedFinding(c *rule.Context, t rule.Twin) finding.Finding {
	f := rule.Finding("text.copied", templates.Verify)
	c.AtSection(&f, t.Section)
	heading := f.Row
	key := "text.copied.other"
	if t.Report == c.LastYear.Report || t.Report.Agency == c.Report.Agency && t.Report.Year != 0 &&
		t.Report.Year < c.Report.Year {
		key = "text.copied.prior"
	}
	f.Key = t.Section + " " + t.Report.Agency
	name := t.Report.Agency
	if name == "" {
		name = t.Report.File
	}
	f.Actual = strconv.Itoa(t.Percent) + "%"
	f.Message = message.New(key, "heading", heading, "agency", name, "year", t.Report.Year, "percent", t.Percent,
		"passages", quotes(t.Passages))
	f.Hint = message.New("rule.text.copied.do")
	return f
}

// quotes lists passages.
func quotes(passages []string) []message.Text {
	var list []message.Text
	for _, p := range passages {
		list = append(list, message.New("text.quote", "text", p))
	}
	return list
}
