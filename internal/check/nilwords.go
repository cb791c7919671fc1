package check

import (
	"slices"

	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

// nilInWords returns the cells of a table in which 零报告 was typed, where nothing else in it contradicts: all other cells
// are blank, a mark for nothing, or zero. Such a table has one thing to be put right, the choice above it.
func nilInWords(c *Context, t *templates.Table) (typed []*templates.Slot) {
	if t.Nil == nil || c.Report.NilTable[t.ID] || c.Report.Unreadable[t.ID] {
		return nil
	}
	for _, s := range t.Slots {
		v := c.Report.Value(s.ID)
		switch {
		case v.Kind == report.Text && slices.Contains(rule.NilWords, templates.Normalize(v.Raw)):
			typed = append(typed, s)
		case v.Kind == report.Blank || v.Kind == report.Nothing || v.IsNumber() && v.Number.IsZero():
		default:
			return nil
		}
	}
	return typed
}

// nilFinding asks for the choice instead of the words.
func nilFinding(c *Context, t *templates.Table, typed []*templates.Slot) finding.Finding {
	f := rule.Finding("value.text", templates.Must)
	c.AtSlots(&f, typed...)
	f.Anchor = "nil " + t.ID
	f.Row, f.Column, f.Table = "", "", t.ID
	f.Actual = c.Report.Value(typed[0].ID).Raw
	f.Message = message.New("value.text.nil", "table", t.Heading(), "raw", rule.Shorten(f.Actual), "n", len(typed))
	f.Hint = message.New("value.text.nil.do")
	if !c.Report.Foreign {
		f.Hint = message.New("value.text.nil.choose", "sheet", t.Sheet, "cell", t.Nil.Cell.String())
	}
	return f
}
