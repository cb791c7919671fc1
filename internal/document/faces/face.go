// Package faces holds the type a report is printed with: four free faces that are part of the
// program, and the faces an office owns, when it gives them.
//
// [Load] makes a [Set]: the embedded faces, overlaid by those found in a folder or in the system.
// A Set answers one question, [Set.Find]: which face draws this character in text of that role?
// It never answers with a substitute box: a character no face has is not found. [Face.Embed] and
// [Face.Cut] make the small font a document carries, with only what it draws.
//
// A Set and its faces are read once and never change: any number of documents may be set with them
// at the same time.
//
// Only TrueType outlines can be used. Collections (.ttc) and CFF outlines are refused, with the
// reason, because what writes the files cannot carry them.
package faces

import (
	"encoding/binary"
	"fmt"

	"nianbao/internal/message"
)

// Face is one TrueType font, parsed as far as typesetting needs it.
type Face struct {
	// Name is the PostScript name, as a PDF names the font.
	Name string
	// Family are all family and full names in the font, in any language.
	Family []string

	data     []byte
	tables   map[string][]byte
	em       float64
	glyphs   int
	metrics  int // how many glyphs have an advance of their own
	longLoca bool
	bmp      []uint16        // glyph by character, for U+0000 to U+FFFF
	above    map[rune]uint16 // the same for characters above
}

var be = binary.BigEndian

// The tables without which a face cannot be set or carried. OS/2 and post are made up when a font
// lacks them.
var needed = []string{"head", "hhea", "maxp", "hmtx", "cmap", "loca", "glyf"}

// Parse reads a font. It keeps data and does not change it.
func Parse(data []byte) (*Face, error) {
	if len(data) < 12 {
		return nil, message.NewError("faces.nofont")
	}
	switch tag := string(data[:4]); tag {
	case "\x00\x01\x00\x00", "true":
	case "ttcf":
		return nil, message.NewError("faces.collection").WithHint("faces.collection.hint")
	case "OTTO":
		return nil, message.NewError("faces.cff").WithHint("faces.cff.hint")
	default:
		return nil, message.NewError("faces.nofont")
	}
	f := &Face{data: data, tables: map[string][]byte{}}
	count := int(be.Uint16(data[4:]))
	if len(data) < 12+16*count {
		return nil, broken("table directory")
	}
	for i := range count {
		record := data[12+16*i:]
		from, size := uint64(be.Uint32(record[8:])), uint64(be.Uint32(record[12:]))
		if from+size > uint64(len(data)) {
			return nil, broken(fmt.Sprintf("table %q", record[:4]))
		}
		f.tables[string(record[:4])] = data[from : from+size]
	}
	if _, cff := f.tables["CFF "]; cff {
		return nil, message.NewError("faces.cff").WithHint("faces.cff.hint")
	}
	for _, name := range needed {
		if _, ok := f.tables[name]; !ok {
			return nil, broken("no table " + name)
		}
	}
	if err := f.readSizes(); err != nil {
		return nil, err
	}
	if err := f.readCmap(); err != nil {
		return nil, err
	}
	if f.readNames(); f.Name == "" {
		f.Name = "Unnamed"
	}
	return f, f.mayEmbed()
}

func broken(what string) error {
	return message.Wrap(fmt.Errorf("TrueType: %s", what), "faces.broken")
}

func (f *Face) readSizes() error {
	head, hhea, maxp := f.tables["head"], f.tables["hhea"], f.tables["maxp"]
	if len(head) < 54 || len(hhea) < 36 || len(maxp) < 6 {
		return broken("head, hhea or maxp too short")
	}
	f.em = float64(be.Uint16(head[18:]))
	f.longLoca = be.Uint16(head[50:]) != 0
	f.metrics = int(be.Uint16(hhea[34:]))
	f.glyphs = int(be.Uint16(maxp[4:]))
	if f.em < 16 || f.glyphs == 0 || f.metrics == 0 || f.metrics > f.glyphs {
		return broken("impossible sizes in head, hhea or maxp")
	}
	if len(f.tables["hmtx"]) < 4*f.metrics+2*(f.glyphs-f.metrics) {
		return broken("hmtx too short")
	}
	entry := 2
	if f.longLoca {
		entry = 4
	}
	if len(f.tables["loca"]) < entry*(f.glyphs+1) {
		return broken("loca too short")
	}
	return nil
}

// The bits of OS/2 fsType that forbid what we do: to embed at all, to embed a subset, to embed
// outlines.
const (
	fsRestricted = 0x0002
	fsNoSubset   = 0x0100
	fsBitmapOnly = 0x0200
)

// mayEmbed refuses a font whose maker forbids that documents carry it.
func (f *Face) mayEmbed() error {
	os2 := f.tables["OS/2"]
	if len(os2) < 10 {
		return nil
	}
	if bits := be.Uint16(os2[8:]); bits&0x000F == fsRestricted || bits&(fsNoSubset|fsBitmapOnly) != 0 {
		return message.NewError("faces.forbidden").WithHint("faces.forbidden.hint")
	}
	return nil
}

// Glyph returns the glyph of a character; false when the face has none.
func (f *Face) Glyph(r rune) (uint16, bool) {
	var g uint16
	if r >= 0 && r < 0x10000 {
		g = f.bmp[r]
	} else {
		g = f.above[r]
	}
	return g, g != 0
}

// Advance returns the width of a glyph in ems.
func (f *Face) Advance(glyph uint16) float64 {
	i := min(int(glyph), f.metrics-1)
	return float64(be.Uint16(f.tables["hmtx"][4*i:])) / f.em
}

// Ink returns where a glyph's ink begins and ends, in ems from its origin; equal when it has none.
func (f *Face) Ink(glyph uint16) (left, right float64) {
	outline := f.outline(glyph)
	if len(outline) < 10 {
		return 0, 0
	}
	left = float64(int16(be.Uint16(outline[2:]))) / f.em
	right = float64(int16(be.Uint16(outline[6:]))) / f.em
	return left, right
}

// Rise returns how far a glyph's ink reaches below and above the baseline, in ems; equal when it has
// none.
func (f *Face) Rise(glyph uint16) (bottom, top float64) {
	outline := f.outline(glyph)
	if len(outline) < 10 {
		return 0, 0
	}
	bottom = float64(int16(be.Uint16(outline[4:]))) / f.em
	top = float64(int16(be.Uint16(outline[8:]))) / f.em
	return bottom, top
}

// outline returns a glyph's bytes in glyf; nil when it has no ink, or when the font's index is out
// of bounds.
func (f *Face) outline(glyph uint16) []byte {
	if int(glyph) >= f.glyphs {
		return nil
	}
	loca, i := f.tables["loca"], int(glyph)
	var from, to uint64
	if f.longLoca {
		from, to = uint64(be.Uint32(loca[4*i:])), uint64(be.Uint32(loca[4*i+4:]))
	} else {
		from, to = 2*uint64(be.Uint16(loca[2*i:])), 2*uint64(be.Uint16(loca[2*i+2:]))
	}
	glyf := f.tables["glyf"]
	if from >= to || to > uint64(len(glyf)) {
		return nil
	}
	return glyf[from:to]
}
