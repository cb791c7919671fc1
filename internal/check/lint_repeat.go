package check

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"nianbao/internal/check/cone"
	"nianbao/internal/message"
	"nianbao/templates"
)

// repetitions finds redundant relations: every one of their instances follows from those of
// others. (A single redundant instance is normal: the sum over the column 总计 follows from the
// other columns and the rows.) Of relations that repeat one another the last is reported; the
// others are kept.
func repetitions(e *templates.Edition, forms []form) []Quarrel {
	var out []Quarrel
	for _, r := range slices.Backward(e.Relations) {
		others, follows := repeats(forms, r)
		if !follows {
			continue
		}
		key := "lint.repeat"
		if len(others) == 0 {
			key = "lint.empty" // both sides are the same
		}
		out = append(out, Quarrel{e.RelationsOf, r.Line, message.New(key,
			"a", message.New("lint.form", "id", r.ID, "line", r.Line), "others", byRelation(others))})
		forms = formsBut(forms, r)
	}
	return append(out, twins(e, forms)...)
}

// repeats reports whether all instances of a relation follow from equalities of others, and from
// which. Each instance is given a variable that is its sum; the others' relations are to leave
// that nothing but zero, whatever signs the slots may have: that counts are not negative is no
// reason to leave an equality out.
func repeats(forms []form, r *templates.Relation) (from []form, follows bool) {
	sum := func(i int) string { return fmt.Sprint("sum:", i) }
	free := func(variable string) bool { return !strings.HasPrefix(variable, "sum:") }
	var others []form
	var own []cone.Relation
	for _, f := range forms {
		switch {
		case f.AtLeast:
		case f.relation == r:
			of := map[string]int64{sum(len(own)): -1}
			for name, n := range f.Of {
				of[name] = n
			}
			own = append(own, cone.Relation{Of: of})
		default:
			others = append(others, f)
		}
	}
	system := cone.New(append(linear(others), own...), free)
	if len(own) == 0 || len(system.Zero()) < len(own) {
		return nil, false
	}
	used := map[int]bool{}
	for i := range own {
		for _, place := range system.Core(sum(i)) {
			used[place] = true
		}
	}
	for i, f := range others {
		if used[i] {
			from = append(from, f)
		}
	}
	return from, true
}

// twins finds instances declared twice, under one relation or two.
func twins(e *templates.Edition, forms []form) []Quarrel {
	var out []Quarrel
	seen := map[string]form{}
	for _, f := range forms {
		id := canonical(f)
		if first, ok := seen[id]; ok {
			out = append(out, Quarrel{e.RelationsOf, f.relation.Line, message.New("lint.twice",
				"a", named([]form{f})[0], "b", named([]form{first})[0])})
			continue
		}
		seen[id] = f
	}
	return out
}

// canonical writes a form so that equivalent forms are equal: divided by its first factor, or by
// its absolute value where the sign matters.
func canonical(f form) string {
	var names []string
	for name, n := range f.Of {
		if n != 0 {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	var b strings.Builder
	b.WriteString(f.relation.Compare)
	for _, name := range names {
		first := f.Of[names[0]]
		if f.AtLeast {
			first = max(first, -first)
		}
		b.WriteString(" " + big.NewRat(f.Of[name], first).RatString() + " " + name)
	}
	return b.String()
}
