package book

import (
	"bytes"
	"encoding/binary"
	"math"
)

const (
	methodStored  = 0
	methodDeflate = 8

	flagEncrypted = 1 << 0

	localHeader     = "PK\x03\x04"
	directoryHeader = "PK\x01\x02"
	directoryEnd    = "PK\x05\x06"
	directoryEnd64  = "PK\x06\x06"
	locator64       = "PK\x06\x07"

	localHeaderSize     = 30
	directoryHeaderSize = 46
	directoryEndSize    = 22
	directoryEnd64Size  = 56
	locator64Size       = 20
)

// extent is a stretch of the file.
type extent struct{ start, end int }

// findDirectory finds the directory of the zip and the number of its records.
func findDirectory(data []byte) (directory extent, count int, err error) {
	end := findEnd(data)
	if end < 0 {
		return extent{}, 0, refuse(CodeTruncated, "no end of directory")
	}
	record := data[end:]
	entries := uint64(binary.LittleEndian.Uint16(record[10:]))
	size := uint64(binary.LittleEndian.Uint32(record[12:]))
	start := uint64(binary.LittleEndian.Uint32(record[16:]))
	if entries == math.MaxUint16 || size == math.MaxUint32 || start == math.MaxUint32 {
		if at := findEnd64(data, end); at >= 0 {
			record, end = data[at:], at
			entries = binary.LittleEndian.Uint64(record[32:])
			size = binary.LittleEndian.Uint64(record[40:])
			start = binary.LittleEndian.Uint64(record[48:])
		}
	}
	length := uint64(end)
	if size > length || start > length-size {
		return extent{}, 0, refuse(CodeBrokenZip, "the directory is not where it should be")
	}
	if entries > MaxParts {
		return extent{}, 0, tooMany("zip entries", MaxParts)
	}
	return extent{int(start), int(start + size)}, int(entries), nil
}

// findEnd finds the record that ends a zip: the last one whose comment lies within the file.
func findEnd(data []byte) int {
	usual := max(0, len(data)-directoryEndSize-math.MaxUint16)
	for from := len(data); ; {
		i := bytes.LastIndex(data[:from], []byte(directoryEnd))
		if i < 0 {
			return -1
		}
		if i+directoryEndSize <= len(data) {
			comment := int(binary.LittleEndian.Uint16(data[i+20:]))
			if i+directoryEndSize+comment <= len(data) && (i >= usual || ofThisFile(data, i)) {
				return i
			}
		}
		from = i
	}
}

// ofThisFile reports whether the directory a record ends is where the record places it: a zip within a
// zip that is cut off has its own elsewhere.
func ofThisFile(data []byte, end int) bool {
	size, start := int(binary.LittleEndian.Uint32(data[end+12:])), int(binary.LittleEndian.Uint32(data[end+16:]))
	return start+size == end && bytes.HasPrefix(data[start:], []byte(directoryHeader))
}

// findEnd64 finds the record that holds what the record at end has no room for.
func findEnd64(data []byte, end int) int {
	locator := end - locator64Size
	if locator < 0 || !bytes.HasPrefix(data[locator:], []byte(locator64)) {
		return -1
	}
	at := binary.LittleEndian.Uint64(data[locator+8:])
	if at > uint64(locator) || locator-int(at) < directoryEnd64Size {
		return -1
	}
	if !bytes.HasPrefix(data[at:], []byte(directoryEnd64)) {
		return -1
	}
	return int(at)
}

