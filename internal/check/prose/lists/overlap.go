package lists

import (
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/internal/check/prose/reading"
	"nianbao/internal/wordlist"
)

// Parts may together exceed their total and yet be right where the same thing is counted in two of them. Parts that are
// parallel in form part it and do not overlap (公办, 民办; 已整改, 正在整改); parts of different kinds (党员, 女性), and those that
// lie within one another (办结, 满意), may.

// mixed reports whether labels part a total in different ways, so that the same thing is counted twice, or name things
// that lie within one another.
func (f *lister) mixed(parts []*reading.Amount) bool {
	var common map[string]bool
	for _, p := range parts {
		kinds := map[string]bool{}
		for _, k := range f.words.kinds {
			if wordlist.AnyIn(core(p.Label), k.words...) {
				kinds[k.id] = true
			}
		}
		switch {
		case len(kinds) == 0:
		case common == nil:
			common = kinds
		default:
			for id := range common {
				if !kinds[id] {
					delete(common, id)
				}
			}
			if len(common) == 0 {
				return true
			}
		}
	}
	return f.acrossOthers(parts) || ofDegree(parts) || visits(parts) || somePredicated(parts)
}

// core is the present part of a label: what things were before (整改后保留) is left out.
func core(label string) string {
	if i := strings.LastIndex(label, "后"); i >= 0 && i+len("后") < len(label) {
		return label[i+len("后"):]
	}
	return label
}

// acrossOthers reports whether some of the labels name what may be true of the things of any other: 党员 among posts, 原创
// among channels, 办结 among kinds of petition.
func (f *lister) acrossOthers(parts []*reading.Amount) bool {
	for _, k := range f.words.kinds {
		if !k.across && !k.nested && !(k.persons && countsPersons(parts)) {
			continue
		}
		named := 0
		for _, p := range parts {
			if wordlist.AnyIn(core(p.Label), k.words...) {
				named++
			}
		}
		switch {
		case named == 0:
		case k.nested && !opposed(parts) && !f.advancing(parts) && !parallel(parts):
			return true
		case !k.nested && named < len(parts):
			return true
		}
	}
	return false
}

// countsPersons reports whether parts are counted in a measure of persons.
func countsPersons(parts []*reading.Amount) bool {
	return slices.Contains([]string{"人", "名", "位", "人次", "户"}, parts[0].Unit)
}

// visits reports whether parts are visits made for unlike ends, of which one visit may serve several: 查阅公报260人次，复印资料
// 120人次.
func visits(parts []*reading.Amount) bool {
	return parts[0].Unit == "人次" && !oneKind(parts) && !alikeLabels(parts)
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
	return n > 0 && n < len(parts) && !(parts[0].Predicate && oneKind(parts)) // 涉及A、B和C is said of all
}

// ofDegree reports whether labels name degrees of which one holds the other: 省级以上, 35岁以下. 以上 and 以下 together part.
func ofDegree(parts []*reading.Amount) bool {
	up, down := 0, 0
	for _, p := range parts {
		switch {
		case strings.Contains(p.Label, "以上"):
			up++
		case strings.Contains(p.Label, "以下"), strings.Contains(p.Label, "以内"):
			down++
		}
	}
	return up > 1 || down > 1
}

// negations begin the words for what has not come about.
var negations = []string{"未予", "不予", "未", "不", "非", "没有", "尚未", "暂未", "仍未"}

// opposed reports whether two labels deny one another, and so do not lie within one another: 采纳41条，未采纳11条.
func opposed(parts []*reading.Amount) bool {
	return slices.ContainsFunc(parts, func(no *reading.Amount) bool {
		for _, word := range negations {
			rest, ok := strings.CutPrefix(no.Label, word)
			if ok && rest != "" && slices.ContainsFunc(parts, func(p *reading.Amount) bool {
				return affirms(p.Label, rest)
			}) {
				return true
			}
		}
		return false
	})
}

// affirms reports whether a label is exactly what another denies.
func affirms(label, denied string) bool {
	rest, ok := strings.CutSuffix(label, denied)
	return ok && (rest == "" || rest == "已" || rest == "均")
}

// underWay are the words for what is not finished yet, punctual those that say how well the finished was done: it lies
// within it.
var (
	underWay = []string{"正在", "尚", "未", "待", "限期", "持续", "在办", "推进", "逐步", "暂"}
	punctual = []string{"按时", "按期", "如期", "及时", "提前"}
)

// advancing reports whether labels tell how far things have come, each thing in one of them: 已整改59项，正在整改9项. Of what
// is finished only one may tell, as more lie within one another: 办结30件，满意28件.
func (f *lister) advancing(parts []*reading.Amount) bool {
	finished := 0
	for _, p := range parts {
		switch {
		case wordlist.AnyIn(p.Label, punctual...), utf8.RuneCountInString(p.Label) > wholeLabel:
			return false
		case wordlist.AnyIn(p.Label, underWay...):
		case f.words.rows.Begins(p.Label):
			return false
		case strings.HasPrefix(p.Label, "已"), f.isStage(p.Label):
			finished++
		default:
			return false
		}
	}
	return finished == 1 && len(parts) > 1
}

// isStage reports whether a label names a stage that things go through.
func (f *lister) isStage(label string) bool {
	return slices.ContainsFunc(f.words.kinds, func(k kind) bool {
		return k.nested && wordlist.AnyIn(core(label), k.words...)
	})
}

// parallel reports whether labels qualify one and the same word, each in its own way: 公开答复, 单独回复.
func parallel(parts []*reading.Amount) bool {
	var last rune
	length := 0
	for i, p := range parts {
		r := []rune(p.Label)
		if len(r) < 3 || wordlist.AnyIn(p.Label, punctual...) {
			return false
		}
		if i == 0 {
			last, length = r[len(r)-1], len(r)
		}
		if r[len(r)-1] != last || len(r) != length {
			return false
		}
	}
	return true
}
