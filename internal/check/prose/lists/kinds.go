package lists

import (
	"math/bits"
	"slices"
	"strings"

	"nianbao/internal/check/prose/lexicon"
	"nianbao/internal/check/prose/reading"
)

// Parts may together exceed their total and yet be right where the same thing is counted in two of them. Parts that are
// parallel in form part it and do not overlap (公办, 民办; 已整改, 正在整改); parts of different kinds (党员, 女性), and those that
// lie within one another (办结, 满意), may.

// mixed reports whether labels part a total in different ways, so that the same thing is counted twice, or name things
// that lie within one another.
func (r *proposer) mixed(parts []*reading.Amount) bool {
	if last := len(parts) - 1; last > 0 && (parts[last].Rest || r.of(parts[last]).isRemainder()) {
		parts = parts[:last] // what is left over lies in none of the others
	}
	common := ^uint64(0)
	for _, p := range parts {
		if kinds := r.of(p).kinds; kinds != 0 {
			if common &= kinds; common == 0 {
				return true
			}
		}
	}
	return r.acrossOthers(parts) || r.ofDegree(parts) || r.visits(parts) || somePredicated(parts)
}

// acrossOthers reports whether some of the labels name what may be true of the things of any other: 党员 among posts, 原创
// among channels, 办结 among kinds of petition.
func (r *proposer) acrossOthers(parts []*reading.Amount) bool {
	some, every := uint64(0), ^uint64(0)
	for _, p := range parts {
		some, every = some|r.of(p).kinds, every&r.of(p).kinds
	}
	across := r.words.across
	if countsPersons(parts) {
		across |= r.words.persons
	}
	return some&across&^every != 0 || some&r.words.nested != 0 && !r.opposed(parts) && !r.advancing(parts) &&
		!r.parallel(parts)
}

// countsPersons reports whether parts are counted in a measure of persons.
func countsPersons(parts []*reading.Amount) bool {
	return slices.Contains([]string{"人", "名", "位", "人次", "户"}, parts[0].Unit)
}

// visits reports whether parts are visits made for unlike ends, of which one visit may serve several: 查阅公报260人次，复印资料
// 120人次.
func (r *proposer) visits(parts []*reading.Amount) bool {
	return parts[0].Unit == "人次" && !allJoined(parts) && !r.alike(parts)
}

// somePredicated reports whether some of the labels, but not all, are statements about things
// rather than names of them: 专题讲座3次，涉及保密的6次.
func somePredicated(parts []*reading.Amount) bool {
	n := 0
	for _, p := range parts {
		if p.Predicate {
			n++
		}
	}
	return n > 0 && n < len(parts) && !(parts[0].Predicate && allJoined(parts)) // 涉及A、B和C is said of all
}

// ofDegree reports whether labels name degrees of which one holds the other: 省级以上, 35岁以下. 以上 and 以下 together part.
func (r *proposer) ofDegree(parts []*reading.Amount) bool {
	up, down := 0, 0
	for _, p := range parts {
		switch n := r.of(p); {
		case n.has&upward != 0:
			up++
		case n.has&downward != 0:
			down++
		}
	}
	return up > 1 || down > 1
}

// opposed reports whether two labels deny one another, and so do not lie within one another: 采纳41条，未采纳11条; or are
// the two that were named before: 前者, 后者.
func (r *proposer) opposed(parts []*reading.Amount) bool {
	return len(parts) == 2 && strings.HasPrefix(parts[0].Label, "前者") && strings.HasPrefix(parts[1].Label, "后者") ||
		r.anyDenied(parts)
}

func (r *proposer) anyDenied(parts []*reading.Amount) bool {
	return r.any(parts, func(no *reading.Amount, n *name) bool {
		return n.begins&negation != 0 && slices.ContainsFunc(lexicon.Words("negation"), func(word string) bool {
			rest, ok := strings.CutPrefix(no.Label, word)
			return ok && rest != "" &&
				r.any(parts, func(p *reading.Amount, _ *name) bool { return affirms(p.Label, rest) })
		})
	})
}

