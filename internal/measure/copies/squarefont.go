package copies

import (
	"bytes"
	"encoding/binary"
)

// squareFont is the least TrueType font: every character is a square. Characters of fonts that are not in
// the file have no shape, and readers leave out what has none.
func squareFont() []byte {
	words := func(n ...int) (b []byte) {
		for _, w := range n {
			b = binary.BigEndian.AppendUint16(b, uint16(w))
		}
		return b
	}
	square := append(words(1, 0, -120, 1000, 880, 3, 0), // one contour, its box, its last point, no instructions
		1, 1, 1, 1, // four points on the contour
		0, 0, 0x03, 0xE8, 0, 0, 0xFC, 0x18, // x: 0, +1000, 0, -1000
		0xFF, 0x88, 0, 0, 0x03, 0xE8, 0, 0) // y: -120, 0, +1000, 0
	square = append(square, make([]byte, len(square)%2)...)
	tables := []struct {
		tag  string
		data []byte
	}{
		{"glyf", square},
		{"head", append(words(1, 0, 1, 0, 0, 0, 0x5F0F, 0x3CF5, 0, 1000), append(make([]byte, 16),
			words(0, -120, 1000, 880, 0, 8, 2, 0, 0)...)...)},
		{"hhea", words(1, 0, 880, -120, 0, 1000, 0, 0, 1000, 1, 0, 0, 0, 0, 0, 0, 0, 2)},
		{"hmtx", words(1000, 0, 1000, 0)},
		{"loca", words(0, 0, len(square)/2)},
		{"maxp", words(1, 0, 2, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)},
	}
	var b, body bytes.Buffer
	b.Write(words(1, 0, len(tables), 64, 2, len(tables)*16-64))
	at := 12 + 16*len(tables)
	for _, t := range tables {
		var sum uint32
		padded := append(bytes.Clone(t.data), make([]byte, (4-len(t.data)%4)%4)...)
		for i := 0; i < len(padded); i += 4 {
			sum += binary.BigEndian.Uint32(padded[i:])
		}
		b.WriteString(t.tag)
		b.Write(binary.BigEndian.AppendUint32(nil, sum))
		b.Write(binary.BigEndian.AppendUint32(nil, uint32(at+body.Len())))
		b.Write(binary.BigEndian.AppendUint32(nil, uint32(len(t.data))))
		body.Write(padded)
	}
	b.Write(body.Bytes())
	return b.Bytes()
}

// toSquare maps every character to the square.
func toSquare() []byte { return bytes.Repeat([]byte{0, 1}, 1<<16) }
