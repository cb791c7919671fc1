package templates

import (
	"maps"
	"slices"
	"strings"
)

// Class is how binding a rule is.
type Class string

// The classes of the field: 强制性, 核实性, 提示性.
const (
	Must   Class = "must"   // a hard error
	Verify Class = "verify" // may be legitimate: correct it or explain it
	Note   Class = "note"   // worth knowing
)

// Relation is a rule of the form that equates (or compares) sums of slots, once for every value of its variable.
type Relation struct {
	ID        string
	Class     Class
	Basis     Words  // document and clause
	Compare   string // "=" or ">="
	Instances []Instance
	Line      int

	// The text of `rules explain`, in the edition's own words; missing parts come from the
	// program's words for a relation of that id, else for relations in general.
	Title, Why, Example, Do Words
}

// Instance is a relation over definite slots.
type Instance struct {
	Key         string // the value its variable took; "" for a relation without one
	Left, Right []Term
}

// Term is one operand of a relation.
type Term struct {
	Slot  string
	Minus bool
	Prior bool // of last year's report
}

// Terms returns left and right side together.
func (i Instance) Terms() []Term { return slices.Concat(i.Left, i.Right) }

// UsesPrior reports whether the relation reads last year's report.
func (r *Relation) UsesPrior() bool {
	return slices.ContainsFunc(r.Instances, func(i Instance) bool {
		return slices.ContainsFunc(i.Terms(), func(t Term) bool { return t.Prior })
	})
}

// expand makes the instances of a relation from its patterns; {name} in a pattern takes each value of that name's list.
func expand(variables map[string][]string, left, right []string) []Instance {
	instances := []Instance{{}}
	names := slices.Sorted(maps.Keys(variables))
	if len(names) == 0 {
		instances[0].Left, instances[0].Right = terms(left, nil), terms(right, nil)
		return instances
	}
	instances = nil
	bind(names, variables, map[string]string{}, func(bound map[string]string) {
		var key []string
		for _, name := range names {
			key = append(key, bound[name])
		}
		instances = append(instances, Instance{strings.Join(key, "."), terms(left, bound), terms(right, bound)})
	})
	return instances
}

func bind(names []string, variables map[string][]string, bound map[string]string, each func(map[string]string)) {
	if len(names) == 0 {
		each(bound)
		return
	}
	for _, value := range variables[names[0]] {
		bound[names[0]] = value
		bind(names[1:], variables, bound, each)
	}
}

func terms(patterns []string, bound map[string]string) []Term {
	var out []Term
	for _, p := range patterns {
		for name, value := range bound {
			p = strings.ReplaceAll(p, "{"+name+"}", value)
		}
		var t Term
		p, t.Minus = strings.CutPrefix(p, "-")
		t.Slot, t.Prior = strings.CutPrefix(p, "prior:")
		out = append(out, t)
	}
	return out
}

// ComparableTo reports whether a slot means the same in reports made after another edition, so that figures of the two
// may be compared.
func (e *Edition) ComparableTo(other *Edition, slot string) bool {
	if e.Slot(slot) == nil || other.Slot(slot) == nil {
		return false
	}
	patterns, declared := e.Comparable[other.ID]
	if !declared {
		if e.ID == other.ID || e.Base == other.ID || other.Base == e.ID {
			return true // the same form, or a variant of it
		}
		patterns = e.Comparable[other.Base]
	}
	return slices.ContainsFunc(patterns, func(p string) bool { return match(p, slot) })
}

// match compares an id with a pattern part by part; a part may end in *.
func match(pattern, id string) bool {
	p, s := strings.Split(pattern, "."), strings.Split(id, ".")
	if len(p) != len(s) {
		return false
	}
	for i := range p {
		if prefix, open := strings.CutSuffix(p[i], "*"); p[i] != s[i] && (!open || !strings.HasPrefix(s[i], prefix)) {
			return false
		}
	}
	return true
}
