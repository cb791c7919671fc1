package check

import (
	"cmp"
	"slices"
	"strings"

	"nianbao/internal/check/cone"
	"nianbao/internal/message"
	"nianbao/templates"
)

// The relations an edition declares are linear: each instance requires that a signed sum of slots
// is zero, or is not negative. So an edition file can be checked for two slips, a file each here:
// relations contradict one another when together they force counts or amounts to zero
// (lint_contradict.go), and a relation repeats others when each of its instances follows from
// theirs (lint_repeat.go).

// LintRelations names the relations of an edition that contradict or repeat one another, in the
// order of its file.
func LintRelations(e *templates.Edition) []Quarrel {
	forms := formsOf(e)
	list := append(contradictions(e, forms), repetitions(e, forms)...)
	slices.SortStableFunc(list, func(a, b Quarrel) int { return cmp.Compare(a.Line, b.Line) })
	return list
}

// Quarrel is one thing wrong with the relations of an edition.
type Quarrel struct {
	Edition string // id of the edition whose file declares them: the base's when they are taken over
	Line    int    // in that file
	Message message.Text
}

// form is an instance of a relation as a linear form.
type form struct {
	cone.Relation
	relation *templates.Relation
	key      string
}

// ofPrior marks the figure of last year's report, as opposed to this year's.
const ofPrior = "prior:"

func formsOf(e *templates.Edition) []form {
	var forms []form
	for _, r := range e.Relations {
		for _, instance := range r.Instances {
			of := map[string]int64{}
			add := func(terms []templates.Term, sign int64) {
				for _, t := range terms {
					name, n := t.Slot, sign
					if t.Prior {
						name = ofPrior + name
					}
					if t.Minus {
						n = -n
					}
					if of[name] += n; of[name] == 0 {
						delete(of, name)
					}
				}
			}
			add(instance.Left, 1)
			add(instance.Right, -1)
			forms = append(forms, form{cone.Relation{Of: of, AtLeast: r.Compare == ">="}, r, instance.Key})
		}
	}
	return forms
}

// linear returns the forms without what they are instances of.
func linear(forms []form) []cone.Relation {
	relations := make([]cone.Relation, len(forms))
	for i, f := range forms {
		relations[i] = f.Relation
	}
	return relations
}

// formsBut returns the forms of all other relations.
func formsBut(forms []form, r *templates.Relation) []form {
	return slices.DeleteFunc(slices.Clone(forms), func(f form) bool { return f.relation == r })
}

// last returns the last relation in the file: additions to a sound edition are mostly at its end.
func last(forms []form) *templates.Relation {
	return slices.MaxFunc(forms, func(a, b form) int { return cmp.Compare(a.relation.Line, b.relation.Line) }).relation
}

// named names each form and the line of its relation.
func named(forms []form) []message.Text {
	texts := make([]message.Text, len(forms))
	for i, f := range forms {
		texts[i] = message.New("lint.form", "id", f.name(), "line", f.relation.Line)
	}
	return texts
}

// byRelation names a relation once, without the keys, where several of its instances are meant.
func byRelation(forms []form) []message.Text {
	instances := map[*templates.Relation]int{}
	for _, f := range forms {
		instances[f.relation]++
	}
	var texts []message.Text
	for _, f := range forms {
		switch n := instances[f.relation]; {
		case n == 1:
			texts = append(texts, named([]form{f})...)
		case n > 1:
			f.key, instances[f.relation] = "", 0
			texts = append(texts, named([]form{f})...)
		}
	}
	return texts
}

func (f form) name() string {
	if f.key == "" {
		return f.relation.ID
	}
	return f.relation.ID + "[" + f.key + "]"
}

// slotOf returns the slot of a variable.
func slotOf(e *templates.Edition, variable string) (s *templates.Slot, prior bool) {
	id, prior := strings.CutPrefix(variable, ofPrior)
	return e.Slot(id), prior
}
