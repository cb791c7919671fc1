package lists

import (
	"slices"
	"strings"

	"nianbao/internal/check/prose/reading"
)

// Some readings are wrong however much their words weigh: what they add was not meant to be added. Each way to see it is
// a veto with an example, a true text with a reading that would be weighed without it.

// veto throws away readings that do not add up.
type veto struct {
	name    string
	example string
	reading string // of the example, as written by [Proposal.Statement]
	is      func(r *proposer, q Proposal) bool
}

var vetoes = []veto{
	{name: "overlap", example: "解读48篇，分别为文字30篇，图片25篇，部分稿件同步推送。",
		reading: "48=30+25", is: (*proposer).isAdmitted},
	{name: "each", example: "举办培训16场，其中2个街道各举办3场、县直部门举办10场。",
		reading: "16=3+10", is: (*proposer).addsEach},
	{name: "sibling", example: "发布信息418条。网站发布256条；新媒体分为微博73条、微信89条。",
		reading: "256=73+89", is: (*proposer).isSibling},
	{name: "head", example: "办结26件，其中含上年结转的2件；本年新收的27件申请中有3件正在办理。",
		reading: "26=2+27", is: (*proposer).addsHead},
	{name: "far off", example: "专题专栏为27个，本年新设4个，归并下线3个。",
		reading: "27=4+3", is: (*proposer).isFarOff},
	{name: "inner", example: "全年办理72件新收申请和4件结转申请，其中撤回8件。全年办结74件。",
		reading: "74=72+4+8", is: (*proposer).countsInner},
	{name: "own list", example: "印发文件三件，废止两件，现行有效二十四件。审查文件三十一件，其中规范性文件三件。",
		reading: "31=3+2+24", is: (*proposer).hasOwnList},
	{name: "opened itself", example: "反馈问题中，栏目更新不及时9个，解读形式单一5个，公开目录不规范3个。",
		reading: "9=5+3", is: (*proposer).isOpenedItself},
	{name: "turns", example: "全省被复议62件、被诉11件。省局机关分别占9件和3件。",
		reading: "11=9+3", is: (*proposer).isInTurn},
	{name: "goes on", example: "办结120件，其中：予以公开54件、部分公开12件；不予公开37件，包括内部事务信息7件、过程性信息30件；其他处理17件。",
		reading: "120=54+12", is: (*proposer).goesOn},
	{name: "mostly", example: "热线工单34件主要集中在咨询（21件）和求助（8件）两类。",
		reading: "34=21+8", is: (*proposer).isMostly},
	{name: "rows", example: "办理结果：公开九件，无法提供五件，不予处理二件，其他一件。",
		reading: "9=5+2+1", is: (*proposer).areRows},
	{name: "some", example: "办理来信46件，其中依法不予受理5件、转送有关单位11件。",
		reading: "46=5+11", is: (*proposer).isSome},
	{name: "two lists", example: "共清理文件60件，其中拟修改8件；实际废止5件，年底有效58件。",
		reading: "60=8+5+58", is: (*proposer).isOfTwoLists},
	{name: "far away", example: "共清理文件60件，其中拟修改8件；实际废止5件，年底有效58件。",
		reading: "60=5+58", is: (*proposer).isFarAway},
	{name: "in brackets", example: "居前三位的是甲局（188件）、乙局（142件）、丙局（47件）。",
		reading: "188=142+47", is: (*proposer).isEnclosed},
	{name: "years", example: "申请15件，其中7件与同一地块有关。2020年共14件。",
		reading: "15=7+14", is: (*proposer).mixesYears},
	{name: "all of them", example: "制定重大决策目录5项，其中听证2项，公开征求意见5项。",
		reading: "5=2+5", is: (*proposer).isTrueOfAll},
	{name: "rows left out", example: "引发行政复议15件，较上年减少4件，其中维持9件、纠正2件、其他结果3件；引发行政诉讼2件。",
		reading: "15=9+2+3", is: (*proposer).leavesRowsOut},
	{name: "left over", example: "年内收到申请二十七件，办结二十六件，其余三件结转至下年度。",
		reading: "27=26+3", is: (*proposer).takesCarried},
}

// vetoed reports whether some veto throws a reading away; but is the name of one that is left out, for its test.
func (r *proposer) vetoed(q Proposal, but string) bool {
	r.line = q.line
	return slices.ContainsFunc(vetoes, func(v veto) bool { return v.name != but && v.is(r, q) })
}

// isAdmitted reports whether the text says that parts overlap which come to more than their total.
func (r *proposer) isAdmitted(q Proposal) bool {
	first := q.Parts[0]
	return (r.of(first).overlaps || r.of(q.Totals[0]).overlaps && q.Totals[0].In == first.In) &&
		fixedSum(q.Parts) > totals(q.Totals).fixed()
}

// addsEach reports whether a part is what each of several has, and so no addend: 14个乡镇各举办1场.
func (r *proposer) addsEach(q Proposal) bool {
	return slices.ContainsFunc(q.Parts, func(p *reading.Amount) bool { return r.timesOf(p) != nil })
}

// nearSum is how many amounts beyond a reading may be in the sum that it is a part of.
const nearSum = 2

