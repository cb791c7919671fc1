package check

import (
	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

// What a cell may hold. Cells of one column or row with the same fault are one finding, see
// runs.go; blanks come in whole tables too, see blank.go.

func valueRules() []Rule {
	blanks, unreadable := rule.Figures, rule.Figures
	blanks.Blank, blanks.Nothing, unreadable.Unreadable = rule.Fault, rule.Fault, rule.Fault
	return []Rule{
		fixed(value("value.formula", templates.Must, unreadable, formula)),
		fixed(value("value.text", templates.Must, unreadable, text)),
		{ID: "value.blank", Class: templates.Must, Kind: rule.Within, Fixed: true,
			Reads: rule.Reads{Judged: blanks}, Check: blank},
		value("value.nil", templates.Must, rule.Figures, declared),
		value("value.negative", templates.Must, rule.Figures, negative),
		value("value.fraction", templates.Must, rule.Figures, fraction),
		value("value.unit", templates.Verify, rule.Figures, unit),
		value("value.note", templates.Verify, rule.Figures, note),
	}
}

// value makes a rule that judges every value by itself.
func value(id string, class templates.Class, cells rule.Cells, look looks) Rule {
	return Rule{ID: id, Class: class, Kind: rule.Within, Reads: rule.Reads{Judged: cells}, Check: each(id, class, look)}
}

func fixed(r Rule) Rule {
	r.Fixed = true
	return r
}

// looks judges one value: what is wrong with it, nothing when it is right.
type looks func(c *Context, s *templates.Slot, v report.Value) message.Text

// each makes the check of a rule that judges every value by itself.
func each(id string, class templates.Class, look looks) func(*Context) []finding.Finding {
	return func(c *Context) []finding.Finding {
		var found []finding.Finding
		for _, t := range c.Edition.Tables {
			if typed := nilInWords(c, t); len(typed) > 0 && id == "value.text" {
				found = append(found, nilFinding(c, t, typed))
				continue
			}
			var cells []flawed
			for _, s := range t.Slots {
				if said := look(c, s, c.Report.Value(s.ID)); !said.IsZero() {
					cells = append(cells, flawed{s, said})
				}
			}
			for _, run := range runs(cells) {
				f := runFinding(c, id, class, run)
				if offer := toType(c, run); id == "value.formula" && !offer.IsZero() {
					f.Hint = offer
				}
				found = append(found, f)
			}
		}
		return found
	}
}

func say(key string, s *templates.Slot, v report.Value, args ...any) message.Text {
	return message.New(key, append([]any{"label", s.Label(), "raw", rule.Shorten(v.Raw)}, args...)...)
}

func formula(_ *Context, s *templates.Slot, v report.Value) message.Text {
	switch {
	case v.Kind != report.Formula:
		return message.Text{}
	case v.Cached != "":
		return say("value.formula.cached", s, v, "cached", rule.Shorten(v.Cached))
	}
	return say("value.formula.found", s, v)
}

func text(_ *Context, s *templates.Slot, v report.Value) message.Text {
	switch v.Kind {
	case report.Text, report.Error, report.Date, report.Boolean:
		return say("value.text."+string(v.Kind), s, v)
	}
	return message.Text{}
}

// declared is “yes” to 零报告 beside a figure other than zero.
func declared(c *Context, s *templates.Slot, v report.Value) message.Text {
	if !c.Report.NilTable[s.Table.ID] || !v.IsNumber() || v.Number.IsZero() {
		return message.Text{}
	}
	if planOf(c.Edition).accounted[s.ID] && prefilled(c, s, v) {
		return say("value.nil.prefilled", s, v)
	}
	return say("value.nil.figure", s, v)
}

// prefilled reports whether a figure is the one the template proposed from last year's report.
func prefilled(c *Context, s *templates.Slot, v report.Value) bool {
	for _, r := range c.Edition.Relations {
		for _, i := range r.Instances {
			if len(i.Left) != 1 || i.Left[0].Slot != s.ID || len(i.Right) != 1 || !i.Right[0].Prior {
				continue
			}
			if c.LastYear.Report == nil {
				return true // it is what templates propose; a clerk who chose 零报告 did not type it
			}
			then := c.LastYear.Report.Value(i.Right[0].Slot)
			return then.IsNumber() && then.Number.Equal(v.Number)
		}
	}
	return false
}

func negative(_ *Context, s *templates.Slot, v report.Value) message.Text {
	if !v.IsNumber() || !v.Number.IsNegative() || s.Kind == templates.Change {
		return message.Text{}
	}
	return say("value.negative.found", s, v)
}

func fraction(_ *Context, s *templates.Slot, v report.Value) message.Text {
	if !v.IsNumber() || v.Number.IsInteger() || s.Kind == templates.Amount {
		return message.Text{}
	}
	return say("value.fraction.found", s, v)
}

// unit is an amount without a unit where the form leaves it to the cell, or with another than the
// form prints, and a unit of money beside a count. An empty cell has no unit: a zero needs none.
func unit(_ *Context, s *templates.Slot, v report.Value) message.Text {
	if !v.IsNumber() || v.Number.IsZero() {
		return message.Text{}
	}
	switch {
	case s.Kind != templates.Amount && v.Unit != "":
		return say("value.unit.count", s, v)
	case s.Kind == templates.Amount && s.Unit != "" && v.Unit != "" && v.Unit != s.Unit:
		if n, ok := rule.In(s, v); ok {
			return say("value.unit.other", s, v, "unit", s.Unit, "converted", n.String())
		}
		return say("value.unit.unknown", s, v, "unit", s.Unit)
	case len(s.Units) > 0 && v.Unit == "":
		return say("value.unit.missing", s, v, "units", s.Units)
	}
	return message.Text{}
}

func note(_ *Context, s *templates.Slot, v report.Value) message.Text {
	if !v.IsNumber() || v.Aside == "" {
		return message.Text{}
	}
	return say("value.note.found", s, v, "aside", rule.Shorten(v.Aside), "n", v.NumberText())
}