// affirms reports whether a label is exactly what another denies.
func affirms(label, denied string) bool {
	rest, ok := strings.CutSuffix(label, denied)
	return ok && (rest == "" || rest == "已" || rest == "均")
}

// advancing reports whether labels tell how far things have come, each thing in one of them: 已整改59项，正在整改9项. Of what
// is finished only one may tell, as more lie within one another: 办结30件，满意28件.
func (r *proposer) advancing(parts []*reading.Amount) bool {
	finished := 0
	for _, p := range parts {
		switch n := r.of(p); {
		case n.has&punctual != 0, !n.short:
			return false
		case n.has&underWay != 0:
		case n.isRow:
			return false
		case strings.HasPrefix(p.Label, "已"), r.isStage(n):
			finished++
		default:
			return false
		}
	}
	return finished == 1 && len(parts) > 1
}

// isStage reports whether a name is of a stage that things go through.
func (r *proposer) isStage(n *name) bool { return n.kinds&r.words.nested != 0 }

// parallel reports whether labels qualify one and the same word, each in its own way: 公开答复, 单独回复.
func (r *proposer) parallel(parts []*reading.Amount) bool {
	first := r.of(parts[0])
	return r.all(parts, func(p *reading.Amount, n *name) bool {
		return n.length > 2 && n.length == first.length && n.has&punctual == 0 && !strings.Contains(p.Label, "的") &&
			!strings.HasSuffix(p.Label, "出席") &&
			reading.LastRunes(p.Label, 1) == reading.LastRunes(parts[0].Label, 1)
	})
}

// ofOneKind reports whether all labels have a kind of the edition in common: 自然人, 法人.
func (r *proposer) ofOneKind(parts []*reading.Amount) bool {
	common := ^uint64(0)
	for _, p := range parts {
		common &= r.of(p).kinds
	}
	return common != 0
}

// shares reports whether labels name two or more of the things a whole consists of.
func (r *proposer) shares(parts []*reading.Amount) bool {
	var named uint64
	for _, p := range parts {
		if n := r.of(p); n.short {
			named |= n.wholes
		}
	}
	return bits.OnesCount64(named) > 1 && slices.ContainsFunc(r.words.wholes, func(whole []int) bool {
		n := 0
		for _, word := range whole {
			n += int(named >> word & 1)
		}
		return n > 1
	})
}

// whole reports whether labels name, one each, all that a whole consists of.
func (r *proposer) whole(parts []*reading.Amount) bool {
	if !r.all(parts, func(_ *reading.Amount, n *name) bool { return n.short && n.wholes != 0 }) {
		return false
	}
	return slices.ContainsFunc(r.words.wholes, func(whole []int) bool {
		if len(whole) != len(parts) {
			return false
		}
		left := slices.Clone(parts)
		for _, word := range whole {
			i := slices.IndexFunc(left, func(p *reading.Amount) bool { return r.of(p).wholes>>word&1 != 0 })
			if i < 0 {
				return false
			}
			left = slices.Delete(left, i, i+1)
		}
		return true
	})
}

// endsInAnother reports whether the last of some parts is of another matter: it names a figure of the form nothing before
// it is about, while all before it part the total in one way (网络5件，信函5件，发生行政复议1件).
func (r *proposer) endsInAnother(parts []*reading.Amount) bool {
	n := len(parts) - 1
	if n < 2 || parts[n].Joined || !r.ofOneKind(parts[:n]) || r.ofOneKind(parts[n:]) {
		return false
	}
	return slices.ContainsFunc(r.words.themes, func(theme *lexicon.Set) bool {
		return theme.In(parts[n].Label) &&
			!slices.ContainsFunc(parts[:n], func(p *reading.Amount) bool { return theme.In(p.Label) })
	})
}
