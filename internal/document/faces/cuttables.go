package faces

import (
	"maps"
	"slices"
)

func (c *cutter) head() []byte {
	head := slices.Clone(c.face.tables["head"])
	be.PutUint32(head[8:], 0)  // the checksum of the file, set at the end
	be.PutUint16(head[50:], 1) // long loca
	return head
}

func (c *cutter) hhea() []byte {
	hhea := slices.Clone(c.face.tables["hhea"])
	be.PutUint16(hhea[32:], 0) // metric data format: there is only one
	be.PutUint16(hhea[34:], uint16(len(c.order)))
	return hhea
}

func (c *cutter) maxp() []byte {
	maxp := slices.Clone(c.face.tables["maxp"])
	be.PutUint16(maxp[4:], uint16(len(c.order)))
	if len(c.trimmed) > 0 && len(maxp) >= 32 { // they are composites of one part, of a glyph of any kind
		for i, least := range map[int]uint16{10: be.Uint16(maxp[6:]), 12: be.Uint16(maxp[8:]), 28: 1} {
			be.PutUint16(maxp[i:], max(be.Uint16(maxp[i:]), least))
		}
		be.PutUint16(maxp[30:], be.Uint16(maxp[30:])+1)
	}
	return maxp
}

// os2 returns the font's OS/2 table, or for a font without one the little that is read of it.
func (c *cutter) os2() []byte {
	const length = 96 // of version 2
	if os2 := c.face.tables["OS/2"]; len(os2) >= length {
		return os2
	}
	os2 := make([]byte, length)
	be.PutUint16(os2[4:], 400)       // weight
	copy(os2[68:], c.hhea()[4:8])    // ascender and descender
	copy(os2[0:], []byte{0, 1})      // version
	copy(os2, c.face.tables["OS/2"]) // whatever there is
	be.PutUint16(os2[8:], 0)         // embedding was asked before
	return os2
}

// post returns the table without glyph names.
func (c *cutter) post() []byte {
	post := make([]byte, 32)
	copy(post, c.face.tables["post"])
	be.PutUint32(post, 0x00030000)
	return post
}

// assemble writes the file: directory, tables in order of name, checksums.
func assemble(tables map[string][]byte) []byte {
	for name, data := range tables {
		if data == nil {
			delete(tables, name)
		}
	}
	n := len(tables)
	search, steps := 16, 0
	for search*2 <= n*16 {
		search, steps = search*2, steps+1
	}
	size := 12 + 16*n
	for _, data := range tables {
		size += (len(data) + 3) &^ 3
	}
	out := append(make([]byte, 0, size), 0, 1, 0, 0)
	for _, v := range []int{n, search, steps, n*16 - search} {
		out = be.AppendUint16(out, uint16(v))
	}
	at := len(out) + 16*n
	names := slices.Sorted(maps.Keys(tables))
	head := 0
	for _, name := range names {
		if name == "head" {
			head = at
		}
		out = append(out, name...)
		out = be.AppendUint32(out, checksum(tables[name]))
		out = be.AppendUint32(out, uint32(at))
		out = be.AppendUint32(out, uint32(len(tables[name])))
		at += (len(tables[name]) + 3) &^ 3
	}
	for _, name := range names {
		out = append(out, tables[name]...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	be.PutUint32(out[head+8:], 0xB1B0AFBA-checksum(out))
	return out
}

func checksum(data []byte) uint32 {
	var sum uint32
	for ; len(data) >= 4; data = data[4:] {
		sum += be.Uint32(data)
	}
	var rest [4]byte
	copy(rest[:], data)
	return sum + be.Uint32(rest[:])
}
