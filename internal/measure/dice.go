package measure

import (
	"math/rand/v2"

	"github.com/shopspring/decimal"
)

// Size is the kind of body a report is made for; it decides how large its figures are.
type Size int

// The sizes, from a bureau nobody applies to up to a province.
const (
	Empty Size = iota
	Bureau
	County
	City
	Province
	sizes
)

// largest is what a single figure of applications hardly exceeds, by size; decisions are a hundred
// times as many.
var largest = [sizes]int64{Empty: 0, Bureau: 6, County: 80, City: 1_500, Province: 40_000}

// dice throws the figures of one case.
type dice struct {
	*rand.Rand
	size Size
}

func newDice(seed uint64, size Size) *dice {
	return &dice{rand.New(rand.NewPCG(seed, uint64(size))), size}
}

// count is a figure of the case's size; most are small and many are zero, as in real tables.
func (d *dice) count(most int64) int64 {
	if most <= 0 || d.size == Empty || d.IntN(3) == 0 {
		return 0
	}
	n := d.Int64N(most) + 1
	if d.IntN(2) == 0 {
		n = n/10 + 1
	}
	return n
}

// near is a figure not far from last year's: between half and twice, never gone.
func (d *dice) near(n int64) int64 {
	if n == 0 {
		return d.few()
	}
	return max(1, n*int64(50+d.IntN(150))/100)
}

// few is none or one.
func (d *dice) few() int64 {
	if d.size == Empty {
		return 0
	}
	return d.Int64N(2)
}

// amount is money with up to six decimals.
func (d *dice) amount(most int64) decimal.Decimal {
	n := d.count(most)
	if n == 0 {
		return decimal.Zero
	}
	places := int32(d.IntN(7))
	return decimal.New(n*1_000_000+d.Int64N(1_000_000), -6).Truncate(places)
}

// nearAmount is an amount not far from last year's.
func (d *dice) nearAmount(n decimal.Decimal) decimal.Decimal {
	return n.Mul(decimal.New(int64(60+d.IntN(120)), -2)).Truncate(int32(d.IntN(7)))
}

// chance reports whether something happens that does so one time in n.
func (d *dice) chance(n int) bool { return d.IntN(n) == 0 }

// pick returns one of a list.
func pick[T any](d *dice, list []T) T { return list[d.IntN(len(list))] }
