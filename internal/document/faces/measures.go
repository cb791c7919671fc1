package faces

// Measures are those of a whole face, in thousandths of an em, as files that carry fonts want them.
type Measures struct {
	Box             [4]int // left, bottom, right, top of all glyphs
	Ascent, Descent int
	CapHeight       int
	Weight          int // 400 is regular, 700 bold
}

// Measures reads the measures of a face; what a font does not tell is an ordinary value.
func (f *Face) Measures() Measures {
	head, hhea, os2 := f.tables["head"], f.tables["hhea"], f.tables["OS/2"]
	m := Measures{Ascent: f.milli(hhea[4:]), Descent: f.milli(hhea[6:]), Weight: 400}
	for i := range m.Box {
		m.Box[i] = f.milli(head[36+2*i:])
	}
	if len(os2) >= 6 {
		m.Weight = int(be.Uint16(os2[4:]))
	}
	if m.CapHeight = m.Ascent; len(os2) >= 90 && be.Uint16(os2) >= 2 {
		m.CapHeight = f.milli(os2[88:])
	}
	return m
}

// milli is a signed measure of the font's in thousandths of an em.
func (f *Face) milli(b []byte) int {
	return int(float64(int16(be.Uint16(b))) * 1000 / f.em)
}