// isSibling reports whether a total and its parts are together the parts of another amount, with one or two more, or the
// total is that of its parts and what stands before them.
func (r *proposer) isSibling(q Proposal) bool {
	if r.withOthers(q) {
		return true
	}
	first, last := q.Totals[0].Nth, q.Totals[0].Nth
	for _, p := range q.Parts {
		first, last = min(first, p.Nth), max(last, p.Nth)
	}
	unit := q.Totals[0].Unit
	for from := first; from >= max(0, first-nearSum); from-- {
		for to := last; to < min(len(r.paragraph), last+1+nearSum); to++ {
			sum, n := int64(0), 0
			for _, a := range r.paragraph[from : to+1] {
				if a.Unit == unit && !a.Aside {
					sum, n = sum+a.Fixed, n+1
				}
			}
			if n > 2 && sum >= leastTelling && (r.isCounted(from-1, unit, sum) || r.isCounted(to+1, unit, sum)) {
				return true
			}
		}
	}
	return false
}

// withOthers reports whether a total comes of all amounts of its measure up to the last part.
func (r *proposer) withOthers(q Proposal) bool {
	t, last := q.Totals[0], q.Parts[len(q.Parts)-1]
	if q.how.back || q.how.skipped == 0 || len(q.Totals) > 1 {
		return false
	}
	sum := int64(0)
	for _, a := range r.paragraph[t.Nth+1 : max(t.Nth, last.Nth)+1] {
		if a.Unit == t.Unit && !a.Aside {
			sum += a.Fixed
		}
	}
	return sum == t.Fixed
}

// isCounted reports whether the amount at a place is so much of a measure.
func (r *proposer) isCounted(nth int, unit string, fixed int64) bool {
	if nth < 0 || nth >= len(r.paragraph) {
		return false
	}
	a := r.paragraph[nth]
	return a.Unit == unit && !a.Aside && a.Fixed == fixed
}

// takesCarried reports whether what was taken in is parted into what was finished and what was carried on: what was
// carried over to it need not be told.
func (r *proposer) takesCarried(q Proposal) bool {
	first, last := q.Parts[0], q.Parts[len(q.Parts)-1]
	tail := r.tailOf(last)
	if end := strings.IndexAny(tail, ",;"); end >= 0 {
		tail = tail[:end]
	}
	return len(q.Totals) == 1 && r.of(q.Totals[0]).taken && signs().In(last.Label+tail)&carriedOn != 0 &&
		strings.Contains(r.text.Words(first.In.From, last.To), "申请")
}

// isTrueOfAll reports whether one of the parts is all there is, and they are deeds of the things.
func (r *proposer) isTrueOfAll(q Proposal) bool {
	tells := r.any(q.Parts, func(p *reading.Amount, n *name) bool {
		is, _ := n.predicates(p.Label, q.Totals[0].Label)
		return is
	})
	return tells && equals(q.Totals, q.Parts) && r.tellOfEach(q.Totals, q.Parts) && !r.of(q.Parts[0]).opens.Closed()
}

// fewRows is how many rows of the form a list names that leaves some out. Two may be all: 直接起诉, 复议后起诉.
const fewRows = 3

// leavesRowsOut reports whether a list names some rows of the form and falls short: the others may be left out.
func (r *proposer) leavesRowsOut(q Proposal) bool {
	opens, last := r.openerOf(q.Totals[0], q.Parts, q.how), q.Parts[len(q.Parts)-1]
	return (opens == uint8(reading.Among) || opens == uint8(reading.Includes)) && len(q.Parts) == fewRows &&
		fixedSum(q.Parts) < totals(q.Totals).fixed() && !last.Made && !r.saysOnlyThese(last) &&
		r.all(q.Parts, func(_ *reading.Amount, n *name) bool { return n.isRow })
}

// isFarOff reports whether parts that no word makes a list of are so far from their total that something else is meant.
func (r *proposer) isFarOff(q Proposal) bool {
	value := totals(q.Totals).fixed()
	off := fixedSum(q.Parts) - value
	opens := r.openerOf(q.Totals[0], q.Parts, q.how)
	near := value / nearBare
	if last := q.Parts[len(q.Parts)-1]; opens == opensCounting && q.Parts[0].In != last.In {
		near = value / nearAcross
	}
	return (opens == opensNone || opens == opensCounting) && len(q.Parts) > 1 && max(off, -off) >= near
}

// nearBare is how far, one in so many, parts may be off that no word makes a list of.
const nearBare = 2

// nearAcross is the same for parts in several sentences.
const nearAcross = 5

// isMostly reports whether the words of a list say that it has most of the things, and they come to less.
func (r *proposer) isMostly(q Proposal) bool {
	if fixedSum(q.Parts) > totals(q.Totals).fixed() {
		return false
	}
	t, first := q.Totals[0], q.Parts[0]
	said := first.Between[strings.LastIndexByte(first.Between, ';')+1:]
	if !q.how.back && r.far(t, first) == 0 && t.To < first.From {
		said = r.text.Words(t.To, first.From)
	}
	return signs().In(said)&mostly != 0
}

// isSome reports whether a list that may name some parts only comes to much less, and no word says that it is all.
func (r *proposer) isSome(q Proposal) bool {
	last, value := q.Parts[len(q.Parts)-1], totals(q.Totals).fixed()
	opens := r.openerOf(q.Totals[0], q.Parts, q.how)
	if value-fixedSum(q.Parts) <= value/nearSome {
		return false
	}
	return len(q.Totals) > 1 || (opens == uint8(reading.Among) || opens == uint8(reading.Includes)) &&
		!namedBefore(q.Parts) && !enumerates(q.Totals[0].Label, q.Parts) && !last.Rest && !last.Besides && !r.of(last).isRemainder() &&
		!r.whole(q.Parts) && !r.opposed(q.Parts) && !r.saysOnlyThese(last) && !ofOneForm(q.Parts)
}

// nearSome is how far, one in so many, a list that may name some parts only may be off.
const nearSome = 4
