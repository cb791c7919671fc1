package prose

import (
	"slices"
	"strings"

	"nianbao/internal/check/prose/period"
	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

// Sections is the rule on the sections a report must have.
func Sections() rule.Rule {
	return rule.Rule{ID: "text.sections", Class: templates.Must, Kind: rule.Prose, Check: sections}
}

// Period is the rule on the years a report's title and lead state.
func Period() rule.Rule {
	return rule.Rule{ID: "text.period", Class: templates.Verify, Kind: rule.Prose, Check: period.Check}
}

// sections judges whether all numbered parts of the form are there, in order, and not empty. A
// section whose part of the form is a table is there when the table was found.
func sections(c *rule.Context) []finding.Finding {
	var found []finding.Finding
	for _, part := range c.Edition.Outline() {
		switch {
		case part.Number() == "" || unreadable(c, part):
		case part.Table != nil:
			found = append(found, tableSection(c, part.Table)...)
		default:
			found = append(found, proseSection(c, part.Section)...)
		}
	}
	return append(append(found, emptyLead(c)...), order(c)...)
}

// unreadable reports whether a part's sheet could not be read whole: nothing is known of it.
func unreadable(c *rule.Context, part templates.Part) bool {
	if part.Table != nil {
		return c.Report.Unreadable[part.Table.ID]
	}
	return c.Report.Unreadable[part.Section.ID]
}

func sectionFinding(c *rule.Context, part templates.Part, class templates.Class, key string) finding.Finding {
	f := rule.Finding("text.sections", class)
	f.Key = part.Number()
	f.Row = part.Heading()
	if !c.Report.Foreign {
		f.Sheet = part.Sheet()
	}
	if part.Table != nil {
		f.Table = part.Table.ID
	} else {
		f.Section = part.Section.ID
	}
	f.Message = message.New("text.sections."+key, "heading", part.Heading())
	f.Hint = message.New("rule.text.sections.do")
	if hint := "text.sections." + key + ".do"; message.Has(hint) {
		f.Hint = message.New(hint)
	}
	return f
}

// tableSection judges only files that may lack a table; a workbook's tables are judged by the
// rules of the file.
func tableSection(c *rule.Context, t *templates.Table) []finding.Finding {
	if !c.Report.Foreign || slices.ContainsFunc(t.Slots, func(s *templates.Slot) bool {
		_, there := c.Report.Values[s.ID]
		return there
	}) {
		return nil
	}
	part := templates.Part{Table: t}
	for _, paragraphs := range c.Report.Prose {
		for _, p := range paragraphs {
			if p.Table == t.ID && strings.TrimSpace(p.Text) != "" {
				return []finding.Finding{sectionFinding(c, part, templates.Note, "proseonly")}
			}
		}
	}
	return []finding.Finding{sectionFinding(c, part, templates.Must, "missing")}
}

func proseSection(c *rule.Context, s *templates.Section) []finding.Finding {
	part := templates.Part{Section: s}
	var said []report.Paragraph
	for _, p := range c.Report.Prose[s.ID] {
		if strings.TrimSpace(p.Text) != "" {
			said = append(said, p)
		}
	}
	var f finding.Finding
	switch {
	case len(said) == 0:
		f = sectionFinding(c, part, templates.Must, "empty")
		if !c.Report.Foreign {
			f.Cells = []string{s.Cells.First.String()}
		}
	case len(said) == 1 && saysNothing(said[0].Text):
		f = sectionFinding(c, part, templates.Verify, "nothing")
		c.AtParagraph(&f, s.ID, said[0])
		f.Actual = strings.TrimSpace(said[0].Text)
	case c.Members == nil && slices.ContainsFunc(said, func(p report.Paragraph) bool { return placeholder(p.Text) }):
		at := slices.IndexFunc(said, func(p report.Paragraph) bool { return placeholder(p.Text) })
		f = sectionFinding(c, part, templates.Verify, "placeholder")
		c.AtParagraph(&f, s.ID, said[at])
		f.Actual = strings.TrimSpace(said[at].Text)
	default:
		return nil
	}
	return []finding.Finding{f}
}

// Placeholders reports whether some part of a report still has the line that asks for its text:
// such a report is printed as a draft. A total that was just made has it.
func Placeholders(r *report.Report) bool {
	for _, paragraphs := range r.Prose {
		if slices.ContainsFunc(paragraphs, func(p report.Paragraph) bool { return placeholder(p.Text) }) {
			return true
		}
	}
	return false
}

// placeholder recognises the line that a total's workbook has where the office is to write.
func placeholder(text string) bool {
	return templates.Normalize(text) == templates.Normalize(message.New("total.prose.office").In(message.Chinese))
}

// emptyLead notes that the paragraph before section 一 is empty in a workbook, which has a sheet for it.
func emptyLead(c *rule.Context) []finding.Finding {
	var found []finding.Finding
	for _, part := range c.Edition.Outline() {
		if s := part.Section; s != nil && s.ID == "lead" && !c.Report.Foreign && !unreadable(c, part) &&
			!slices.ContainsFunc(c.Report.Prose[s.ID], func(p report.Paragraph) bool {
				return strings.TrimSpace(p.Text) != ""
			}) {
			f := sectionFinding(c, part, templates.Note, "lead")
			f.Key = "lead"
			f.Sheet, f.Cells = s.Sheet, []string{s.Cells.First.String()}
			found = append(found, f)
		}
	}
	return found
}

// saysNothing recognises a section that holds just “无” in one of its forms.
func saysNothing(text string) bool {
	text = strings.Trim(templates.Normalize(text), "()\"")
	switch text {
	case "无", "無", "暂无", "暫無", "没有", "沒有", "无内容", "空", "略", "/", "\\":
		return true
	}
	if slices.Contains(rule.NilWords, strings.TrimRight(text, "。.;；!！")) {
		return true
	}
	return strings.Trim(text, "-") == ""
}

// order judges whether the parts of a text follow one another as the form has them. A workbook's
// sheets may be in any order without harm; the reader observes it if they are.
func order(c *rule.Context) []finding.Finding {
	last, lastPart := 0, templates.Part{}
	for _, part := range c.Edition.Outline() {
		line := firstLine(c, part)
		if part.Number() == "" || line == 0 {
			continue
		}
		if line < last {
			f := sectionFinding(c, part, templates.Must, "order")
			f.Message = message.New("text.sections.order", "heading", part.Heading(), "before", lastPart.Heading())
			f.Key = "order"
			return []finding.Finding{f}
		}
		last, lastPart = line, part
	}
	return nil
}

// OutOfOrder reports whether the parts of a text follow one another in another order than the form's.
func OutOfOrder(c *rule.Context) bool { return len(order(c)) > 0 }

// firstLine returns the line of a text at which a part's own content begins, 0 when it has no lines.
func firstLine(c *rule.Context, part templates.Part) int {
	first := 0
	see := func(line int) {
		if line > 0 && (first == 0 || line < first) {
			first = line
		}
	}
	if part.Section != nil {
		for _, p := range c.Report.Prose[part.Section.ID] {
			see(p.Place.Line)
		}
		return first
	}
	for _, s := range part.Table.Slots {
		see(c.Report.Places[s.ID].Line)
	}
	return first
}
