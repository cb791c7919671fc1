package lists

import (
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/internal/check/prose/judge"
	"nianbao/internal/check/prose/reading"
	"nianbao/internal/wordlist"
)

// The features of a reading are what its words say, whatever they are about: how the list opens
// and closes, how its parts are joined, what its total is, how far off the sum is.

// observe returns the features of a reading.
func (r *proposer) observe(total *reading.Amount, parts []*reading.Amount, how reach, edge string) []string {
	off := sum(parts, total.Unit).Sub(total.Value)
	side := "under"
	if off.Sign() > 0 {
		side = "over"
	}
	opener := r.openerOf(total, parts, how)
	size := r.sizeOf(total, parts, off)
	form := r.formOf(parts)
	list := []string{
		"open:" + opener, "side:" + side, "size:" + size, "form:" + form, "edge:" + edge,
		"parts:" + judge.Count(len(parts), 5), "skip:" + judge.Count(how.skipped, 3), "far:" + r.distance(total, parts),
		"open:" + opener + "," + side, "open:" + opener + ",size:" + size, side + ",size:" + size,
		"open:" + opener + ",form:" + form, "open:" + opener + ",edge:" + edge, "open:" + opener + ",parts:" + judge.Count(len(parts), 4),
		"edge:" + edge + ",form:" + form, "total:" + r.totalOf(total), "open:" + opener + ",total:" + r.totalOf(total),
	}
	add := func(name string, is bool) {
		if is {
			list = append(list, name, name+","+side, name+",open:"+opener)
		}
	}
	last := parts[len(parts)-1]
	add("rest", last.Rest && !r.words.rows.Begins(last.Label) || r.isRemainder(last.Label))
	add("mixed", r.mixed(parts))
	add("rows", r.ofRows(parts))
	add("whole", r.whole(parts))
	add("shares", r.shares(parts))
	add("opposed", opposed(parts))
	add("kind", r.ofOneKind(parts))
	add("advancing", r.advancing(parts))
	add("tells", r.tellOfEach(parts, totals{total}))
	add("overlaps", total.In != nil && total.In.Overlaps || parts[0].In.Overlaps)
	add("exceeded", exceeded(total, parts))
	add("equal", equals(total, parts))
	add("some", wordlist.AnyIn(strings.TrimSuffix(parts[0].Between, parts[0].Label), someOnly...))
	add("etc", !r.areAlone(parts))
	add("acts", actsIn(parts))
	add("names", r.areNames(parts))
	add("enumerated", enumerates(total.Label, parts) || namedBefore(parts))
	add("made", last.Made)
	add("carried", total.Carried || parts[0].Carried)
	add("heads", how.heads)
	add("inner", innerOpener(parts))
	add("turns", last.Turns || parts[0].Turns)
	add("besides", besides(parts))
	add("listed", r.part[total])
	add("anything", total.Unit == anything)
	add("bare", parts[0].Bare())
	add("unlabelled", unlabelled(parts))
	add("long", longLabels(parts))
	add("numbered", parts[0].Numbered && last.Numbered)
	add("alike", alikeLabels(parts))
	add("repeats", repeatsLabel(total, parts))
	add("same", sameLabels(parts))
	add("few", total.Value.LessThan(decimal.NewFromInt(10)))
	add("estimate", !totals(parts).exact())
	add("kinds", how.back && total.Kinds == len(parts))
	add("otherkinds", how.back && total.Kinds > 0 && total.Kinds != len(parts))
	add("aftertotal", how.back && total.After != "")
	add("sides", !how.back && r.outer == nil && len(r.sides(total)) > 1)
	add("afterstage", how.back && r.isStage(total.After))
	add("unlike", how.unlike)
	add("named", how.named)
	add("foreign", how.foreign > 0)
	add("onlythese", r.saysOnlyThese(last))
	add("etcetera", r.saysEtcetera(last))
	add("within", r.withinBefore(parts[0]))
	add("totalrow", r.words.rows.In(total.Label))
	add("firstjoined", !how.back && parts[0].Joined && how.skipped == 0)
	add("alljoined", last.Joined && parts[0].Joined)
	add("lastand", last.Joined && len(parts) > 2 && !parts[1].Joined)
	add("largest", !how.back && largest(total, parts))
	add("halves", len(parts) == 2 && halves(parts))
	add("owned", r.owner[parts[0]] != nil || r.owner[last] != nil)
	if last.Rest || last.Besides {
		list = append(list, "rest,parts:"+judge.Count(len(parts), 4), "rest,skip:"+judge.Count(how.skipped, 2), "rest,size:"+size)
	}
	add("wasparts", how.back && r.allParts(parts))
	few := "parts:2"
	if len(parts) > 2 {
		few = "parts:3+"
	}
	if !r.doubtful(total, parts) {
		clean := "clean,open:" + opener
		list = append(list, "clean", clean, clean+","+side, clean+","+side+",size:"+size, clean+","+few, clean+",form:"+form,
			"clean,"+side+",size:"+size+","+few, clean+",edge:"+edge, clean+","+side+","+few, "clean,total:"+r.totalOf(total))
	}
	return list
}

// doubtful reports whether something about a list makes it doubtful that its parts are all there are, and each counted once.
func (r *proposer) doubtful(total *reading.Amount, parts []*reading.Amount) bool {
	return r.mixed(parts) || r.ofRows(parts) || r.tellOfEach(parts, totals{total}) || total.In != nil && total.In.Overlaps ||
		parts[0].In.Overlaps || exceeded(total, parts) || equals(total, parts) || unlabelled(parts) || sameLabels(parts) ||
		total.Carried || parts[0].Carried || !r.areAlone(parts) || innerOpener(parts) || parts[len(parts)-1].Turns ||
		wordlist.AnyIn(strings.TrimSuffix(parts[0].Between, parts[0].Label), someOnly...)
}
