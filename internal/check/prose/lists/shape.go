package lists

import (
	"github.com/shopspring/decimal"

	"nianbao/internal/check/prose/reading"
)

// The shape of a reading: how its list opens, how its parts are joined, how far its sum is off, where its total stands.

// openerOf names how a list is opened.
func (r *proposer) openerOf(total *reading.Amount, parts []*reading.Amount, how reach) string {
	first := parts[0]
	switch {
	case how.back && total.Leads:
		return "closing"
	case how.back:
		return "counting"
	}
	row := first.In.Stretches[first.Row]
	opens := r.opens(row, first.At)
	if opens == reading.NoOpener && how.inside && how.skipped == 0 {
		opens = reading.Bracket
	}
	if opens == reading.NoOpener && first.Set {
		return "set"
	}
	return opens.String()
}

// sizeOf names how far a sum is from its total.
func (r *proposer) sizeOf(total *reading.Amount, parts []*reading.Amount, off decimal.Decimal) string {
	off = off.Abs()
	times := func(n int64) bool { return off.Mul(decimal.NewFromInt(n)).LessThanOrEqual(total.Value) }
	switch {
	case isPower(off) && times(wideShare):
		return "digit"
	case swapped(total, parts, off):
		return "swap"
	case off.LessThanOrEqual(decimal.NewFromInt(2)) && times(8):
		return "slip"
	case times(33):
		return "3%"
	case times(12):
		return "8%"
	case times(5):
		return "20%"
	case times(2):
		return "50%"
	case times(1):
		return "100%"
	}
	return "far"
}

// swapped reports whether two digits exchanged in one of the numbers explain the difference: it is then nine times a
// difference of digits.
func swapped(total *reading.Amount, parts []*reading.Amount, off decimal.Decimal) bool {
	if !off.IsInteger() || off.GreaterThan(decimal.NewFromInt(81)) || !off.Mod(decimal.NewFromInt(9)).IsZero() {
		return false
	}
	return off.Mul(decimal.NewFromInt(wideShare)).LessThanOrEqual(total.Value)
}

// formOf names how parts are joined.
func (r *proposer) formOf(parts []*reading.Amount) string {
	joined, again, sentences := 0, 0, 0
	for i, p := range parts[1:] {
		switch {
		case p.In != parts[i].In:
			sentences++
		case p.Again || p.Row != parts[i].Row:
			again++
		case p.Joined:
			joined++
		}
	}
	switch n := len(parts) - 1; {
	case sentences == n:
		return "sentences"
	case sentences > 0:
		return "across"
	case again == n:
		return "semicolons"
	case again > 0:
		return "mixed"
	case joined == n:
		return "joined"
	case joined == 0:
		return "commas"
	case joined == n-1 && !parts[1].Joined, joined == 1 && parts[n].Joined:
		return "commas-and"
	}
	return "uneven"
}

// distance names how far the first part is from its total.
func (r *proposer) distance(total *reading.Amount, parts []*reading.Amount) string {
	first := parts[0]
	switch d := r.far(total, first); {
	case r.outer == total:
		return "inside"
	case d > 1, d < -1:
		return "farther"
	case d != 0:
		return "next"
	case first.Row != total.Row:
		return "stretch"
	}
	return "near"
}

// totalOf names what marks a total.
func (r *proposer) totalOf(t *reading.Amount) string {
	name := "plain"
	switch {
	case t.Own && t.Leads:
		name = "leads"
	case t.Own:
		name = "own"
	case t.Heads:
		name = "heads"
	}
	switch {
	case r.part[t]:
		return name + ",part"
	case t.Joined:
		return name + ",joined"
	case t.At == 0 && t.Row == 0:
		return name + ",first"
	}
	return name
}
