package claims

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/internal/check/prose/lexicon"
	"nianbao/internal/check/prose/numeral"
	"nianbao/internal/check/prose/reading"
	"nianbao/internal/wordlist"
)

// What a comparison comes to, by the table's figures.

// claims holds a comparison against the table: with a bound, with a second figure, or with half of its whole.
func (k *comparison) claims() []Claim {
	claim := Claim{Rule: k.left.figures[0].Rule, Paragraph: k.Paragraph, at: k.left.from,
		Words: k.Folded.Quote(k.left.from, k.left.to), Compared: true}
	first, last := k.tokens[k.sentence].from, k.tokens[k.to-1].to
	claim.Sentence, claim.Start = k.Folded.Quote(first, k.endOfSentence()), k.Folded.Offset(first)
	claim.Clause = shortened(k.Folded.Quote(k.tokens[k.from].from, last))
	claim.Options = options(k.report, k.left.figures, 1)
	holds := k.holds
	switch {
	case k.bound != nil && k.right != nil:
		if holds = k.by(); holds == nil {
			return nil
		}
		claim.at, claim.Against = k.bound.From, options(k.report, k.right.figures, 1)
	case k.bound != nil:
		if !k.isBound() {
			return nil
		}
		claim.at, claim.Compared = k.bound.From, false
		claim.Said = reading.Stated{Written: k.Folded.Quote(k.bound.From, k.bound.To), Value: k.bound.Value, Unit: k.bound.Unit}
		claim.Against = []Option{{Sum: k.bound.Value}}
	case k.isHalf():
		holds = func(a, b decimal.Decimal) bool { return k.holds(a.Add(a), b) }
		claim.Against = k.wholes()
	case k.right != nil && k.isBetween():
		if n := decimal.NewFromInt(k.times()); n.IsPositive() {
			holds = func(a, b decimal.Decimal) bool { return k.holds(a, b.Mul(n)) }
		}
		claim.Against = options(k.report, k.right.figures, 1)
	default:
		return nil
	}
	claim.Verdict = verdictOf(claim.Options, claim.Against, holds)
	if len(claim.Options) == 0 || len(claim.Against) == 0 || claim.Verdict == reading.Unjudged {
		return nil
	}
	return []Claim{claim}
}

// endOfSentence returns the character at which the sentence ends.
func (k *comparison) endOfSentence() int {
	end := k.endOf(k.to)
	return k.tokens[min(end, len(k.tokens)-1)].to
}

// isBound reports whether the relation is one to the number: the word stands right before it, and nothing is named after.
func (k *comparison) isBound() bool {
	some := wordlist.AnyIn(k.Folded.Words(k.bound.From, k.bound.To), lexicon.Words("andMore")...)
	return k.right == nil && k.units[k.bound.Unit] && (k.relation < 0 || !some && k.end == k.bound.From &&
		!relations[k.relation].change && relations[k.relation].set != "same")
}

// isHalf reports whether what is named is compared with half of all: 超过半数, 超过办理总量的一半.
func (k *comparison) isHalf() bool {
	if k.relation < 0 || relations[k.relation].change || k.left.from > k.at {
		return false
	}
	said := k.Folded.Words(k.end, k.tokens[k.to-1].to)
	return wordlist.AnyEnds(said, lexicon.Words("half")...) && !k.left.figures[0].Whole &&
		(k.right == nil || k.right.from >= k.end && k.right.figures[0].Whole)
}

// wholes returns what half may be half of.
func (k *comparison) wholes() []Option {
	if k.right != nil {
		return options(k.report, k.right.figures, 1)
	}
	return k.wholesOf(k.left.figures[0])
}

// isBetween reports whether the words of comparing stand as two names need them: between both, 较 between and the change
// after both, or 和 between and 相同 after both.
func (k *comparison) isBetween() bool {
	if k.relation < 0 || k.left.from > k.at {
		return false
	}
	between := k.Folded.Words(k.left.to, k.right.from)
	switch r := relations[k.relation]; {
	case r.set == "nearly":
		return false
	case r.change:
		return k.at >= k.right.to && wordlist.AnyIn(between, lexicon.Words("against")...)
	case r.set == "same" && k.at >= k.right.to:
		return wordlist.AnyIn(between, "与", "和", "同", "跟")
	}
	return k.end <= k.right.from && !slices.ContainsFunc(k.tokens[k.from:k.to], func(t token) bool { return t.role == join })
}

// times returns how many times the second figure the first is compared with: 不到不予公开的四倍; 0 where no number is named.
func (k *comparison) times() int64 {
	if k.right == nil || k.bound != nil || k.right.from < k.end {
		return 0
	}
	said, is := strings.CutSuffix(k.Folded.Words(k.right.to, k.tokens[k.to-1].to), "倍")
	if !is {
		return 0
	}
	number := []rune(strings.TrimLeft(said, "的类数量"))
	if n, err := strconv.ParseInt(string(number), 10, 32); err == nil {
		return n
	}
	n, exact, ok := numeral.Read(number)
	if !exact || !ok {
		return 0
	}
	return n
}

// by returns what a number after the second name makes of both, how far they are apart: 制发的比废止的多11件; nil where it
// does not.
func (k *comparison) by() func(a, b decimal.Decimal) bool {
	n := k.bound.Value
	if k.bound.From < k.right.to || !k.bound.Exact || k.left.from > k.right.from {
		return nil
	}
	if !k.units[k.bound.Unit] || !wordlist.AnyIn(k.Folded.Words(k.left.to, k.right.from), lexicon.Words("against")...) {
		return nil
	}
	said := k.Folded.Words(k.right.to, k.bound.From)
	switch {
	case wordlist.AnyEnds(said, lexicon.Words("moreBy")...), wordlist.AnyEnds(said, lexicon.Words("grown")...):
		return func(a, b decimal.Decimal) bool { return a.Sub(b).Equal(n) }
	case wordlist.AnyEnds(said, lexicon.Words("lessBy")...), wordlist.AnyEnds(said, lexicon.Words("shrunk")...):
		return func(a, b decimal.Decimal) bool { return b.Sub(a).Equal(n) }
	}
	return nil
}

// verdictOf decides by the figures: right if some meaning of the names makes it true, unjudged if one might.
func verdictOf(left, right []Option, holds func(a, b decimal.Decimal) bool) reading.Verdict {
	verdict := reading.Wrong
	for _, a := range left {
		for _, b := range right {
			switch {
			case len(a.Gaps)+len(b.Gaps) > 0:
				verdict = reading.Unjudged
			case holds(a.Sum, b.Sum):
				return reading.Right
			}
		}
	}
	return verdict
}

func (k *comparison) holds(a, b decimal.Decimal) bool {
	if k.relation < 0 {
		return a.GreaterThanOrEqual(b) && a.LessThan(b.Add(lastPlace(b)))
	}
	return relations[k.relation].holds(a, b)
}

// lastPlace returns what the last digit of a number that is not nought counts: 1,000 for 16,000. What is more than such a
// number is less than one more of it.
func lastPlace(n decimal.Decimal) decimal.Decimal {
	place := decimal.New(1, 0)
	for ten := decimal.New(10, 0); n.IsPositive() && n.Mod(place.Mul(ten)).IsZero(); {
		place = place.Mul(ten)
	}
	return place
}
