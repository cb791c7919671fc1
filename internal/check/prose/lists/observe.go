package lists

import (
	"strconv"

	"nianbao/internal/check/prose/judge"
	"nianbao/internal/check/prose/reading"
)

// The features of a reading are what its words say, whatever they are about: how the list opens
// and closes, how its parts are joined, what its total is, how far off the sum is.

// Attributes of a reading.
const (
	aOpen = iota
	aSide
	aSize
	aForm
	aEdge
	aParts
	aFew
	aSkip
	aFar
	aMark
	aPlace
)

// Flags of a reading.
const (
	isClean = iota
	isRest
	isLeft
	flagsOther // those that need no name
)

// flags are the names of what holds of a reading or not; those from flagsOther on are in the order of observe.
var flags = []string{"clean", "rest", "left", "mixed", "rows", "whole", "shares", "opposed",
	"kind", "advancing", "tells", "exceeded", "equal", "some", "etc", "acts", "names",
	"enumerated", "made", "carried", "heads", "inner", "turns", "besides", "anything", "bare",
	"unlabelled", "long", "numbered", "alike", "repeats", "same", "few", "kinds", "otherkinds",
	"aftertotal", "sides", "together", "afterstage", "unlike", "named", "foreign", "onlythese",
	"etcetera", "within", "totalrow", "firstjoined", "alljoined", "lastand", "largest", "halves",
	"owned", "wasparts", "second", "all", "form", "ownwords", "yearly", "wholerow"}

var schema = newSchema()

func newSchema() *judge.Schema {
	s := &judge.Schema{Flags: flags, Attributes: []judge.Attribute{{Name: "open", Values: openers},
		{Name: "side", Values: []string{"over", "under"}}, {Name: "size", Values: sizes}, {Name: "form", Values: forms},
		{Name: "edge", Values: edges}, {Name: "parts", Values: counts(5)}, {Name: "few", Values: []string{"1", "2", "3+"}},
		{Name: "skip", Values: counts(3)}, {Name: "far", Values: distances}, {Name: "total", Values: marks},
		{Name: "place", Values: places}}}
	add := func(flag int, with ...int) { s.Patterns = append(s.Patterns, judge.Pattern{Flag: flag, With: with}) }
	for _, with := range [][]int{{aOpen}, {aSide}, {aSize}, {aForm}, {aEdge}, {aParts}, {aSkip}, {aFar}, {aMark, aPlace},
		{aOpen, aSide}, {aOpen, aSize}, {aSide, aSize}, {aOpen, aForm}, {aOpen, aEdge}, {aOpen, aParts}, {aEdge, aForm},
		{aOpen, aMark, aPlace}} {
		add(-1, with...)
	}
	for _, with := range [][]int{{aOpen, aSide, aSize}, {aOpen, aFew}, {aOpen, aForm}, {aSide, aSize, aFew}, {aOpen, aEdge},
		{aOpen, aSide, aFew}, {aMark, aPlace}} {
		add(isClean, with...)
	}
	for _, with := range [][]int{{aParts}, {aSkip}, {aSize}} {
		add(isLeft, with...)
	}
	for flag := range flags {
		add(flag)
		add(flag, aSide)
		add(flag, aOpen)
	}
	return s
}

// counts are the numbers up to one that stands for all from it on.
func counts(most int) (list []string) {
	for n := range most {
		list = append(list, strconv.Itoa(n))
	}
	return append(list, strconv.Itoa(most)+"+")
}

// observe returns the shape of a reading.
func (r *proposer) observe(q Proposal) judge.Shape {
	r.line = q.line
	w, parts, how := totals(q.Totals), q.Parts, q.how
	total, first, last := w[0], parts[0], parts[len(parts)-1]
	tn, fn, ln := r.of(total), r.of(first), r.of(last)
	off := fixedSum(parts) - w.fixed()
	var s judge.Shape
	s.Values = [16]uint8{aOpen: r.openerOf(total, parts, how), aSize: sizeOf(w.fixed(), off), aForm: formOf(parts),
		aEdge: uint8(q.edge), aParts: uint8(min(len(parts), 5)), aFew: uint8(min(len(parts), 3) - 1),
		aSkip: uint8(min(how.skipped, 3)), aFar: r.distanceOf(total, first), aMark: markOf(total),
		aPlace: r.placeOf(total)}
	if how.again {
		s.Values[aFar], s.Values[aPlace] = 4, 3 // the total is told again right before its list
	}
	if off <= 0 {
		s.Values[aSide] = 1
	}
	rows := r.any(parts, func(_ *reading.Amount, n *name) bool { return n.row })
	mixed, tells := r.mixed(parts), r.tellOfEach(w, parts)
	over, same := exceeded(w, parts), equals(w, parts)
	carried, inner, alone := total.Carried || first.Carried, innerOpener(parts), r.areAlone(parts)
	some, nameless, twice := fn.before&someOnly != 0, unlabelled(parts), sameLabels(parts)
	opposed, whole := r.opposed(parts), r.whole(parts)
	rest := last.Rest && !ln.isRow || ln.isRemainder()
	enumerated := enumerates(total.Label, parts) || namedBefore(parts)
	s.Set(isClean, !(mixed || rows || tells || over || same || nameless || twice || carried || !alone || inner ||
		last.Turns || some))
	s.Set(isRest, rest)
	s.Set(isLeft, last.Rest || last.Besides)
	for i, is := range []bool{mixed, rows, whole, r.shares(parts), opposed, r.ofOneKind(parts),
		r.advancing(parts), tells, over, same, some, !alone, r.has(parts, acts),
		r.areNames(parts), enumerated, last.Made, carried, how.heads, inner,
		last.Turns || first.Turns, besides(parts), total.Unit == anything, first.Bare(), nameless,
		r.any(parts, func(_ *reading.Amount, n *name) bool { return !n.short }),
		first.Numbered && last.Numbered, r.alike(parts), repeatsLabel(total, parts), twice,
		total.Fixed < 10*fixedOne, how.back && total.Kinds == len(parts),
		how.back && total.Kinds > 0 && total.Kinds != len(parts), how.back && total.After != "",
		len(w) == 1 && !how.back && r.outer == nil && len(r.share(r.sides(total), parts)) > 1,
		len(w) > 1,
		how.back && total.After != "" && r.words.kinds.In(core(total.After))&r.words.nested != 0,
		how.unlike, how.named, how.foreign > 0, r.saysOnlyThese(last), r.saysEtcetera(last),
		r.withinBefore(first), tn.row, !how.back && first.Joined && how.skipped == 0,
		last.Joined && first.Joined, last.Joined && len(parts) > 2 && !parts[1].Joined,
		!how.back && largest(total, parts), len(parts) == 2 && halves(parts),
		r.owner[first.Nth] != nil || r.owner[last.Nth] != nil,
		how.back && r.all(parts, func(p *reading.Amount, _ *name) bool { return r.owner[p.Nth] != nil }),
		r.settled[total.Nth] != nil,
		rest || whole || opposed && !rows || enumerated || ownAndBelow(parts), ofOneForm(parts),
		len(w) == 1 && r.repeatsOwn(total, parts),
		how.back && !total.Own && tn.lead&inAll != 0, how.back && r.isWholeRow(q)} {
		s.Set(flagsOther+i, is)
	}
	return s
}
