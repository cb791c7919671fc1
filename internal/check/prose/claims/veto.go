package claims

import (
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/internal/check/prose/reading"
	"nianbao/internal/report"
	"nianbao/internal/wordlist"
)

// Some readings are not told however much their words weigh: what is stated is most likely something else. Each way to
// see it is a veto with an example, a true text about the figures of this package's tests that is accused without it.

type veto struct {
	name    string
	example string
	reading string       // of the example: figure and value
	scope   report.Scope // of the report the example stands in, "" for the office's own
	is      func(st *Statement, q Proposal, w Weigher) bool
}

var vetoes = []veto{
	{name: "told elsewhere", example: "全县各单位共收到政府信息公开申请213件，其中我局收到23件。",
		reading: "received 213", is: (*Statement).isTold},
	{name: "counted after", example: "本机关不掌握相关信息或需另行制作的，均告知申请人无法提供，共6件，其中县住建局1件。",
		reading: "absent 23", is: (*Statement).isCountedAfter},
	{name: "applied for", example: "全年办结申请退税26件。",
		reading: "finished 26", is: (*Statement).isAppliedFor},
	{name: "bound to another", example: "办结的申请中，9件予以公开，1件因故终止。",
		reading: "granted 1", is: (*Statement).isBound},
	{name: "named otherwise", example: "依法答复后，9件信息向申请人全文提供，2件部分公开。",
		reading: "finished 9", is: (*Statement).isNamedOtherwise},
	{name: "another's", example: "收到政府信息公开申请40件，不属于本机关。",
		reading: "received 40", is: (*Statement).isAnothers},
	{name: "no group", example: "接访登记3件，1件为申请人主动撤回。",
		reading: "reconsideration_other 1", is: (*Statement).hasNoGroup},
	{name: "rows of a heading", example: "结果维持：复议4件，直接起诉2件，复议后起诉1件。",
		reading: "direct 2", is: (*Statement).isHeaded},
	{name: "a longer word", example: "办结的申请中，9件予以公开，3件告知向其他机关提出。",
		reading: "other_bare 3", is: (*Statement).isLonger},
	{name: "something else's", example: "政府信息公开申请办理有序。建议提案办理有序推进，本年度办理量为37件。",
		reading: "handled 37", is: (*Statement).isOfSomethingElse},
	{name: "a reason", example: "因涉及国家秘密，年内有4份请示件定为密件。",
		reading: "refused_secret 4", is: (*Statement).isReason},
	{name: "in one way", example: "以信函方式答复的9件申请均按期送达。",
		reading: "finished 9", is: (*Statement).isOneWay},
	{name: "anew", example: "复议后责令重新答复的5件申请，重新作出部分公开决定1件。",
		reading: "partial 1", is: (*Statement).isAnew},
	{name: "beyond another", example: "2023年末现行有效行政规范性文件14件，本年新增6件、废止3件，目前为17件。",
		reading: "inforce 6", is: (*Statement).isBeyond},
	{name: "counts another thing", example: "政府信息公开申请渠道畅通。在全年收到的101条网民留言里，58条系业务咨询。",
		reading: "received 101", is: (*Statement).countsAnother},
	{name: "another subject's", example: "政务新媒体账号132个，年内新增5个。",
		reading: "new 5", is: (*Statement).isOtherSubjects},
	{name: "another measure", example: "共答复24件申请，涉及31项信息，公开24项，不公开5项。",
		reading: "refused 5", is: (*Statement).isOfOtherMeasure},
	{name: "wider beside own", example: "全县予以公开812件，局机关为9件。",
		reading: "granted 812", scope: report.Area, is: (*Statement).isBesideOwn},
	{name: "left out", example: "除4件转其他机关外，其余20件政府信息公开申请均已答复。",
		reading: "finished 20", is: (*Statement).isExcept},
	{name: "in time", example: "按期答复政府信息公开申请22件。",
		reading: "finished 22", is: (*Statement).isInTime},
	{name: "later", example: "政府信息公开申请如期办理，余下2件已于2025年1月答复完毕。",
		reading: "finished 2", is: (*Statement).isLater},
	{name: "another case", example: "全年行政应诉案件46件，多为工伤认定纠纷。",
		reading: "litigation 46", is: (*Statement).isAnotherCase},
	{name: "no denial", example: "无一件因逾期未缴费而不再处理。",
		reading: "dismissed 0", is: (*Statement).isNoDenial},
	{name: "a total's", example: "无法提供政府信息的较多，24件中有6件，超过两成。",
		reading: "absent 24", is: (*Statement).isTotals},
}

