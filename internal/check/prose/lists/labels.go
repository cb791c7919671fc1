package lists

import (
	"slices"
	"strings"

	"nianbao/internal/check/prose/reading"
)

// What the labels and numbers of parts tell of one another.

func exceeded(w totals, parts []*reading.Amount) bool {
	return slices.ContainsFunc(parts, func(p *reading.Amount) bool { return p.Value.GreaterThan(w[0].Value) })
}

func equals(w totals, parts []*reading.Amount) bool {
	return slices.ContainsFunc(parts, func(p *reading.Amount) bool { return p.Fixed == w[0].Fixed })
}

func innerOpener(parts []*reading.Amount) bool {
	return slices.ContainsFunc(parts, func(p *reading.Amount) bool { return p != parts[0] && p.Opener != reading.NoOpener && !p.Spread })
}

func besides(parts []*reading.Amount) bool {
	return slices.ContainsFunc(parts, func(p *reading.Amount) bool { return p.Besides })
}

func unlabelled(parts []*reading.Amount) bool {
	return slices.ContainsFunc(parts, func(p *reading.Amount) bool { return p.Label == "" })
}

// repeatsLabel reports whether a part is called what its total is called.
func repeatsLabel(total *reading.Amount, parts []*reading.Amount) bool {
	return total.Label != "" &&
		slices.ContainsFunc(parts, func(p *reading.Amount) bool { return p.Label == total.Label })
}

func sameLabels(parts []*reading.Amount) bool {
	for i, p := range parts {
		if p.Label != "" && slices.ContainsFunc(parts[:i], func(o *reading.Amount) bool { return o.Label == p.Label }) {
			return true
		}
	}
	return false
}

// largest reports whether a total is larger than each of the parts.
func largest(total *reading.Amount, parts []*reading.Amount) bool {
	return !slices.ContainsFunc(parts, func(p *reading.Amount) bool { return p.Fixed >= total.Fixed })
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

// alike reports whether labels are of one form: they end, or begin, alike. A bare enumeration of such parts in a
// bracket is meant to be complete (独办1件，分办5件), one of unlike things may not be (首页25条，专栏40条).
func (r *proposer) alike(parts []*reading.Amount) bool {
	first, last := firstRunes(parts[0].Label, 1), reading.LastRunes(parts[0].Label, 1)
	heads, tails := first != "", first != ""
	for _, p := range parts {
		heads, tails = heads && strings.HasPrefix(p.Label, first), tails && strings.HasSuffix(p.Label, last)
	}
	return heads || tails
}

// ofOneForm reports whether labels end in the same two characters, or differ in their numerals only: 第一批, 第二批.
func ofOneForm(parts []*reading.Amount) bool {
	var form, tail string
	forms, tails := true, true
	for i, p := range parts {
		if strings.Contains(p.Label, "的") {
			return false // 审议公开事项的会议, 邀请代表列席的会议
		}
		f := strings.Map(withoutNumerals, p.Label)
		t := reading.LastRunes(f, 2)
		if f == "" || f == p.Label && len([]rune(t)) < 2 {
			return false
		}
		if i == 0 {
			form, tail = f, t
		}
		forms, tails = forms && f == form, tails && t == tail
	}
	return forms || tails
}

func withoutNumerals(r rune) rune {
	if strings.ContainsRune("0123456789一二三四五六七八九十", r) {
		return -1
	}
	return r
}

func allJoined(parts []*reading.Amount) bool {
	return !slices.ContainsFunc(parts[1:], func(p *reading.Amount) bool { return !p.Joined })
}

// ownAndBelow reports whether labels name an office's own and those of all below it: 市局本级, 各县（区）局.
func ownAndBelow(parts []*reading.Amount) bool {
	return len(parts) == 2 && strings.Contains(parts[0].Label, "本级") && strings.HasPrefix(parts[1].Label, "各")
}

// enumerates reports whether the total's own words name as many things as there are parts, and each part is one of
// them: 建议、提案共21件，其中建议6件，提案12件.
func enumerates(total string, parts []*reading.Amount) bool {
	named := strings.FieldsFunc(total, func(r rune) bool { return strings.ContainsRune("、和及与", r) })
	if len(named) < 2 || len(named) != len(parts) {
		return false
	}
	for i, p := range parts {
		if !haveInCommon(named[i], p.Label) {
			return false
		}
	}
	return true
}

// haveInCommon reports whether two texts have two characters in a row in common.
func haveInCommon(a, b string) bool { return repeats(b, a, "") }

// namedBefore reports whether the words that lead to a list name all its parts: 均为网络和信函提交，其中网络9件、信函5件;
// 分为咨询与建议两类，咨询61件，建议23件.
func namedBefore(parts []*reading.Amount) bool {
	before := strings.TrimSuffix(parts[0].Between, parts[0].Label)
	if !strings.ContainsAny(before, "、和及与") {
		return false
	}
	return !slices.ContainsFunc(parts, func(p *reading.Amount) bool {
		return p.Label == "" || !strings.Contains(before, p.Label)
	})
}
