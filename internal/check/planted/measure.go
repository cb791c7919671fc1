package planted

import (
	"runtime"
	"slices"
	"strings"
	"sync"

	"nianbao/internal/check"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/templates"
)

// Measurement is what came of planting: for each kind of fault how many were found, for each rule
// whom it accused.
type Measurement struct {
	Seed       uint64
	Consistent int // reports in which nothing was wrong
	Accused    int // of these, how many were accused of anything
	Kinds      []KindResult
	Rules      []RuleResult
	Misses     []Miss
}

// KindResult is what became of one kind of fault.
type KindResult struct {
	Kind    string
	Must    bool
	Planted int
	Found   int  // a rule that should find it spoke, and named a cell that is wrong
	Traced  int  // the diagnosis names a wrong cell, or the summary of the table names wrong cells only
	InCells bool // the fault is in cells of tables whose relations can be diagnosed
	By      map[string]int
}

// RuleResult is what one rule did.
type RuleResult struct {
	Rule   string
	Class  templates.Class
	Found  int // faults it found
	Alone  int // faults no other rule that should find them found
	Alarms int // accusations of reports in which nothing is wrong
}

// Miss is a case that went otherwise than it should: a fault that was not found, or an accusation
// without one. Its seed makes the case again.
type Miss struct {
	Seed    uint64
	Edition string
	Kind    string // "" for a report in which nothing was wrong
	What    string
}

// years are the report years cases are made for, by edition; those of 2021 have a report on the
// form before them.
var years = map[string][]int{"2019": {2020}, "2021": {2021, 2025, 2024}}

// Measure plants faults in n cases of both editions and of all sizes: every case is first checked
// as it is, then with one fault, the kinds in turn. What it returns depends on nothing but seed and
// n.
func Measure(seed uint64, n int) *Measurement {
	results := make([]outcome, n)
	next := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range next {
				results[i] = try(seed+uint64(i), Faults[i%len(Faults)], Size(i/len(Faults)%int(sizes)))
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	workers.Wait()
	return add(seed, results)
}

// outcome is what became of one case.
type outcome struct {
	fault   Fault
	planted bool
	spoke   []string // rules that should find the fault and did
	traced  bool
	alarms  []string // rules that accused the report before the fault was planted, one for each accusation
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
		if slots, ok := f.plant(c); ok {
			out.judge(at, c, slots)
			break
		}
	}
	return out
}

// alarm checks a report in which nothing is wrong.
func (o *outcome) alarm(seed uint64, c *Case) {
	for _, f := range check.Run(c.Context) {
		if f.Outcome == finding.Fails {
			o.alarms = append(o.alarms, f.Rule)
			o.misses = append(o.misses, Miss{seed, c.Edition.ID, "", f.Rule + ": " + f.Message.In(message.Chinese)})
		}
	}
}

// judge checks a report with a fault in it.
func (o *outcome) judge(seed uint64, c *Case, slots []string) {
	o.planted = true
	for _, g := range check.Run(c.Context) {
		o.traced = o.traced || traces(c, g, slots)
		if g.Outcome != finding.Fails || !slices.Contains(o.fault.Rules, g.Rule) || slices.Contains(o.spoke, g.Rule) {
			continue
		}
		if len(slots) == 0 || slices.ContainsFunc(g.Slots, func(s string) bool { return slices.Contains(slots, s) }) {
			o.spoke = append(o.spoke, g.Rule)
		}
	}
	if len(o.spoke) == 0 {
		o.misses = append(o.misses, Miss{seed, c.Edition.ID, o.fault.Kind, strings.Join(slots, " ")})
	}
}

// traces reports whether a finding points at the wrong cells: by its diagnosis, or as the summary
// of a table.
func traces(c *Case, g finding.Finding, slots []string) bool {
	if len(slots) == 0 {
		return false
	}
	if g.Rule == "table.diagnosis" {
		return !slices.ContainsFunc(g.Slots, func(s string) bool { return !slices.Contains(slots, s) })
	}
	said := g.Diagnosis.In(message.Chinese)
	return said != "" && slices.ContainsFunc(slots, func(id string) bool {
		return strings.Contains(said, c.Edition.Slot(id).Cell.String()+"（")
	})
}

// add adds the outcomes up, kinds in the order of Faults, rules in the order they are told.
func add(seed uint64, results []outcome) *Measurement {
	m := &Measurement{Seed: seed, Consistent: len(results)}
	kinds, rules := map[string]*KindResult{}, map[string]*RuleResult{}
	rule := func(id string) *RuleResult {
		if rules[id] == nil {
			rules[id] = &RuleResult{Rule: id}
		}
		return rules[id]
	}
	for _, f := range Faults {
		kinds[f.Kind] = &KindResult{Kind: f.Kind, Must: f.Must, By: map[string]int{},
			InCells: slices.Equal(f.Rules, declared)}
		for _, id := range f.Rules {
			rule(id)
		}
	}
	for _, o := range results {
		m.Misses = append(m.Misses, o.misses...)
		if len(o.alarms) > 0 {
			m.Accused++
		}
		for _, id := range o.alarms {
			rule(id).Alarms++
		}
		if o.planted {
			o.count(kinds[o.fault.Kind], rule)
		}
	}
	for _, f := range Faults {
		m.Kinds = append(m.Kinds, *kinds[f.Kind])
	}
	for _, e := range slices.Backward(templates.Builtin()) {
		for _, r := range check.Rules(e) {
			if got := rules[r.ID]; got != nil {
				got.Class = r.Class
				m.Rules = append(m.Rules, *got)
				delete(rules, r.ID)
			}
		}
	}
	return m
}

func (o *outcome) count(k *KindResult, rule func(string) *RuleResult) {
	k.Planted++
	if o.traced {
		k.Traced++
	}
	if len(o.spoke) > 0 {
		k.Found++
	}
	for _, id := range o.spoke {
		k.By[id]++
		rule(id).Found++
		if len(o.spoke) == 1 {
			rule(id).Alone++
		}
	}
}
