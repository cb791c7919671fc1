package lists

import (
	"nianbao/internal/check/prose/reading"
)

// The shape of a reading: how its list opens, how its parts are joined, how far its sum is off, where its total stands.

// How a list is opened: by what reading knows, or in ways of its own.
const (
	opensNone    = uint8(reading.NoOpener)
	opensClosing = uint8(reading.Sorted) + 1 + iota // a total with 共 after its parts
	opensCounting
	opensSet
)

var openers = []string{"none", "among", "includes", "bracket", "apart", "colon", "sorted", "", "closing", "counting", "set"}

// openerOf returns how a list is opened.
func (r *proposer) openerOf(total *reading.Amount, parts []*reading.Amount, how reach) uint8 {
	switch {
	case how.back && total.Leads:
		return opensClosing
	case how.back:
		return opensCounting
	}
	opens := r.of(parts[0]).opens
	if how.again && !opens.Closed() {
		return uint8(reading.Among)
	}
	switch {
	case opens == reading.NoOpener && how.inside && how.skipped == 0:
		return uint8(reading.Bracket)
	case opens == reading.NoOpener && parts[0].Set:
		return opensSet
	}
	return uint8(opens)
}

var sizes = []string{"digit", "swap", "slip", "3%", "8%", "20%", "50%", "100%", "far"}

// fixedOne is one in ten-thousandths.
const fixedOne = 10_000

// sizeOf returns how far a sum is from its total.
func sizeOf(value, off int64) uint8 {
	off = max(off, -off)
	times := func(n int64) bool { return off <= value/n }
	switch {
	case (off == 10*fixedOne || off == 100*fixedOne || off == 1000*fixedOne) && times(4):
		return 0
	case off%(9*fixedOne) == 0 && off <= 81*fixedOne && times(4):
		return 1 // two digits exchanged
	case off <= 2*fixedOne && times(8):
		return 2
	}
	for i, n := range []int64{33, 12, 5, 2, 1} {
		if times(n) {
			return uint8(3 + i)
		}
	}
	return 8
}

var forms = []string{"sentences", "across", "semicolons", "mixed", "joined", "commas", "commas-and", "uneven"}

// formOf returns how parts are joined.
func formOf(parts []*reading.Amount) uint8 {
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
		return 0
	case sentences > 0:
		return 1
	case again == n:
		return 2
	case again > 0:
		return 3
	case joined == n:
		return 4
	case joined == 0:
		return 5
	case joined == n-1 && !parts[1].Joined, joined == 1 && parts[n].Joined:
		return 6
	}
	return 7
}

var distances = []string{"inside", "farther", "next", "stretch", "near"}

// distanceOf returns how far the first part is from its total.
func (r *proposer) distanceOf(total, first *reading.Amount) uint8 {
	switch d := r.far(total, first); {
	case r.outer == total:
		return 0
	case d > 1, d < -1:
		return 1
	case d != 0:
		return 2
	case first.Row != total.Row:
		return 3
	}
	return 4
}

var marks = []string{"plain", "heads", "own", "leads"}

// markOf returns what marks a total.
func markOf(t *reading.Amount) uint8 {
	switch {
	case t.Own && t.Leads:
		return 3
	case t.Own:
		return 2
	case t.Heads:
		return 1
	}
	return 0
}

var places = []string{"amid", "part", "joined", "first"}

// placeOf returns where a total stands.
func (r *proposer) placeOf(t *reading.Amount) uint8 {
	switch {
	case r.owner[t.Nth] != nil:
		return 1
	case t.Joined:
		return 2
	case t.At == 0 && t.Row == 0:
		return 3
	}
	return 0
}
