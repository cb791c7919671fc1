package faces

import (
	"cmp"
	"math"
	"slices"
)

// mapped is a character and its glyph in a cut font.
type mapped struct {
	char  rune
	glyph uint16
}

// cmap returns the map of a cut font's characters: a subtable of format 4, which every program
// reads, and where characters are beyond U+FFFF, or too many for it, one of format 12.
func cmap(chars []rune) []byte {
	list := make([]mapped, len(chars))
	for i, r := range chars {
		list[i] = mapped{r, uint16(i + 1)}
	}
	slices.SortStableFunc(list, func(a, b mapped) int { return cmp.Compare(a.char, b.char) })
	var subtables [][]byte
	var encodings []uint16
	beyond, _ := slices.BinarySearchFunc(list, 0xFFFF, func(m mapped, r rune) int { return cmp.Compare(m.char, r) })
	few := segments(list[:beyond])
	if few != nil {
		subtables, encodings = append(subtables, few), append(encodings, 1)
	}
	if few == nil || beyond < len(list) {
		subtables, encodings = append(subtables, groups(list)), append(encodings, 10)
	}
	out := []byte{0, 0, 0, byte(len(subtables))}
	at := 4 + 8*len(subtables)
	for i, s := range subtables {
		out = be.AppendUint16(be.AppendUint16(out, 3), encodings[i]) // Windows, Unicode
		out = be.AppendUint32(out, uint32(at))
		at += len(s)
	}
	return append(out, slices.Concat(subtables...)...)
}

// runs calls each for every run of characters whose glyphs run along with them.
func runs(list []mapped, each func(first, last mapped)) {
	for from := 0; from < len(list); {
		to := from + 1
		for to < len(list) && list[to].char == list[to-1].char+1 && list[to].glyph == list[to-1].glyph+1 {
			to++
		}
		each(list[from], list[to-1])
		from = to
	}
}

// segments returns a subtable of format 4; nil when it would be longer than it can tell.
func segments(list []mapped) []byte {
	var starts, ends, deltas []uint16
	add := func(start, end, delta uint16) {
		starts, ends, deltas = append(starts, start), append(ends, end), append(deltas, delta)
	}
	runs(list, func(first, last mapped) {
		add(uint16(first.char), uint16(last.char), first.glyph-uint16(first.char))
	})
	add(0xFFFF, 0xFFFF, 1)
	n := len(starts)
	length := 16 + 8*n
	if length > math.MaxUint16 {
		return nil
	}
	search, steps := 2, 0
	for search*2 <= n*2 {
		search, steps = search*2, steps+1
	}
	out := make([]byte, 0, length)
	for _, v := range []int{4, length, 0, 2 * n, search, steps, 2*n - search} {
		out = be.AppendUint16(out, uint16(v))
	}
	for _, column := range [][]uint16{ends, {0}, starts, deltas, make([]uint16, n)} {
		for _, v := range column {
			out = be.AppendUint16(out, v)
		}
	}
	return out
}

// groups returns a subtable of format 12.
func groups(list []mapped) []byte {
	var body []byte
	runs(list, func(first, last mapped) {
		body = be.AppendUint32(body, uint32(first.char))
		body = be.AppendUint32(body, uint32(last.char))
		body = be.AppendUint32(body, uint32(first.glyph))
	})
	out := be.AppendUint32([]byte{0, 12, 0, 0}, uint32(16+len(body)))
	out = be.AppendUint32(out, 0)
	return append(be.AppendUint32(out, uint32(len(body)/12)), body...)
}
