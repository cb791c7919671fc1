package lists

import (
	"slices"
	"unicode/utf8"

	"nianbao/internal/check/prose/reading"
	"nianbao/internal/wordlist"
)

// What the names and numbers of parts tell of them.

func equals(total *reading.Amount, parts []*reading.Amount) bool {
	return slices.ContainsFunc(parts, func(p *reading.Amount) bool { return p.Value.Equal(total.Value) })
}

func actsIn(parts []*reading.Amount) bool {
	return slices.ContainsFunc(parts, func(p *reading.Amount) bool { return wordlist.AnyIn(p.Label, acts...) })
}

func innerOpener(parts []*reading.Amount) bool {
	return slices.ContainsFunc(parts[1:], func(p *reading.Amount) bool { return p.Opener != reading.NoOpener })
}

func besides(parts []*reading.Amount) bool {
	return slices.ContainsFunc(parts, func(p *reading.Amount) bool { return p.Besides })
}

func unlabelled(parts []*reading.Amount) bool {
	return slices.ContainsFunc(parts, func(p *reading.Amount) bool { return p.Label == "" })
}

func longLabels(parts []*reading.Amount) bool {
	return slices.ContainsFunc(parts, func(p *reading.Amount) bool {
		return utf8.RuneCountInString(p.Label) > wholeLabel
	})
}

// repeatsLabel reports whether a part is called what its total is called.
func repeatsLabel(total *reading.Amount, parts []*reading.Amount) bool {
	return total.Label != "" &&
		slices.ContainsFunc(parts, func(p *reading.Amount) bool { return p.Label == total.Label })
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
	return !slices.ContainsFunc(parts, func(p *reading.Amount) bool { return !r.part[p] })
}

// largest reports whether a total is larger than each of the parts.
func largest(total *reading.Amount, parts []*reading.Amount) bool {
	return !slices.ContainsFunc(parts, func(p *reading.Amount) bool {
		return p.Value.GreaterThanOrEqual(total.Value)
	})
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
