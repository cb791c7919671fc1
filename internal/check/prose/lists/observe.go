package lists

import (
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

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
		"parts:" + count(len(parts), 5), "skip:" + count(how.skipped, 3), "far:" + r.distance(total, parts),
		"open:" + opener + "," + side, "open:" + opener + ",size:" + size, side + ",size:" + size,
		"open:" + opener + ",form:" + form, "open:" + opener + ",edge:" + edge, "open:" + opener + ",parts:" + count(len(parts), 4),
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
		list = append(list, "rest,parts:"+count(len(parts), 4), "rest,skip:"+count(how.skipped, 2), "rest,size:"+size)
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

// openerOf names how a list is opened.
func (r *proposer) openerOf(total *reading.Amount, parts []*reading.Amount, how reach) string {
	first := parts[0]
	switch {
	case how.back && total.Leads:
		return "closing"
	case how.back:
		return "counting"
	}
	row := first.In.Stretches[first.Row]
	opens := r.opens(row, first.At)
	if opens == reading.NoOpener && how.inside && how.skipped == 0 {
		opens = reading.Bracket
	}
	name := map[reading.Opener]string{reading.NoOpener: "none", reading.Among: "among", reading.Includes: "includes",
		reading.Bracket: "bracket", reading.Apart: "apart", reading.Colon: "colon", reading.Sorted: "sorted"}[opens]
	if opens == reading.NoOpener && first.Set {
		return "set"
	}
	return name
}

// sizeOf names how far a sum is from its total.
func (r *proposer) sizeOf(total *reading.Amount, parts []*reading.Amount, off decimal.Decimal) string {
	off = off.Abs()
	times := func(n int64) bool { return off.Mul(decimal.NewFromInt(n)).LessThanOrEqual(total.Value) }
	switch {
	case isPower(off) && times(wideShare):
		return "digit"
	case swapped(total, parts, off):
		return "swap"
	case off.LessThanOrEqual(decimal.NewFromInt(2)) && times(8):
		return "slip"
	case times(33):
		return "3%"
	case times(12):
		return "8%"
	case times(5):
		return "20%"
	case times(2):
		return "50%"
	case times(1):
		return "100%"
	}
	return "far"
}

// swapped reports whether two digits exchanged in one of the numbers explain the difference: it is then nine times a
// difference of digits.
func swapped(total *reading.Amount, parts []*reading.Amount, off decimal.Decimal) bool {
	if !off.IsInteger() || off.GreaterThan(decimal.NewFromInt(81)) || !off.Mod(decimal.NewFromInt(9)).IsZero() {
		return false
	}
	return off.Mul(decimal.NewFromInt(wideShare)).LessThanOrEqual(total.Value)
}

// formOf names how parts are joined.
func (r *proposer) formOf(parts []*reading.Amount) string {
	joined, again, sentences := 0, 0, 0
	for i, p := range parts[1:] {
		switch {
		case p.In != parts[i].In:
			sentences++
		case p.Again || p.Row != parts[i].Row:
			again++
		case p.Joined:
			joined++
		}
	}
	switch n := len(parts) - 1; {
	case sentences == n:
		return "sentences"
	case sentences > 0:
		return "across"
	case again == n:
		return "semicolons"
	case again > 0:
		return "mixed"
	case joined == n:
		return "joined"
	case joined == 0:
		return "commas"
	case joined == n-1 && !parts[1].Joined, joined == 1 && parts[n].Joined:
		return "commas-and"
	}
	return "uneven"
}

// distance names how far the first part is from its total.
func (r *proposer) distance(total *reading.Amount, parts []*reading.Amount) string {
	first := parts[0]
	switch d := r.far(total, first); {
	case r.outer == total:
		return "inside"
	case d > 1, d < -1:
		return "farther"
	case d != 0:
		return "next"
	case first.Row != total.Row:
		return "stretch"
	}
	return "near"
}

// totalOf names what marks a total.
func (r *proposer) totalOf(t *reading.Amount) string {
	name := "plain"
	switch {
	case t.Own && t.Leads:
		name = "leads"
	case t.Own:
		name = "own"
	case t.Heads:
		name = "heads"
	}
	switch {
	case r.part[t]:
		return name + ",part"
	case t.Joined:
		return name + ",joined"
	case t.At == 0 && t.Row == 0:
		return name + ",first"
	}
	return name
}

// endOf names what comes after a run.
func (r *proposer) endOf(end int, how reach) string {
	if end+1 >= len(r.amounts) {
		if how.inside {
			return "bracket"
		}
		return "text"
	}
	a, next := r.amounts[end], r.amounts[end+1]
	switch {
	case next.In != a.In:
		return "sentence"
	case next.Aside:
		return "aside"
	case next.Own:
		return "total"
	case next.Opener != reading.NoOpener:
		return "opener"
	case next.Row != a.Row && next.Unit != a.Unit:
		return "semicolon-unit"
	case next.Row != a.Row:
		return "semicolon"
	case next.Unit != a.Unit:
		return "unit"
	case a.Joined && !next.Joined:
		return "comma-after-joined"
	case next.Joined:
		return "joined"
	}
	return "comma"
}

// beginOf names what comes before a run that ends at its total.
func (r *proposer) beginOf(begin int, how reach) string {
	if begin == 0 {
		return "begins"
	}
	a, before := r.amounts[begin], r.amounts[begin-1]
	switch {
	case before.In != a.In:
		return "begins-sentence"
	case before.Own:
		return "after-total"
	case a.Opener != reading.NoOpener:
		return "at-opener"
	case before.Row != a.Row:
		return "after-semicolon"
	case before.Unit != a.Unit:
		return "after-unit"
	case a.Joined:
		return "amid-joined"
	}
	return "amid"
}

func equals(total *reading.Amount, parts []*reading.Amount) bool {
	for _, p := range parts {
		if p.Value.Equal(total.Value) {
			return true
		}
	}
	return false
}

func actsIn(parts []*reading.Amount) bool {
	for _, p := range parts {
		if wordlist.AnyIn(p.Label, acts...) {
			return true
		}
	}
	return false
}

func innerOpener(parts []*reading.Amount) bool {
	for _, p := range parts[1:] {
		if p.Opener != reading.NoOpener {
			return true
		}
	}
	return false
}

func besides(parts []*reading.Amount) bool {
	for _, p := range parts {
		if p.Besides {
			return true
		}
	}
	return false
}

func unlabelled(parts []*reading.Amount) bool {
	for _, p := range parts {
		if p.Label == "" {
			return true
		}
	}
	return false
}

func longLabels(parts []*reading.Amount) bool {
	for _, p := range parts {
		if utf8.RuneCountInString(p.Label) > wholeLabel {
			return true
		}
	}
	return false
}

// repeatsLabel reports whether a part is called what its total is called.
func repeatsLabel(total *reading.Amount, parts []*reading.Amount) bool {
	for _, p := range parts {
		if total.Label != "" && p.Label == total.Label {
			return true
		}
	}
	return false
}

func sameLabels(parts []*reading.Amount) bool {
	seen := map[string]bool{}
	for _, p := range parts {
		if p.Label != "" && seen[p.Label] {
			return true
		}
		seen[p.Label] = true
	}
	return false
}

func (r *proposer) allParts(parts []*reading.Amount) bool {
	for _, p := range parts {
		if !r.part[p] {
			return false
		}
	}
	return true
}

// saysOnlyThese reports whether the words after a list say that there is nothing else: 再无其他类别.
func (r *proposer) saysOnlyThese(last *reading.Amount) bool {
	return wordlist.AnyIn(r.tailOf(last), "无其他", "无其它", "没有其他", "无别的", "外无", "不含其他", "均无", "未有其他")
}

// saysEtcetera reports whether the words right after a list leave it open.
func (r *proposer) saysEtcetera(last *reading.Amount) bool {
	tail := r.tailOf(last)
	return wordlist.AnyBegins(tail, "等") || wordlist.AnyIn(tail, "其余", "余下", "其他为", "另外的", "还有的")
}

// tailLength is how far the words after a list are looked at.
const tailLength = 24

// tailOf returns the words after an amount up to the end of its sentence.
func (r *proposer) tailOf(a *reading.Amount) string {
	to := min(a.To+tailLength, len(r.text.Runes))
	for i := a.To; i < to; i++ {
		if strings.ContainsRune("。！？\n", r.text.Runes[i]) {
			to = i
		}
	}
	return string(r.text.Runes[min(a.To, to):to])
}

// withinBefore reports whether the words before a list name what is parted: 部门发布活动中，经济类6场.
func (r *proposer) withinBefore(first *reading.Amount) bool {
	before, _, _ := strings.Cut(first.Between, ",")
	return wordlist.AnyEnds(before, "中", "里", "之中", "当中", "看", "分")
}

// largest reports whether a total is larger than each of the parts.
func largest(total *reading.Amount, parts []*reading.Amount) bool {
	for _, p := range parts {
		if p.Value.GreaterThanOrEqual(total.Value) {
			return false
		}
	}
	return true
}

// halves reports whether two labels differ in one character only, as 线上 and 线下, 上半年 and 下半年 do.
func halves(parts []*reading.Amount) bool {
	a, b := []rune(parts[0].Label), []rune(parts[1].Label)
	if len(a) != len(b) || len(a) < 2 {
		return false
	}
	n := 0
	for i := range a {
		if a[i] != b[i] {
			n++
		}
	}
	return n > 0 && n < len(a)
}

// doubtful reports whether something about a list makes it doubtful that its parts are all there are, and each counted once.
func (r *proposer) doubtful(total *reading.Amount, parts []*reading.Amount) bool {
	return r.mixed(parts) || r.ofRows(parts) || r.tellOfEach(parts, totals{total}) || total.In != nil && total.In.Overlaps ||
		parts[0].In.Overlaps || exceeded(total, parts) || equals(total, parts) || unlabelled(parts) || sameLabels(parts) ||
		total.Carried || parts[0].Carried || !r.areAlone(parts) || innerOpener(parts) || parts[len(parts)-1].Turns ||
		wordlist.AnyIn(strings.TrimSuffix(parts[0].Between, parts[0].Label), someOnly...)
}
