package prose

import (
	"strconv"
	"strings"
	"unicode"

	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

// fullWidth are the marks that Chinese type sets at full width although they are not in its own block.
const fullWidth = "“”‘’…—·"

// Length counts the characters of paragraphs the way offices do, as the 字数 their word processors show: every Han
// character and every full-width mark counts one, a run of Latin letters, digits and half-width marks counts one
// together, blanks count nothing.
func Length(paragraphs []report.Paragraph) int {
	n := 0
	for _, p := range paragraphs {
		run := false
		for _, r := range p.Text {
			switch {
			case r >= 0x4E00 && r <= 0x9FFF:
				n++
				run = false
			case unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r):
				run = false
			case r < 0x2E80 && !strings.ContainsRune(fullWidth, r):
				if !run {
					n++
				}
				run = true
			default:
				n++
				run = false
			}
		}
	}
	return n
}

// limited returns the section an edition limits in length, nil for none.
func limited(e *templates.Edition) *templates.Section {
	for _, s := range e.Sections {
		if s.Length > 0 {
			return s
		}
	}
	return nil
}

// checkLength judges the length of the section the edition limits.
func checkLength(c *rule.Context) []finding.Finding {
	s := limited(c.Edition)
	n := Length(c.Report.Prose[s.ID])
	if n > 0 && n <= s.Length {
		return nil
	}
	f := rule.Finding("text.length", templates.Note)
	c.AtSection(&f, s.ID)
	f.Hint = message.New("rule.text.length.do")
	f.Expected = "<= " + strconv.Itoa(s.Length)
	if n == 0 {
		f.Outcome = finding.Unjudged
		f.Message = message.New("text.length.unjudged", "heading", s.Heading())
		return []finding.Finding{f}
	}
	f.Actual, f.Difference = strconv.Itoa(n), strconv.Itoa(n-s.Length)
	f.Message = message.New("text.length.long", "heading", s.Heading(), "n", n, "limit", s.Length)
	return []finding.Finding{f}
}
