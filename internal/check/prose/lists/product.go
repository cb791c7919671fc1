package lists

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"nianbao/internal/check/prose/lexicon"
	"nianbao/internal/check/prose/reading"
	"nianbao/internal/wordlist"
)

// What each of several has is taken so many times, alone (9个社区，每个社区更新12次，共108次) or beside others (14个乡镇各1场，县直9场，
// 共23场).

// addend is an amount that is added to a total, or taken so many times and then added.
type addend struct {
	*reading.Amount
	times *reading.Amount // nil for once
	often int64           // for a spell of the year: how often a year has it
}

func (a addend) value() decimal.Decimal {
	switch {
	case a.times != nil:
		return a.Value.Mul(a.times.Value)
	case a.often > 0:
		return a.Value.Mul(decimal.NewFromInt(a.often))
	}
	return a.Value
}

// product judges what all come to by what each has and how many there are, with what else the sentence adds to it.
func (r *proposer) product(t int) {
	total := r.paragraph[t]
	var list []addend
	multiplied := false
	value := decimal.Zero
	for n := t - 1; n >= max(0, t-mostMoves); n-- {
		a := r.paragraph[n]
		if a.In != total.In {
			break
		}
		if a.Unit != total.Unit || a.Bare() || slices.ContainsFunc(list, func(o addend) bool { return o.times == a }) {
			continue
		}
		one := r.addendOf(n)
		if !a.Exact || r.of(a).lead&atLeast != 0 || a.Aside && one.times == nil && one.often == 0 {
			return
		}
		list, value = append(list, one), value.Add(one.value())
		multiplied = multiplied || one.times != nil || one.often > 0
		if multiplied && value.Sub(total.Value).Abs().LessThanOrEqual(total.Rounding()) {
			break
		}
	}
	if multiplied && !r.isElsewhere(total, value) {
		r.tellProduct(total, list, value)
	}
}

// isElsewhere reports whether a value that is not a total's is another amount of the paragraph.
func (r *proposer) isElsewhere(total *reading.Amount, value decimal.Decimal) bool {
	return slices.ContainsFunc(r.paragraph, func(a *reading.Amount) bool {
		return a != total && a.Unit == total.Unit && a.Value.Equal(value)
	})
}

func (r *proposer) tellProduct(total *reading.Amount, list []addend, value decimal.Decimal) {
	var parts, times []*reading.Amount
	for _, a := range slices.Backward(list) {
		parts = append(parts, a.Amount)
		if a.times != nil {
			parts, times = append(parts, a.times), append(times, a.times)
		}
	}
	r.tellWay(Product, total, parts, times, value)
}

// addendOf reads how often an amount is taken.
func (r *proposer) addendOf(n int) addend {
	a := r.paragraph[n]
	if times := r.timesOf(a); times != nil {
		return addend{Amount: a, times: times}
	}
	of := eachOf(a)
	if often := timesAYear(of); often > 0 || of == "" {
		return addend{Amount: a, often: often}
	}
	for k := min(n+mostMoves, len(r.paragraph)-1); k >= max(0, n-mostMoves); k-- {
		if times := r.paragraph[k]; k != n && times.In == a.In && times.Exact && r.numbers(times, of) {
			return addend{Amount: a, times: times}
		}
	}
	return addend{Amount: a}
}

// longestOwner is how many characters the name of those may have of which each has an amount.
const longestOwner = 10

// timesOf returns the amount right before another that says how many have it each, nil for none: 14个乡镇各举办1场.
func (r *proposer) timesOf(a *reading.Amount) *reading.Amount {
	if a.Nth == 0 || !a.Each || a.Times > 1 {
		return nil
	}
	times := r.paragraph[a.Nth-1]
	owner, _, found := strings.Cut(a.Between, "各")
	if !found || times.In != a.In || !times.Exact || times.Unit == a.Unit && times.Unit != anything ||
		utf8.RuneCountInString(owner) > longestOwner || strings.ContainsAny(owner, ",;:、。") {
		return nil
	}
	return times
}

// timesAYear returns how often a year has a spell of time, 0 for what is none.
func timesAYear(of string) int64 {
	for spell, n := range map[string]int64{"月": 12, "季": 4, "半年": 2} {
		if strings.HasPrefix(of, spell) {
			return n
		}
	}
	return 0
}

// eachOf returns what every one of has an amount: 社区 of 每个社区更新12次, 期 of 每期6000册.
func eachOf(a *reading.Amount) string {
	i := wordlist.LastIn(lead(a), lexicon.Words("eachOf")[:1]...)
	if i < 0 {
		return ""
	}
	after := []rune(strings.TrimLeft(lead(a)[i:], "每个"))
	return string(after[:min(len(after), 2)])
}

// numbers reports whether an amount says how many there are of something.
func (r *proposer) numbers(times *reading.Amount, of string) bool {
	after := "" // what is counted so many times: 村 of 9个村每村张贴12张
	if times.Nth+1 < len(r.paragraph) {
		after = r.paragraph[times.Nth+1].Between
	}
	return strings.HasPrefix(of, times.Measure) && times.Measure != anything ||
		after != "" && strings.HasPrefix(of, firstRunes(after, 1))
}
