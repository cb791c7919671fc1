package faces

import (
	"slices"
	"unicode/utf16"
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

// names returns a table by which a font goes by one name.
func names(name string) []byte {
	const windows, unicode, english = 3, 1, 0x409
	entries := []struct {
		id   uint16
		text string
	}{{nameFamily, name}, {nameStyle, "Regular"}, {nameUnique, name}, {nameFull, name}, {namePostScript, name}}
	table := []byte{0, 0, 0, byte(len(entries)), 0, byte(6 + 12*len(entries))}
	var strs []byte
	for _, e := range entries {
		from := len(strs)
		for _, unit := range utf16.Encode([]rune(e.text)) {
			strs = be.AppendUint16(strs, unit)
		}
		for _, v := range []uint16{windows, unicode, english, e.id, uint16(len(strs) - from), uint16(from)} {
			table = be.AppendUint16(table, v)
		}
	}
	return append(table, strs...)
}
