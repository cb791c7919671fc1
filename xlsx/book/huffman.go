package book

import "math/bits"

// huffman is a code of the deflate format. Most of its words are short and are looked up by their
// bits; the few long ones are counted down length by length.
type huffman struct {
	short   [1 << shortBits]uint16 // symbol<<4 | length, by the next bits; 0 where the word is longer
	width   uint                   // how many bits short goes by
	lengths [maxCodeBits + 1]uint16
	sorted  [maxLiterals]uint16 // the symbols by their words
}

const (
	shortBits   = 9 // enough for the literals of text
	lengthBits  = 7 // enough for distances, and all there is for the lengths of other codes
	maxCodeBits = 15
	noSymbol    = 1 << 15 // what is decoded after an error: beyond all symbols
)

// set makes the code whose words have these lengths, by symbol; words of up to width bits are
// looked up. It is false for lengths that make no code. A code may be incomplete when it has one
// word only, or none, as the last paragraph of RFC 1951, 3.2.7 has it.
func (h *huffman) set(lengths []uint8, width uint) bool {
	h.width = width
	short := h.short[:1<<width]
	h.lengths = [maxCodeBits + 1]uint16{}
	for _, n := range lengths {
		h.lengths[n]++
	}
	h.lengths[0] = 0
	var next, place [maxCodeBits + 1]uint16
	left, code, used := 1, uint16(0), uint16(0)
	for n := 1; n <= maxCodeBits; n++ {
		if left = left<<1 - int(h.lengths[n]); left < 0 {
			return false
		}
		code <<= 1
		next[n], place[n] = code, used
		code += h.lengths[n]
		used += h.lengths[n]
	}
	if left > 0 && (used > 1 || used == 1 && h.lengths[1] == 0) {
		return false
	}
	if left > 0 {
		clear(short)
	}
	for symbol, n := range lengths {
		if n == 0 {
			continue
		}
		h.sorted[place[n]] = uint16(symbol)
		place[n]++
		word := bits.Reverse16(next[n]) >> (16 - n) // the first bit of a word is its highest
		next[n]++
		if uint(n) > width {
			short[int(word)&(len(short)-1)] = 0
			continue
		}
		entry, step := uint16(symbol)<<4|uint16(n), 1<<n
		for i := int(word); i < len(short); i += step {
			short[i] = entry
		}
	}
	return true
}

// decode takes the next word of the input and gives its symbol.
func (h *huffman) decode(f *inflater) int {
	entry := h.short[f.bits&(1<<h.width-1)&(1<<shortBits-1)]
	if n := uint(entry & 15); entry != 0 && n <= f.count {
		f.bits >>= n
		f.count -= n
		return int(entry >> 4)
	}
	return h.decodeLong(f)
}

// decodeLong finds the word by its length: words of one length are consecutive numbers.
func (h *huffman) decodeLong(f *inflater) int {
	code, first, place := 0, 0, 0
	for n := 1; n <= maxCodeBits; n++ {
		code |= f.take(1)
		if f.err != nil {
			return noSymbol
		}
		count := int(h.lengths[n])
		if code-first < count {
			return int(h.sorted[place+code-first])
		}
		place += count
		first = (first + count) << 1
		code <<= 1
	}
	f.fail(errDeflate)
	return noSymbol
}

// lengthOrder is the order in which a block gives the lengths of the code its other lengths are
// written in.
var lengthOrder = [...]uint8{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

// dynamicCodes reads the codes a block brings along (RFC 1951, 3.2.7).
func (f *inflater) dynamicCodes() bool {
	literals, distances := f.take(5)+257, f.take(5)+1
	count := f.take(4) + 4
	var lengths [len(lengthOrder)]uint8
	for _, symbol := range lengthOrder[:count] {
		lengths[symbol] = uint8(f.take(3))
	}
	if f.err != nil || literals > 286 || !f.literal.set(lengths[:], lengthBits) {
		f.fail(errDeflate)
		return false
	}
	all := f.lengths[:literals+distances]
	for i := 0; i < len(all); {
		if f.count < maxCodeBits+7 {
			f.refill()
		}
		symbol := f.literal.decode(f)
		value, times := uint8(0), 1
		switch {
		case symbol < 16:
			value = uint8(symbol)
		case symbol == 16 && i > 0:
			value, times = all[i-1], 3+f.take(2)
		case symbol == 17:
			times = 3 + f.take(3)
		case symbol == 18:
			times = 11 + f.take(7)
		default:
			f.fail(errDeflate)
		}
		if f.err != nil || times > len(all)-i {
			f.fail(errDeflate)
			return false
		}
		for range times {
			all[i] = value
			i++
		}
	}
	if all[endOfBlock] == 0 || !f.literal.set(all[:literals], shortBits) ||
		!f.distance.set(all[literals:], lengthBits) {
		f.fail(errDeflate)
		return false
	}
	return true
}

// fixedCodes sets the codes everyone knows (RFC 1951, 3.2.6).
func (f *inflater) fixedCodes() {
	for symbol := range f.lengths[:maxLiterals] {
		switch {
		case symbol < 144:
			f.lengths[symbol] = 8
		case symbol < 256:
			f.lengths[symbol] = 9
		case symbol < 280:
			f.lengths[symbol] = 7
		default:
			f.lengths[symbol] = 8
		}
	}
	f.literal.set(f.lengths[:maxLiterals], shortBits)
	for symbol := range maxDistances {
		f.lengths[symbol] = 5
	}
	f.distance.set(f.lengths[:maxDistances], lengthBits)
}
