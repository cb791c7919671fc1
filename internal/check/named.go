package check

import (
	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/templates"
)

// misnamed reports each other agency that is named where the report's own should be: a file called after one
// office and made out to another is one of the two sent under a wrong name. That the office settled it is a note.
func misnamed(c *Context) []finding.Finding {
	own := c.Report.Agency
	if c.Options.Agency != "" {
		own = c.Options.Agency
	}
	var found []finding.Finding
	for _, n := range c.Options.Named {
		f := rule.Finding("file.named", templates.Verify)
		if n.By == rule.InReport {
			f.Class = templates.Note
		}
		f.Key, f.Expected, f.Actual = string(n.By), own, n.Agency
		f.Message = message.New("file.named."+f.Key, "words", n.Words, "named", n.Agency, "agency", own)
		f.Hint = message.New("rule.file.named.do")
		if n.By == rule.InFormer {
			f.Hint = message.New("file.named.former.do")
		}
		found = append(found, f)
	}
	return found
}
