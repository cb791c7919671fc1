package lists

import (
	"unicode/utf8"

	"nianbao/internal/check/prose/reading"
	"nianbao/internal/wordlist"
)

// What the names and numbers of parts tell of them.

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
