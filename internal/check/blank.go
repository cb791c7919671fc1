package check

import (
	"cmp"

	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

// Blanks come in whole tables: an agency without any application leaves all 175 cells empty. One
// finding a cell would bury everything else, so blanks are grouped by table, else by column, else
// by row, the largest that is empty throughout; each finding names all its cells. A mark for
// nothing (“-”, “无”) is reported under the same rule, because the remedy is the same, but in its
// own words: it is not the same as a blank. A slot that could not be located is neither; the
// finding about its sheet, row or column covers it.

// emptyColumn is from how many slots on a column counts as one thing to put right.
const emptyColumn = 3

func blank(c *Context) []finding.Finding {
	var found []finding.Finding
	for _, t := range c.Edition.Tables {
		if c.Report.Unreadable[t.ID] || len(nilInWords(c, t)) > 0 {
			continue // nothing is known of it, or the choice above it is what is missing
		}
		for _, kind := range []report.Kind{report.Blank, report.Nothing} {
			found = append(found, blanks(c, t, kind)...)
		}
	}
	return found
}

func blanks(c *Context, t *templates.Table, kind report.Kind) []finding.Finding {
	var empty []*templates.Slot
	for _, s := range t.Slots {
		if c.Report.Located(s.ID) && c.Report.Value(s.ID).Kind == kind {
			empty = append(empty, s)
		}
	}
	if len(empty) == len(t.Slots) {
		return []finding.Finding{blankFinding(c, t, kind, "table", empty)}
	}
	var found []finding.Finding
	if len(empty) == 0 {
		return nil
	}
	inColumn := map[stack][]*templates.Slot{}
	for _, s := range empty {
		inColumn[stackOf(s)] = append(inColumn[stackOf(s)], s)
	}
	inRow := map[int][]*templates.Slot{}
	for _, s := range empty {
		inStack := inColumn[stackOf(s)]
		switch {
		case len(inStack) < emptyColumn || len(inStack) < height(t, stackOf(s)):
			inRow[s.Cell.Row] = append(inRow[s.Cell.Row], s)
		case inStack[0] == s:
			found = append(found, blankFinding(c, t, kind, "column", inStack))
		}
	}
	for _, s := range empty {
		if row := inRow[s.Cell.Row]; len(row) > 0 && row[0] == s {
			found = append(found, blankFinding(c, t, kind, "row", row))
		}
	}
	return found
}

// stack is the slots under one label; the blocks of a table have different labels over the same
// place.
type stack struct {
	col   int
	label string
}

func stackOf(s *templates.Slot) stack { return stack{s.Cell.Col, s.Column} }

func height(t *templates.Table, in stack) int {
	n := 0
	for _, s := range t.Slots {
		if stackOf(s) == in {
			n++
		}
	}
	return n
}

func blankFinding(c *Context, t *templates.Table, kind report.Kind, what string,
	slots []*templates.Slot) finding.Finding {
	f := rule.Finding("value.blank", templates.Must)
	c.AtSlots(&f, slots...)
	raw := c.Report.Value(slots[0].ID).Raw
	if kind == report.Nothing {
		f.Actual = raw
	}
	if len(slots) == 1 {
		what = "cell"
	}
	f.Message = message.New("value."+string(kind)+"."+what,
		"label", slots[0].Label(), "row", cmp.Or(slots[0].Row, t.Heading()), "column", slots[0].Column,
		"columns", columns(slots), "table", t.Heading(), "n", len(slots), "raw", raw)
	switch {
	case t.Nil == nil || c.Report.Foreign: // there is no 零报告 to choose beside the table
		f.Hint = message.New("value.blank.zero")
	case len(slots) == len(t.Slots):
		f.Hint = message.New("value.blank.nil")
	default:
		f.Hint = message.New("rule.value.blank.do")
	}
	return f
}

func columns(slots []*templates.Slot) []string {
	var names []string
	for _, s := range slots {
		names = append(names, s.Column)
	}
	return names
}
