package faces

import (
	"strings"
	"unicode/utf16"
)

// readCmap reads the font's map from characters to glyphs: format 12 where there is one, for it
// reaches beyond U+FFFF, and format 4.
func (f *Face) readCmap() error {
	cmap := f.tables["cmap"]
	if len(cmap) < 4 {
		return broken("cmap too short")
	}
	f.bmp = make([]uint16, 0x10000)
	f.above = map[rune]uint16{}
	found := false
	for i := range int(be.Uint16(cmap[2:])) {
		if len(cmap) < 4+8*(i+1) {
			return broken("cmap too short")
		}
		record := cmap[4+8*i:]
		platform, encoding, from := be.Uint16(record), be.Uint16(record[2:]), be.Uint32(record[4:])
		unicode := platform == 0 || platform == 3 && (encoding == 1 || encoding == 10)
		if !unicode || uint64(from)+8 > uint64(len(cmap)) {
			continue
		}
		switch sub := cmap[from:]; be.Uint16(sub) {
		case 4:
			found = f.readSegments(sub) || found
		case 12:
			found = f.readGroups(sub) || found
		}
	}
	if !found {
		return broken("no Unicode cmap")
	}
	return nil
}

// readSegments reads a subtable of format 4.
func (f *Face) readSegments(sub []byte) bool {
	if len(sub) < 14 {
		return false
	}
	n := int(be.Uint16(sub[6:])) / 2
	if len(sub) < 16+8*n {
		return false
	}
	ends, starts := sub[14:], sub[16+2*n:]
	deltas, offsets := sub[16+4*n:], sub[16+6*n:]
	for i := range n {
		start, end := int(be.Uint16(starts[2*i:])), int(be.Uint16(ends[2*i:]))
		delta, offset := be.Uint16(deltas[2*i:]), int(be.Uint16(offsets[2*i:]))
		for c := start; c <= end && c < 0xFFFF; c++ {
			g := uint16(c)
			if offset != 0 {
				at := 2*i + offset + 2*(c-start) // counted from this segment's own offset
				if at+2 > len(offsets) {
					break
				}
				if g = be.Uint16(offsets[at:]); g == 0 {
					continue
				}
			}
			f.set(rune(c), g+delta)
		}
	}
	return true
}

// readGroups reads a subtable of format 12.
func (f *Face) readGroups(sub []byte) bool {
	if len(sub) < 16 {
		return false
	}
	n := uint64(be.Uint32(sub[12:]))
	if uint64(len(sub)) < 16+12*n {
		return false
	}
	for i := range n {
		group := sub[16+12*i:]
		start, end, glyph := be.Uint32(group), be.Uint32(group[4:]), be.Uint32(group[8:])
		if end > 0x10FFFF || start > end || end-start > 0xFFFF {
			continue
		}
		for c := start; c <= end; c++ {
			if g := glyph + c - start; g <= 0xFFFF {
				f.set(rune(c), uint16(g))
			}
		}
	}
	return true
}

func (f *Face) set(r rune, glyph uint16) {
	if int(glyph) >= f.glyphs || glyph == 0 {
		return
	}
	if r < 0x10000 {
		f.bmp[r] = glyph
	} else {
		f.above[r] = glyph
	}
}

// The entries of the name table we read or write.
const (
	nameFamily     = 1
	nameStyle      = 2
	nameUnique     = 3
	nameFull       = 4
	namePostScript = 6
)

// readNames reads the Windows and Unicode names. A broken name table is no reason to refuse a font.
func (f *Face) readNames() {
	table := f.tables["name"]
	if len(table) < 6 {
		return
	}
	strs := int(be.Uint16(table[4:]))
	for i := range int(be.Uint16(table[2:])) {
		if len(table) < 6+12*(i+1) {
			return
		}
		record := table[6+12*i:]
		platform, id := be.Uint16(record), be.Uint16(record[6:])
		size, from := int(be.Uint16(record[8:])), strs+int(be.Uint16(record[10:]))
		if platform != 3 && platform != 0 || from+size > len(table) {
			continue
		}
		units := make([]uint16, size/2)
		for j := range units {
			units[j] = be.Uint16(table[from+2*j:])
		}
		switch name := string(utf16.Decode(units)); id {
		case nameFamily, nameFull:
			f.Family = append(f.Family, name)
		case namePostScript:
			if f.Name == "" {
				f.Name = pdfName(name)
			}
		}
	}
}

// pdfName reduces a PostScript name to the characters a PDF name allows without escapes.
func pdfName(name string) string {
	return strings.Map(func(r rune) rune {
		if r > ' ' && r < 0x7F && !strings.ContainsRune("()<>[]{}/%#", r) {
			return r
		}
		return -1
	}, name)
}
