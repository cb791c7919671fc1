package book

import (
	"encoding/binary"
	"errors"
)

// inflater unpacks deflate (RFC 1951) from memory to memory, where both sizes are known before.
// compress/flate serves streams, one byte in and a window out, and made half the cost of reading
// a workbook; with everything in memory the same work takes less than half of that, and nothing
// is allocated.
type inflater struct {
	in     []byte
	pos    int
	bits   uint64 // bits of in not used yet, the next one lowest
	count  uint   // how many
	out    []byte
	filled int
	err    error

	lengths           [maxLiterals + maxDistances]uint8
	literal, distance huffman
}

const (
	maxLiterals  = 288 // literals, the end of the block, and lengths of matches
	maxDistances = 32
	endOfBlock   = 256
)

var (
	errDeflate   = errors.New("broken deflate stream")
	errCutOff    = errors.New("deflate stream is cut off")
	errTooLong   = errors.New("more bytes than the directory says")
	errTooShort  = errors.New("fewer bytes than the directory says")
	errRemainder = errors.New("bytes after the deflate stream")
)

// The lengths and distances of matches: where each code begins, and how many more bits it has
// (RFC 1951, 3.2.5).
var (
	lengthBase = [...]uint16{3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43,
		51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258}
	lengthExtra = [...]uint8{0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3,
		3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0}
	distanceBase = [...]uint16{1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385,
		513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577}
	distanceExtra = [...]uint8{0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7,
		8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13}
)

// inflate fills out with exactly what in unpacks to.
func (f *inflater) inflate(out, in []byte) error {
	f.in, f.pos, f.bits, f.count, f.out, f.filled, f.err = in, 0, 0, 0, out, 0, nil
	for last := false; !last && f.err == nil; {
		last = f.take(1) == 1
		switch f.take(2) {
		case 0:
			f.stored()
		case 1:
			f.fixedCodes()
			f.block()
		case 2:
			if f.dynamicCodes() {
				f.block()
			}
		default:
			f.fail(errDeflate)
		}
	}
	switch {
	case f.err != nil:
	case f.filled < len(out):
		f.fail(errTooShort)
	case f.pos-int(f.count/8) < len(in):
		f.fail(errRemainder)
	}
	f.in, f.out = nil, nil
	return f.err
}

func (f *inflater) fail(err error) {
	if f.err == nil {
		f.err = err
	}
}

// refill makes at least 56 bits ready, as long as there are any.
func (f *inflater) refill() {
	if len(f.in)-f.pos >= 8 {
		f.bits |= binary.LittleEndian.Uint64(f.in[f.pos:]) << f.count
		f.pos += int((63 - f.count) >> 3)
		f.count |= 56
		return
	}
	for f.count <= 56 && f.pos < len(f.in) {
		f.bits |= uint64(f.in[f.pos]) << f.count
		f.pos++
		f.count += 8
	}
}

// take gives the next n bits, 16 at most.
func (f *inflater) take(n uint) int {
	if f.count < n {
		f.need(n)
	}
	v := int(f.bits & (1<<(n&63) - 1))
	f.bits >>= n & 63
	f.count -= n
	return v
}

// need makes n bits ready. Where the input ends before them it fails and makes up zeros, so that
// every reader may go on to the point where it looks at the error.
func (f *inflater) need(n uint) {
	if f.refill(); f.count < n {
		f.fail(errCutOff)
		f.count = n
	}
}

// stored copies a block that was not worth packing.
func (f *inflater) stored() {
	f.take(f.count & 7) // to the next whole byte
	size, inverse := f.take(16), f.take(16)
	if f.err != nil {
		return
	}
	if size != ^inverse&0xFFFF {
		f.fail(errDeflate)
		return
	}
	f.pos -= int(f.count / 8) // whole bytes that were made ready go back
	f.bits, f.count = 0, 0
	switch {
	case size > len(f.in)-f.pos:
		f.fail(errCutOff)
	case size > len(f.out)-f.filled:
		f.fail(errTooLong)
	default:
		f.filled += copy(f.out[f.filled:], f.in[f.pos:f.pos+size])
		f.pos += size
	}
}

