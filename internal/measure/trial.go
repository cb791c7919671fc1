package measure

import (
	"slices"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/templates"
)

// A trial takes one case: it is checked as it is, then a fault is planted, and it is checked again.

// years are the report years cases are made for, by edition; those of 2021 have a report on the
// form before them.
var years = map[string][]int{"2019": {2020}, "2021": {2021, 2025, 2024}}

// outcome is what became of one case.
type outcome struct {
	fault   Fault
	planted bool
	spoke   []string // rules that should find the fault and did
	traced  bool
	summed  bool     // the summary of the table named wrong cells only
	alarms  []string // rules that accused the report before the fault was planted, one for each accusation
	blamed  []string // rules that accused a cell of the fault which they cannot judge
	misses  []Miss
}

// tries is how many seeds are tried for a case that gives occasion for a fault; an empty bureau
// gives few.
const tries = 40

func try(seed uint64, f Fault, size Size) outcome {
	out := outcome{fault: f}
	editions := templates.Builtin()
	for i := range uint64(tries) {
		at := seed + i*1_000_003
		e := editions[at%uint64(len(editions))]
		year := years[e.ID][int(at/2)%len(years[e.ID])]
		base := f.base
		if base == nil {
			base = Consistent
		}
		c := base(at, e, year, Size((int(size)+int(i))%int(sizes)))
		if i == 0 {
			out.alarm(at, c)
		}
		if wrong, ok := out.spoil(at, c); ok {
			out.judge(at, c, wrong)
			break
		}
	}
	return out
}

// alarm checks a report in which nothing is wrong; where a workbook is to be damaged, one that
// only went through another program first.
func (o *outcome) alarm(seed uint64, c *Case) {
	accuse := func(rule, what string) {
		o.alarms = append(o.alarms, rule)
		o.misses = append(o.misses, Miss{seed, c.Edition.ID, "", rule + ": " + what})
	}
	context := *c.Context
	sent := &Case{Context: &context, dice: c.dice}
	if o.fault.damage != nil {
		if _, _, err := sent.sendBack(nil); err != nil {
			accuse("file.unreadable", err.Error())
		}
	}
	for _, f := range check.Run(sent.Context) {
		if f.Outcome == finding.Fails {
			accuse(f.Rule, f.Message.In(message.Chinese))
		}
	}
}

// wrong is where a fault was planted: in slots, or at a place of the workbook.
type wrong struct {
	slots []string
	at    place
}

// named reports whether a finding names what is wrong.
func (w wrong) named(f finding.Finding) bool {
	if len(w.slots) == 0 {
		return w.at.named(f)
	}
	return slices.ContainsFunc(f.Slots, func(s string) bool { return slices.Contains(w.slots, s) })
}

// spoil plants the fault; ok is false where the case gives no occasion.
func (o *outcome) spoil(seed uint64, c *Case) (wrong, bool) {
	if o.fault.damage == nil {
		slots, ok := o.fault.plant(c)
		return wrong{slots: slots}, ok
	}
	at, ok, err := c.sendBack(o.fault.damage)
	if err != nil {
		o.misses = append(o.misses, Miss{seed, c.Edition.ID, o.fault.Kind, err.Error()})
	}
	return wrong{at: at}, ok && err == nil
}

// judge checks a report with a fault in it.
func (o *outcome) judge(seed uint64, c *Case, w wrong) {
	o.planted = true
	for _, g := range check.Run(c.Context) {
		if traces(c, g, w.slots) {
			o.traced = true
			o.summed = o.summed || g.Rule == diagnosis
		}
		silent := o.fault.Silent
		wanted := finding.Fails
		if o.fault.Gap {
			silent, wanted = o.fault.Rules, finding.Unjudged
		}
		if g.Outcome == finding.Fails && slices.Contains(silent, g.Rule) && w.named(g) {
			o.blamed = append(o.blamed, g.Rule)
			o.misses = append(o.misses, Miss{seed, c.Edition.ID, o.fault.Kind,
				g.Rule + ": " + g.Message.In(message.Chinese)})
		}
		due := slices.Contains(o.fault.Rules, g.Rule) && !(o.fault.Must && g.Class != templates.Must)
		if due && g.Outcome == wanted && w.named(g) && !slices.Contains(o.spoke, g.Rule) {
			o.spoke = append(o.spoke, g.Rule)
		}
	}
	if len(o.spoke) == 0 {
		o.misses = append(o.misses, Miss{seed, c.Edition.ID, o.fault.Kind,
			strings.Join(append(w.slots, w.at.sheet), " ")})
	}
}

// diagnosis is the rule that sums up which cells of a table are probably wrong.
const diagnosis = "table.diagnosis"

// traces reports whether a finding points at the wrong cells: by its diagnosis, or as the summary
// of a table.
func traces(c *Case, g finding.Finding, slots []string) bool {
	if len(slots) == 0 {
		return false
	}
	if g.Rule == diagnosis {
		return !slices.ContainsFunc(g.Slots, func(s string) bool { return !slices.Contains(slots, s) })
	}
	said := g.Diagnosis.In(message.Chinese)
	return said != "" && slices.ContainsFunc(slots, func(id string) bool {
		return strings.Contains(said, c.Edition.Slot(id).Cell.String()+"（")
	})
}