// readEntry reads one record of the directory and compares it with the entry's local header.
func (a *archive) readEntry(record []byte, directory int) (e entry, size int, err error) {
	if len(record) < directoryHeaderSize || !bytes.HasPrefix(record, []byte(directoryHeader)) {
		return e, 0, refuse(CodeBrokenZip, "a broken record in the directory")
	}
	u16 := func(at int) int { return int(binary.LittleEndian.Uint16(record[at:])) }
	u32 := func(at int) uint64 { return uint64(binary.LittleEndian.Uint32(record[at:])) }
	nameLen, extraLen, commentLen := u16(28), u16(30), u16(32)
	size = directoryHeaderSize + nameLen + extraLen + commentLen
	if size > len(record) {
		return e, 0, refuse(CodeBrokenZip, "a broken record in the directory")
	}
	rawName := record[directoryHeaderSize:][:nameLen]
	sizes := zip64Sizes{unpacked: u32(24), packed: u32(20), header: u32(42)}
	if !sizes.complete(record[directoryHeaderSize+nameLen:][:extraLen]) {
		return e, 0, refuse(CodeBrokenZip, "the sizes of %.80q are cut off", rawName)
	}
	e = entry{
		method: binary.LittleEndian.Uint16(record[10:]),
		crc:    binary.LittleEndian.Uint32(record[16:]),
	}
	if e.name, err = partName(rawName); err != nil {
		return e, 0, err
	}
	switch {
	case u16(8)&flagEncrypted != 0:
		return e, 0, &Refusal{Code: CodeEncrypted, Part: e.name}
	case e.method != methodStored && e.method != methodDeflate:
		return e, 0, inPart(refuse(CodeBrokenZip, "packed by method %d", e.method), e.name)
	case sizes.unpacked > uint64(a.most.part):
		actual := int64(min(sizes.unpacked, math.MaxInt64))
		return e, 0, &Refusal{Code: CodePartTooLarge, Part: e.name, Limit: a.most.part, Actual: actual}
	}
	e.size = int64(sizes.unpacked)
	e.packed = a.packedBytes(rawName, e.method, sizes, directory)
	if e.packed == nil || e.lies() {
		return e, 0, inPart(refuse(CodeBrokenZip, "not what the directory says"), e.name)
	}
	return e, size, nil
}

// lies reports whether the bytes of an entry cannot unpack to the size it claims.
func (e *entry) lies() bool {
	packed := int64(len(e.packed))
	return e.method == methodStored && e.size != packed || e.size/maxDeflate > packed
}

// packedBytes gives the bytes of an entry, or nil when its own header does not agree with the
// directory.
func (a *archive) packedBytes(name []byte, method uint16, sizes zip64Sizes, directory int) []byte {
	if sizes.header+localHeaderSize > uint64(directory) {
		return nil
	}
	header := a.data[sizes.header:directory]
	if !bytes.HasPrefix(header, []byte(localHeader)) {
		return nil
	}
	nameLen := int(binary.LittleEndian.Uint16(header[26:]))
	body := localHeaderSize + nameLen + int(binary.LittleEndian.Uint16(header[28:]))
	if body > len(header) || sizes.packed > uint64(len(header)-body) {
		return nil
	}
	sameMethod := binary.LittleEndian.Uint16(header[8:]) == method
	if !sameMethod || !bytes.Equal(header[localHeaderSize:][:nameLen], name) {
		return nil
	}
	return header[body:][:sizes.packed:sizes.packed]
}

// zip64Sizes are the numbers of a directory record that may be too big for its four bytes each.
type zip64Sizes struct{ unpacked, packed, header uint64 }

// complete reads from the extra fields each size that the record marks as kept there.
func (z *zip64Sizes) complete(extra []byte) bool {
	const zip64 = 1
	var field []byte
	for len(extra) >= 4 {
		id, size := binary.LittleEndian.Uint16(extra), int(binary.LittleEndian.Uint16(extra[2:]))
		if extra = extra[4:]; size > len(extra) {
			break
		}
		if id == zip64 {
			field = extra[:size]
		}
		extra = extra[size:]
	}
	for _, n := range []*uint64{&z.unpacked, &z.packed, &z.header} {
		if *n != math.MaxUint32 {
			continue
		}
		if len(field) < 8 {
			return false
		}
		*n, field = binary.LittleEndian.Uint64(field), field[8:]
	}
	return z.header <= math.MaxInt64/2
}
