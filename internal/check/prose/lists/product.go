package lists

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"nianbao/internal/check/prose/lexicon"
	"nianbao/internal/check/prose/numeral"
	"nianbao/internal/check/prose/reading"
	"nianbao/internal/wordlist"
)

// What each of several has is taken so many times, alone (9个社区，每个社区更新12次，共108次) or beside others (14个乡镇各1场，县直9场，
// 共23场).

// addend is an amount that is added to a total, or taken so many times and then added.
type addend struct {
	*reading.Amount
	times  []*reading.Amount // the amounts that say how many have it each, none for once
	often  int64             // how many have it where no amount says so: 三个社区各5场, or how often a year has a spell
	yearly bool
}

func (a addend) value() decimal.Decimal {
	switch {
	case len(a.times) > 0:
		times := decimal.Zero
		for _, t := range a.times {
			times = times.Add(t.Number)
		}
		return a.Value.Mul(times)
	case a.often > 0:
		return a.Value.Mul(decimal.NewFromInt(a.often))
	}
	return a.Value
}

func (a addend) multiplied() bool { return len(a.times) > 0 || a.often > 0 }

// told returns how often an amount counts in a sum: what a month or quarter has, once.
func (a addend) told() int {
	if a.yearly {
		return 1
	}
	return int(max(a.often, 1))
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
		if a.Unit != total.Unit || a.Bare() ||
			slices.ContainsFunc(list, func(o addend) bool { return slices.Contains(o.times, a) }) {
			continue
		}
		one := r.addendOf(n)
		if !a.Exact || r.of(a).lead&atLeast != 0 || a.Aside && !one.multiplied() {
			return
		}
		list, value = append(list, one), value.Add(one.value())
		multiplied = multiplied || one.multiplied()
		if multiplied && value.Sub(total.Value).Abs().LessThanOrEqual(total.Rounding()) {
			break
		}
	}
	if multiplied && !r.isElsewhere(total, value) &&
		total.Value.Sub(value).LessThanOrEqual(value.Div(decimal.NewFromInt(nearEach))) {
		r.tellProduct(total, list, value)
	}
}

// nearEach is how far, one in so many, a total may be above what several have each: others may have some too.
const nearEach = 4

// isElsewhere reports whether a value that is not a total's is another amount of the paragraph.
func (r *proposer) isElsewhere(total *reading.Amount, value decimal.Decimal) bool {
	return slices.ContainsFunc(r.paragraph, func(a *reading.Amount) bool {
		return a != total && a.Unit == total.Unit && a.Value.Equal(value)
	})
}

func (r *proposer) tellProduct(total *reading.Amount, list []addend, value decimal.Decimal) {
	var parts, times []*reading.Amount
	for _, a := range slices.Backward(list) {
		if len(a.times) == 0 {
			parts = append(parts, slices.Repeat([]*reading.Amount{a.Amount}, a.told())...)
		}
		for _, t := range a.times {
			parts, times = append(parts, a.Amount, t), append(times, t)
		}
	}
	r.tellWay(Product, total, parts, times, value)
}

// addendOf reads how often an amount is taken.
func (r *proposer) addendOf(n int) addend {
	a := r.paragraph[n]
	if times := r.timesOf(a); times != nil {
		all := []*reading.Amount{times}
		for k := times.Nth; k > 0 && r.paragraph[k].Joined && r.paragraph[k-1].Unit == times.Unit; k-- {
			all = append(all, r.paragraph[k-1]) // 东部4个县、西部5个县各建2个
		}
		slices.Reverse(all)
		return addend{Amount: a, times: all}
	}
	if a.Times > 1 {
		return addend{Amount: a, often: int64(a.Times)}
	}
	of := eachOf(a)
	if often := timesAYear(of); often > 0 {
		return addend{Amount: a, often: often, yearly: true}
	}
	if often := ownersOf(a); often > 0 || of == "" {
		return addend{Amount: a, often: min(often, mostParts)}
	}
	for k := min(n+mostMoves, len(r.paragraph)-1); k >= max(0, n-mostMoves); k-- {
		if times := r.paragraph[k]; k != n && times.In == a.In && times.Exact && r.numbers(times, of) {
			return addend{Amount: a, times: []*reading.Amount{times}}
		}
	}
	return addend{Amount: a}
}

// owners matches the words for how many have an amount each, where they are no amount: 三个社区各5场.
var owners = regexp.MustCompile(`(?:^|[,;:、。])[^,;:、。\d一二两三四五六七八九十各每]{0,8}([一二两三四五六七八九十]{1,3})[个家所名户处镇乡村类]` +
	`[^,;:、。\d一二两三四五六七八九十各每]{0,8}(?:各|每[个家所名户处镇乡村])`)

// ownersOf returns how many have an amount each, 0 if no word does.
func ownersOf(a *reading.Amount) int64 {
	m := owners.FindStringSubmatch(a.Between)
	if m == nil {
		return 0
	}
	n, _, _ := numeral.Read([]rune(m[1]))
	return n
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