// block unpacks a block by the codes set up for it.
func (f *inflater) block() {
	for done := false; !done && f.err == nil; {
		f.run()
		done = f.symbol()
	}
}

// run unpacks as long as all is plain: words short enough to be looked up, enough input and enough
// room. It does by local variables, and without a word on errors, what symbol does in general; at
// whatever is not plain it stops, for symbol to go on.
func (f *inflater) run() {
	in, out, literals, distances := f.in, f.out, &f.literal, &f.distance
	pos, bits, count, filled := f.pos, f.bits, f.count, f.filled
	for len(in)-pos >= 8 {
		if count < 48 { // a length and a distance take at most 15+5+15+13
			bits |= binary.LittleEndian.Uint64(in[pos:]) << (count & 63)
			pos += int((63 - count) >> 3)
			count |= 56
		}
		entry := literals.short[bits%uint64(len(literals.short))]
		size := uint(entry & 15)
		if entry < endOfBlock<<4 && size > 0 && filled < len(out) {
			out[filled] = byte(entry >> 4)
			filled++
			bits >>= size
			count -= size
			continue
		}
		code := int(entry>>4) - endOfBlock - 1
		if code < 0 || code >= len(lengthBase) {
			break
		}
		ahead, left := bits>>size, count-size
		size = uint(lengthExtra[code] & 15)
		length := int(lengthBase[code]) + int(ahead&(1<<size-1))
		ahead, left = ahead>>size, left-size

		entry = distances.short[ahead&(1<<distances.width-1)%uint64(len(distances.short))]
		size, code = uint(entry&15), int(entry>>4)
		if size == 0 || code >= len(distanceBase) {
			break
		}
		ahead, left = ahead>>size, left-size
		size = uint(distanceExtra[code] & 15)
		distance := int(distanceBase[code]) + int(ahead&(1<<size-1))
		if distance > filled || length > len(out)-filled {
			break
		}
		repeat(out[:filled+length], filled, distance)
		filled += length
		bits, count = ahead>>size, left-size
	}
	f.pos, f.bits, f.count, f.filled = pos, bits, count, filled
}

// symbol unpacks one literal or match, and is true at the end of the block.
func (f *inflater) symbol() bool {
	if f.count < 48 {
		f.refill()
	}
	code := f.literal.decode(f)
	switch {
	case code == endOfBlock:
		return true
	case code > endOfBlock:
		f.match(code - endOfBlock - 1)
	case f.filled == len(f.out):
		f.fail(errTooLong)
	default:
		f.out[f.filled] = byte(code)
		f.filled++
	}
	return false
}

// match repeats what has been unpacked before.
func (f *inflater) match(code int) {
	if code >= len(lengthBase) {
		f.fail(errDeflate)
		return
	}
	length := int(lengthBase[code]) + f.take(uint(lengthExtra[code]))
	if code = f.distance.decode(f); code >= len(distanceBase) {
		f.fail(errDeflate)
		return
	}
	distance := int(distanceBase[code]) + f.take(uint(distanceExtra[code]))
	switch {
	case f.err != nil:
	case distance > f.filled:
		f.fail(errDeflate)
	case length > len(f.out)-f.filled:
		f.fail(errTooLong)
	default:
		repeat(f.out[:f.filled+length], f.filled, distance)
		f.filled += length
	}
}

// repeat fills the rest of out with what lies a distance before it, which may overlap.
func repeat(out []byte, filled, distance int) {
	from := out[filled-distance:]
	for to := out[filled:]; len(to) > 0; {
		n := copy(to, from[:min(distance, len(to))])
		to, distance = to[n:], 2*distance
	}
}