// vetoed reports whether some veto keeps a reading from being told.
func (st *Statement) vetoed(q Proposal, w Weigher) bool {
	return slices.ContainsFunc(vetoes, func(v veto) bool { return v.is(st, q, w) })
}

// isNamedOtherwise reports whether what is stated has another name beside it, which it fits.
func (st *Statement) isNamedOtherwise(q Proposal, w Weigher) bool {
	return st.Amount != nil && slices.ContainsFunc(st.Proposals, func(o Proposal) bool {
		return o.Equal && o.Figure != q.Figure && o.scene == q.scene && !o.how.next && !o.how.beyond &&
			o.how.commas == 0 && o.distance() <= q.distance() && !o.scene.isInRow(o.how.word) &&
			(w.Score(o) > 0 || q.how.commas > 0 && w.Score(o) > leastOfClaims)
	})
}

// vetoed leaves out claims that are wrong only where what is stated is the sum of several names, or where its words
// weigh so little that they can hardly be the report's.
func vetoed(found []Claim, statements []*Statement, w Weigher) []Claim {
	return slices.DeleteFunc(found, func(c Claim) bool {
		return c.Verdict == reading.Wrong && !c.Sum && slices.ContainsFunc(statements, func(st *Statement) bool {
			return st.Amount != nil && st.Proposals[0].From == c.at &&
				(st.isSum() || st.isRemainder(c.Words) || c.figure != nil && st.isUnlikely(w, c.figure))
		})
	})
}

// isRemainder reports whether an amount of what is not named is what the amounts before it leave of the first one:
// 办结515件，予以公开198件、部分公开47件，其他情形合计270件.
func (st *Statement) isRemainder(words string) bool {
	if !wordlist.AnyBegins(words, "其他", "其它", "其余") || wordlist.AnyIn(words, "处理", "结果") {
		return false
	}
	var rest *decimal.Decimal
	parts := 0
	for _, o := range st.nearOthers() {
		if q := &o.Proposals[0]; o.Amount == nil || q.From >= st.Proposals[0].From || q.spot.from != st.Proposals[0].spot.from {
			continue
		}
		left := o.Amount.Value
		if rest != nil {
			left, parts = rest.Sub(left), parts+1
		}
		rest = &left
	}
	return parts > 1 && rest.Equal(st.Amount.Value)
}

// hasNoGroup reports whether a row of a group is read of an amount in a paragraph that names no group.
func (st *Statement) hasNoGroup(q Proposal, _ Weigher) bool {
	return q.Figure.Of != "" && st.Kind != "denial" && !q.scene.heading && !q.scene.vocabulary.heads.In(q.scene.Plain)
}

// isHeaded reports whether what is read as a whole group is its row that was named before: 结果维持：复议4件.
func (st *Statement) isHeaded(q Proposal, _ Weigher) bool {
	return q.scene.groups[q.Figure] && slices.ContainsFunc(st.nearOthers(), func(other *Statement) bool {
		return slices.ContainsFunc(other.Proposals, func(o Proposal) bool {
			return o.Equal && o.scene == q.scene && o.spot.from == q.spot.from && q.scene.groups[q.Figure] &&
				o.how.place == "before" && o.how.commas == 1 && o.Figure.Of != "" && o.how.names > 0 && o.From <= q.From
		})
	})
}

// isLonger reports whether a name that means a row only among others is but the beginning of a longer one: 其他机关.
func (st *Statement) isLonger(q Proposal, _ Weigher) bool {
	s, next := q.scene, q.how.word+1
	if st.Kind == "denial" && slices.Contains([]string{"其他", "其他方式"}, s.saidAt(q.how.word)) {
		return next < q.spot.end && !endsClause(s.tokens[next].role) // 无其他方式提出的申请
	}
	return q.Figure.Among && st.Amount != nil && next < len(s.tokens) && s.tokens[next].role == unknown &&
		!wordlist.AnyBegins(s.saidAt(next), "为", "是", "有", "共", "的", "类", "计", "达", "等", "中", "，")
}

// isTotals reports whether an amount is a total in which the next one is what a name before its clause counts: 无法提供的较多，24件中有6件.
func (st *Statement) isTotals(q Proposal, _ Weigher) bool {
	return st.Amount != nil && st.Amount.Heads && q.how.place == "before" && q.how.commas > 0 && !q.Figure.Whole
}
