package check

import (
	"math/big"
	"slices"
	"sort"
	"strings"

	"nianbao/internal/message"
	"nianbao/templates"
)

// The relations an edition declares are linear: each instance says that a sum of slots with signs
// is zero, or is not negative. So an edition file can be read for two slips. A relation repeats
// others when every one of its instances follows from theirs (by exact elimination; that a single
// instance follows is normal: the column 总计 follows from the other columns and the rows). Two
// relations contradict one another when together they leave no choice but zero for slots that are
// counts or amounts. The search looks at two instances at a time: a contradiction that takes three
// relations is not found.

// LintRelations names the relations of an edition that contradict or repeat one another.
func LintRelations(e *templates.Edition) []Quarrel {
	forms := formsOf(e)
	return append(contradictions(e, forms), repetitions(e, forms)...)
}

// Quarrel is one thing wrong with the relations of an edition.
type Quarrel struct {
	Line    int // in the edition's file
	Message message.Text
}

// form is an instance as a linear form: the sum of coefficient × slot is zero, or at least zero.
type form struct {
	relation *templates.Relation
	key      string
	of       map[string]int64 // by slot, last year's with prior: before it
	equal    bool
}

// signs are the factors with which a form is at least zero.
func (f form) signs() []int64 {
	if f.equal {
		return []int64{1, -1}
	}
	return []int64{1}
}

func formsOf(e *templates.Edition) []form {
	var forms []form
	for _, r := range e.Relations {
		for _, instance := range r.Instances {
			f := form{r, instance.Key, map[string]int64{}, r.Compare == "="}
			add := func(terms []templates.Term, sign int64) {
				for _, t := range terms {
					name, n := t.Slot, sign
					if t.Prior {
						name = "prior:" + name
					}
					if t.Minus {
						n = -n
					}
					if f.of[name] += n; f.of[name] == 0 {
						delete(f.of, name)
					}
				}
			}
			add(instance.Left, 1)
			add(instance.Right, -1)
			forms = append(forms, f)
		}
	}
	return forms
}

// contradictions finds pairs of instances (and single ones) that together force counts to be zero.
func contradictions(e *templates.Edition, forms []form) []Quarrel {
	var out []Quarrel
	told := map[string]bool{}
	see := func(a, b form, combined map[string]int64) {
		slots := forced(e, combined)
		id := a.relation.ID + "|" + b.relation.ID
		if len(slots) == 0 || told[id] {
			return
		}
		told[id] = true
		var labels []string
		for _, s := range slots {
			labels = append(labels, s.Label())
		}
		said := message.New("lint.contradict", "a", name(a), "b", name(b), "slots", labels)
		out = append(out, Quarrel{max(a.relation.Line, b.relation.Line), said})
	}
	for i, a := range forms {
		for _, signA := range a.signs() {
			see(a, a, times(a.of, -signA))
			for _, b := range forms[i+1:] {
				if !overlap(a.of, b.of) {
					continue
				}
				for _, signB := range b.signs() {
					see(a, b, plus(times(a.of, -signA), times(b.of, -signB)))
				}
			}
		}
	}
	return out
}

// forced returns the slots that must be zero because a sum of them, each counted positively, is not
// above zero.
func forced(e *templates.Edition, of map[string]int64) []*templates.Slot {
	var slots []*templates.Slot
	for name, n := range of {
		s := e.Slot(strings.TrimPrefix(name, "prior:"))
		if n < 0 || s == nil || s.Kind == templates.Change {
			return nil
		}
		slots = append(slots, s)
	}
	slices.SortFunc(slots, func(a, b *templates.Slot) int { return strings.Compare(a.ID, b.ID) })
	return slots
}

// repetitions finds relations that follow from the others.
func repetitions(e *templates.Edition, forms []form) []Quarrel {
	var out []Quarrel
	for _, r := range e.Relations {
		var others basis
		follows := 0
		for _, f := range forms {
			if f.relation != r && f.equal {
				others.add(rationals(f.of))
			}
		}
		for _, f := range forms {
			if f.relation == r && len(others.reduce(rationals(f.of))) == 0 && r.Compare == "=" {
				follows++
			}
		}
		if follows > 0 && follows == len(r.Instances) {
			out = append(out, Quarrel{r.Line, message.New("lint.repeat", "a", r.ID)})
		}
	}
	return append(out, twins(forms)...)
}

// twins finds instances declared twice, under one relation or two.
func twins(forms []form) []Quarrel {
	var out []Quarrel
	seen := map[string]form{}
	for _, f := range forms {
		id := canonical(f)
		if first, ok := seen[id]; ok {
			out = append(out, Quarrel{f.relation.Line, message.New("lint.twice", "a", name(f), "b", name(first))})
			continue
		}
		seen[id] = f
	}
	return out
}

func canonical(f form) string {
	names := make([]string, 0, len(f.of))
	for name := range f.of {
		names = append(names, name)
	}
	sort.Strings(names)
	var b strings.Builder
	sign := int64(1)
	if len(names) > 0 && f.of[names[0]] < 0 && f.equal {
		sign = -1
	}
	b.WriteString(f.relation.Compare)
	for _, name := range names {
		b.WriteString(" " + big.NewInt(sign*f.of[name]).String() + " " + name)
	}
	return b.String()
}

func name(f form) string {
	if f.key == "" {
		return f.relation.ID
	}
	return f.relation.ID + "[" + f.key + "]"
}
