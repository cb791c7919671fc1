package lists

import (
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"nianbao/internal/check/prose/reading"
	"nianbao/internal/wordlist"
)

// Amounts may be the parts of the one before them with no word that says so: 共70条，工作动态66条，其他4条. What follows a total
// need not be its parts (共收到10件，办结10件，群众满意9件), so that such a list is seen where it adds up, and accused only
// where its labels part the total among themselves.

// follow judges the amounts from index i on as parts of the one before, or of the total of the list before, and returns
// where the stretch goes on.
func (f *lister) follow(s *reading.Sentence, row reading.Stretch, i int, t *reading.Amount) int {
	if t == nil || t.In != s || t.Aside || t.Bare() || row[i].Joined {
		return i + 1 // 、 joins what stands beside one another
	}
	var parts []*reading.Amount
	next, told := i, decimal.Zero
	for n := i; n < min(len(row), i+longestList); n++ {
		a := row[n]
		if a.Own || a.Aside || a.Opener != reading.NoOpener || a.Turns || a.Unit != t.Unit {
			break
		}
		parts, next = addTold(parts, a), n+1
		told = told.Add(a.Value.Mul(decimal.NewFromInt(int64(a.Times))))
		if len(parts) > 1 && (told.Equal(t.Value) || a.Places > 0 || a.Rounded || t.Rounded) && exactly(t, parts) {
			f.last = t
			f.tell(reading.Right, totals{t}, parts, s)
			return next
		}
	}
	if next == len(row) && len(parts) > 0 {
		parts = chain(parts, apartFrom(s, row[0].Row, t.Unit))
	}
	if len(parts) > 0 && parts[0].Carried && !t.Own {
		return i + 1 // it stands beside what is taken in, and what follows may be the parts of both
	}
	parts = f.enumerated(parts)
	if len(parts) < 2 || !(&candidate{parts: parts}).measurable(totals{t}) || s.Overlaps {
		return i + 1
	}
	over := sum(parts, t.Unit).Cmp(t.Value) > 0 && !exceeded(t, parts)
	switch {
	case parts[len(parts)-1].Rest && !f.mixed(parts) && (t.Own || isFirst(t) && near(t, parts)):
	case over && f.parting(parts, t):
	case over && near(t, parts) && isFirst(t) && f.areOf(t, parts) && f.areNames(parts) &&
		!f.tellOfEach(parts, totals{t}):
	case len(parts) > 2 && isPower(t.Value.Sub(sum(parts, t.Unit))) && near(t, parts) && isFirst(t) &&
		alikeLabels(parts) && f.areNames(parts):
	default:
		return i + 1
	}
	f.last = t
	f.tell(reading.Wrong, totals{t}, parts, s)
	return next
}

// nearness is the share of a total, one in so many, that its parts may be off where only their
// closeness to it makes them its parts; by least they may be off in any case.
const nearness, least = 8, 1

// apartFrom returns the amounts that are alone before the semicolons after a stretch, as long as
// there are such.
func apartFrom(s *reading.Sentence, row int, unit string) []*reading.Amount {
	var list []*reading.Amount
	for _, next := range s.Stretches[min(row+1, len(s.Stretches)):min(len(s.Stretches), row+longestList)] {
		a := next[0]
		if len(next) > 1 || a.Own || a.Aside || a.Opener != reading.NoOpener || a.Unit != unit {
			break
		}
		list = append(list, a)
	}
	return list
}

// areOf reports whether the total counts without a name of its own (全年共20件), or its parts are
// of one kind or form: else they may be beside it (建议20件，提案15件、工单6件).
func (f *lister) areOf(t *reading.Amount, parts []*reading.Amount) bool {
	return t.Own && t.After == "" || f.ofOneKind(parts) || alikeLabels(parts)
}

// isFirst reports whether an amount is no part of a row itself.
func isFirst(t *reading.Amount) bool {
	if t.Own || t.In == nil || t.At == 0 {
		return t.Own || t.Unit != anything
	}
	return t.Unit != anything && t.In.Stretches[t.Row][t.At-1].Unit != t.Unit
}

// near reports whether amounts come so close to a total that they are hardly anything but its parts.
func near(t *reading.Amount, parts []*reading.Amount) bool {
	off := sum(parts, t.Unit).Sub(t.Value).Abs()
	return off.LessThanOrEqual(decimal.NewFromInt(least)) ||
		off.Mul(decimal.NewFromInt(nearness)).LessThanOrEqual(t.Value)
}

// areNames reports whether labels are distinct names of things, and not actions of an office.
func (f *lister) areNames(parts []*reading.Amount) bool {
	seen := map[string]bool{}
	for _, p := range parts {
		if p.Label == "" || seen[p.Label] || utf8.RuneCountInString(p.Label) > wholeLabel ||
			wordlist.AnyIn(p.Label, acts...) || p.Besides {
			return false
		}
		if is, _ := predicates(p.Label, ""); is {
			return false
		}
		seen[p.Label] = true
	}
	return !f.mixed(parts)
}

// parting reports whether labels part a total among themselves: they are shares of a whole, deny one another, tell how
// far things have come, or are numbered. A total that is such a share itself is one of the row: 建议5件、提案4件，另有建议8件、提案3件.
func (f *lister) parting(parts []*reading.Amount, t *reading.Amount) bool {
	return f.shares(parts) && !f.shares([]*reading.Amount{t, parts[0]}) &&
		!f.shares([]*reading.Amount{t, parts[1]}) || opposed(parts) || f.advancing(parts) ||
		t.Own && numbered(parts) && !strings.HasPrefix(t.Label, "第")
}

// numbered reports whether labels are numbered: 第一批, 第二批.
func numbered(parts []*reading.Amount) bool {
	for _, p := range parts {
		if !strings.HasPrefix(p.Label, "第") {
			return false
		}
	}
	return ofOneForm(parts)
}
