package book

import (
	"bytes"
	"encoding/binary"
	"errors"
	"unicode/utf16"
)

// compoundMagic begins a compound file (OLE), in which old and encrypted workbooks come.
const compoundMagic = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"

// oleFile is a compound file whose streams are read ([MS-CFB]); every chain of sectors is followed no further than
// the file has sectors.
type oleFile struct {
	data       []byte
	sector     int
	fat        []uint32
	mini       []uint32 // the chains of small sectors
	small      []byte   // where they are
	miniSector int
	cutoff     uint64 // streams below it are in small sectors
	directory  []byte
}

var errCompound = errors.New("not a sound compound file")

const (
	endOfChain  = 0xFFFFFFFE
	entrySize   = 128
	inHeader    = 109 // sectors of the table that the header lists
	headerBytes = 512
)

func openCompound(data []byte) (*oleFile, error) {
	if len(data) < headerBytes || !bytes.HasPrefix(data, []byte(compoundMagic)) {
		return nil, errCompound
	}
	u16, u32 := binary.LittleEndian.Uint16, binary.LittleEndian.Uint32
	shift, miniShift := u16(data[30:]), u16(data[32:])
	if shift != 9 && shift != 12 || miniShift != 6 {
		return nil, errCompound
	}
	c := &oleFile{data: data, sector: 1 << shift, miniSector: 1 << miniShift, cutoff: uint64(u32(data[56:]))}
	var table []uint32 // the sectors of the table of chains
	for i := range inHeader {
		table = append(table, u32(data[76+4*i:]))
	}
	next := u32(data[68:])
	for range len(data)/c.sector + 1 {
		s := c.at(next)
		if s == nil {
			break
		}
		for i := 0; i+8 <= len(s); i += 4 {
			table = append(table, u32(s[i:]))
		}
		next = u32(s[len(s)-4:])
	}
	for _, n := range table[:min(len(table), len(data)/c.sector+1)] {
		if s := c.at(n); s != nil {
			c.fat = append(c.fat, words(s)...)
		}
	}
	var err error
	if c.directory, err = c.chain(u32(data[48:])); err != nil || len(c.directory) < entrySize {
		return nil, errCompound
	}
	if first := u32(data[60:]); first < endOfChain {
		table, err := c.chain(first)
		if err != nil {
			return nil, err
		}
		c.mini = words(table)
	}
	if first := u32(c.directory[116:]); first < endOfChain {
		if c.small, err = c.chain(first); err != nil {
			return nil, err
		}
	}
	return c, nil
}

func words(b []byte) []uint32 {
	out := make([]uint32, len(b)/4)
	for i := range out {
		out[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	return out
}

// at gives a sector, nil when it is not there.
func (c *oleFile) at(n uint32) []byte {
	from := (int64(n) + 1) * int64(c.sector)
	if n >= endOfChain-2 || from+int64(c.sector) > int64(len(c.data)) {
		return nil
	}
	return c.data[from : from+int64(c.sector)]
}

// chain joins the sectors of a chain.
func (c *oleFile) chain(n uint32) ([]byte, error) {
	var out []byte
	for n != endOfChain {
		s := c.at(n)
		if s == nil || int(n) >= len(c.fat) || len(out) > len(c.data) {
			return nil, errCompound
		}
		out = append(out, s...)
		n = c.fat[n]
	}
	return out, nil
}

// smallChain joins the small sectors of a chain.
func (c *oleFile) smallChain(n uint32) ([]byte, error) {
	var out []byte
	for n != endOfChain {
		from := int64(n) * int64(c.miniSector)
		if int64(n) >= int64(len(c.mini)) || from+int64(c.miniSector) > int64(len(c.small)) || len(out) > len(c.small) {
			return nil, errCompound
		}
		out = append(out, c.small[from:from+int64(c.miniSector)]...)
		n = c.mini[n]
	}
	return out, nil
}

// stream reads the stream of a name, wherever in the tree it is.
func (c *oleFile) stream(name string) ([]byte, error) {
	units := append(utf16.Encode([]rune(name)), 0)
	for at := 0; at+entrySize <= len(c.directory); at += entrySize {
		e := c.directory[at : at+entrySize]
		if e[66] != 2 || !sameUnits(e, units) { // 2 is a stream
			continue
		}
		first, size := binary.LittleEndian.Uint32(e[116:]), binary.LittleEndian.Uint64(e[120:])
		if c.sector == headerBytes {
			size &= 0xFFFFFFFF // version 3 leaves the upper half undefined
		}
		read := c.chain
		if size < c.cutoff {
			read = c.smallChain
		}
		out, err := read(first)
		if err != nil || uint64(len(out)) < size {
			return nil, errCompound
		}
		return out[:size], nil
	}
	return nil, errCompound
}
