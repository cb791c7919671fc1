package measure

import (
	"runtime"
	"slices"
	"sync"

	"nianbao/internal/check"
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
	Class   templates.Class // how binding the rules that have to find it are; "" for a gap, which they cannot judge
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
	Open   int // gaps of which it said that it cannot judge
	Alone  int // faults no other rule that should find them found
	Alarms int // accusations of reports in which nothing is wrong, or of a cell that cannot be judged
}

// Miss is a case that went otherwise than it should: a fault that was not found, or an accusation
// without one. Its seed makes the case again.
type Miss struct {
	Seed    uint64
	Edition string
	Kind    string // "" for a report in which nothing was wrong
	What    string
}

// notInjected are rules that no fault tries here: a limit of the program, and rules about
// published files only. Their own tests try them.
var notInjected = []string{check.LimitRule, "text.headings", "text.misprint"}

// Run plants faults in n cases of both editions and of all sizes: every case is first checked
// as it is, then with one fault, the kinds in turn. What it returns depends on nothing but seed and
// n.
func Run(seed uint64, n int) *Measurement {
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

// add adds the outcomes up, kinds in the order of Faults, rules in the order of the report: all
// rules, so that one no fault tries would show with nothing found.
func add(seed uint64, results []outcome) *Measurement {
	m := &Measurement{Seed: seed, Consistent: len(results)}
	rules := map[string]*RuleResult{}
	var order []*RuleResult
	for _, e := range slices.Backward(templates.Builtin()) {
		for _, r := range check.Rules(e) {
			if rules[r.ID] == nil && !slices.Contains(notInjected, r.ID) {
				rules[r.ID] = &RuleResult{Rule: r.ID, Class: r.Class}
				order = append(order, rules[r.ID])
			}
		}
	}
	kinds := map[string]*KindResult{}
	for _, f := range Faults {
		kinds[f.Kind] = &KindResult{Kind: f.Kind, By: map[string]int{},
			InCells: slices.Equal(f.Rules, declared) && !f.Gap}
		switch {
		case f.Gap:
		case f.Must:
			kinds[f.Kind].Class = templates.Must
		case rules[f.Rules[0]].Class == templates.Note:
			kinds[f.Kind].Class = templates.Note
		default:
			kinds[f.Kind].Class = templates.Verify
		}
	}
	for _, o := range results {
		m.Misses = append(m.Misses, o.misses...)
		if len(o.alarms) > 0 {
			m.Accused++
		}
		for _, id := range slices.Concat(o.alarms, o.blamed) {
			rules[id].Alarms++
		}
		if o.planted {
			o.count(kinds[o.fault.Kind], rules)
		}
	}
	for _, f := range Faults {
		m.Kinds = append(m.Kinds, *kinds[f.Kind])
	}
	for _, r := range order {
		m.Rules = append(m.Rules, *r)
	}
	return m
}

func (o *outcome) count(k *KindResult, rules map[string]*RuleResult) {
	k.Planted++
	if o.traced {
		k.Traced++
	}
	if o.summed {
		rules[diagnosis].Found++
	}
	if len(o.spoke) > 0 {
		k.Found++
	}
	for _, id := range o.spoke {
		k.By[id]++
		if o.fault.Gap {
			rules[id].Open++
			continue
		}
		rules[id].Found++
		if len(o.spoke) == 1 {
			rules[id].Alone++
		}
	}
}
