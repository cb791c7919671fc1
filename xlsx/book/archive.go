package book

import (
	"bytes"
	"encoding/binary"
	"math"
	"slices"
	"strings"
)

// archive is the zip a workbook is packed in, its directory read and proven, nothing unpacked yet.
//
// The directory is read here and not by archive/zip because a zip tells everything twice, in its directory and
// before each entry, and a file that says different things to different readers must be refused. Reading it also
// costs little memory before the number of entries is known to be sane.
type archive struct {
	data     []byte
	entries  []entry
	byName   map[string]int // names in lower case, with forward slashes: part names know no case
	unpacked int64          // bytes unpacked so far
}

// entry is one file of the zip.
type entry struct {
	name   string // as written, with forward slashes
	method uint16
	crc    uint32
	size   int64  // unpacked, as the directory claims
	packed []byte // the bytes as they lie in the zip
}

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

// openArchive reads the directory of a zip and refuses it when it is not sound or too much.
func openArchive(data []byte) (*archive, error) {
	directory, count, err := findDirectory(data)
	if err != nil {
		return nil, err
	}
	a := &archive{data: data, entries: make([]entry, 0, count), byName: make(map[string]int, count)}
	var total int64
	rest := data[directory.start:directory.end]
	for range count {
		e, size, err := a.readEntry(rest, directory.start)
		if err != nil {
			return nil, err
		}
		rest = rest[size:]
		if strings.HasSuffix(e.name, "/") {
			continue // a folder
		}
		if total += e.size; total > MaxUnpacked {
			return nil, &Refusal{Code: CodeUnpacked, Limit: MaxUnpacked, Actual: total}
		}
		key := strings.ToLower(e.name)
		if _, twice := a.byName[key]; twice {
			return nil, &Refusal{Code: CodeDuplicatePart, Part: e.name}
		}
		a.byName[key] = len(a.entries)
		a.entries = append(a.entries, e)
	}
	if len(rest) > 0 {
		return nil, refuse(CodeBrokenZip, "the directory is longer than its %d records", count)
	}
	return a, nil
}

// find gives the entry of a name, whatever its case.
func (a *archive) find(name string) *entry {
	if i, ok := a.byName[strings.ToLower(name)]; ok {
		return &a.entries[i]
	}
	return nil
}

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
	for from := len(data); ; {
		i := bytes.LastIndex(data[max(0, len(data)-directoryEndSize-math.MaxUint16):from], []byte(directoryEnd))
		if i < 0 {
			return -1
		}
		i += max(0, len(data)-directoryEndSize-math.MaxUint16)
		if i+directoryEndSize <= len(data) {
			comment := int(binary.LittleEndian.Uint16(data[i+20:]))
			if i+directoryEndSize+comment <= len(data) {
				return i
			}
		}
		from = i
	}
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

// readEntry reads one record of the directory and proves it against the header that stands before its bytes.
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
		return e, 0, &Refusal{Code: CodeBrokenZip, Part: e.name, Detail: "packed by another method than deflate"}
	case sizes.unpacked > MaxPart:
		return e, 0, &Refusal{Code: CodePartTooLarge, Part: e.name, Limit: MaxPart, Actual: int64(min(sizes.unpacked, math.MaxInt64))}
	}
	e.size = int64(sizes.unpacked)
	e.packed = a.packedBytes(rawName, e.method, sizes, directory)
	lies := e.method == methodStored && e.size != int64(len(e.packed)) || e.size/maxDeflate > int64(len(e.packed))
	if e.packed == nil || lies {
		return e, 0, &Refusal{Code: CodeBrokenZip, Part: e.name, Detail: "the entry is not what the directory says"}
	}
	return e, size, nil
}

// packedBytes gives the bytes of an entry, or nil when its own header does not agree with the directory.
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
	if binary.LittleEndian.Uint16(header[8:]) != method || !bytes.Equal(header[localHeaderSize:][:nameLen], name) {
		return nil
	}
	return header[body:][:sizes.packed:sizes.packed]
}

// zip64Sizes are the numbers of a directory record that may be too big for its four bytes each.
type zip64Sizes struct{ unpacked, packed, header uint64 }

// complete looks up in the extra fields each number that says it is there.
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

// partName proves a name of the zip and gives it with forward slashes; some programs write backward ones.
func partName(raw []byte) (string, error) {
	name := strings.ReplaceAll(string(raw), `\`, "/")
	drive := len(name) > 1 && name[1] == ':'
	bad := name == "" || name[0] == '/' || drive || strings.Contains(name, "\x00")
	if strings.Contains(name, "..") {
		bad = bad || slices.Contains(strings.Split(name, "/"), "..")
	}
	if bad {
		return "", &Refusal{Code: CodeBadPartName, Part: name}
	}
	return name, nil
}
