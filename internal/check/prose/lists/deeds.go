package lists

import (
	"slices"
	"strings"

	"nianbao/internal/check/prose/lexicon"
	"nianbao/internal/check/prose/reading"
)

// What follows 其中 need not part the things: it may tell, once and again, what was done to them
// or how they are: 制发文件20件，其中公开18件， 解读15件;
// 新闻发布会12场，其中主要负责人出席12场，实时直播12场. Each such figure alone is at most the
// total, and together they may be any multiple of it. What parts a total are names of kinds
// (概况类, 来信, 市级); what tells of the things is a predicate: a verb with nothing or but an
// adverb, one that ends the words of who did it, or one that gives the things something. A verb
// that the total has too says nothing new, and kinds may be named by it:
// 发布信息…，其中发布公告….

// predicates reports whether a label is a statement about the things of a total. sure is false
// for a bare verb, which may be short for a kind: 动态60条，解读20条.
func (n *name) predicates(label, total string) (is, sure bool) {
	switch {
	case !n.deed && n.has&(endings|givings) == 0, strings.Contains(total, n.plain):
		return false, false
	case n.deed:
		return true, n.plain != label
	}
	is = slices.ContainsFunc(lexicon.Words("endings"), func(end string) bool {
		return strings.HasSuffix(label, end) && label != end && !strings.Contains(total, end)
	}) || slices.ContainsFunc(lexicon.Words("givings"), func(giving string) bool {
		return strings.HasPrefix(label, giving) && label != giving && !strings.Contains(total, giving)
	})
	return is, is
}

// tellOfEach reports whether parts tell something of each thing of a total rather than part it:
// some do so beyond doubt, or all in so many words, or one of them is all there is and leaves
// nothing to the others. Labels that plainly part a total among themselves do not, nor does a
// part that the total cannot hold.
func (r *proposer) tellOfEach(w totals, parts []*reading.Amount) bool {
	value := w.fixed()
	if slices.ContainsFunc(parts, func(p *reading.Amount) bool { return p.Fixed > value }) ||
		r.shares(parts) || r.opposed(parts) || r.advancing(parts) || r.has(parts, ended) {
		return false
	}
	total := w.label()
	told, sure, all := 0, false, false
	for _, p := range parts {
		n := r.of(p)
		is, beyond := n.predicates(p.Label, total)
		if is || r.isStage(n) {
			told++
		}
		sure = sure || beyond
		all = all || p.Fixed == value
	}
	if all && !(r.ofOneKind(parts) && r.words.taken.In(total)) {
		return true // what is received comes in one way, what is published may go several
	}
	return (sure || told == len(parts)) && !r.beginAlike(parts) && !ofOneForm(parts) && !r.parallel(parts)
}

// beginAlike reports whether labels begin with the same two characters, but for what gives: 检查合格, 检查优秀.
func (r *proposer) beginAlike(parts []*reading.Amount) bool {
	first := r.of(parts[0]).head
	return !slices.Contains(lexicon.Words("givings"), first) &&
		r.all(parts, func(_ *reading.Amount, n *name) bool { return n.head == first })
}

// areNames reports whether labels are distinct names of things, and not actions of an office.
func (r *proposer) areNames(parts []*reading.Amount) bool {
	return !sameLabels(parts) && !r.mixed(parts) && r.all(parts, func(p *reading.Amount, n *name) bool {
		is, _ := n.predicates(p.Label, "")
		return p.Label != "" && n.short && n.has&acts == 0 && !p.Besides && !is
	})
}

// areAlone reports whether nothing after a list says that it goes on: …等.
func (r *proposer) areAlone(parts []*reading.Amount) bool {
	return r.all(parts, func(p *reading.Amount, n *name) bool {
		return p.Label != "" && n.begins&acts == 0 &&
			!strings.HasSuffix(p.Label, "等") && !strings.HasPrefix(p.Tail, "等")
	})
}
