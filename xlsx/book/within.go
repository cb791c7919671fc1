package book

import (
	"bytes"
	"encoding/binary"
)

// alone returns a zip without the bytes before or behind it: gateways and portals add
// theirs to what they pass on, and a self-extracting file begins with a program.
// Anything else it returns as it is.
func alone(data []byte) []byte {
	begins := bytes.HasPrefix(data, []byte(localHeader))
	if len(data) > MaxFile || !begins && other(data) != nil {
		return data
	}
	end := findEnd(data)
	if end < 0 {
		return data
	}
	size, start := int(binary.LittleEndian.Uint32(data[end+12:])), int(binary.LittleEndian.Uint32(data[end+16:]))
	stop := end + directoryEndSize + int(binary.LittleEndian.Uint16(data[end+20:]))
	before := end - size - start
	switch {
	case before == 0 || begins:
		return data[:stop] // of a self-extracting file the places may count from its beginning
	case before > 0 && bytes.HasPrefix(data[before:], []byte(localHeader)):
		return data[before:stop]
	}
	return data
}

// zipped reports whether a file is a zip, whatever is before it.
func zipped(data []byte) bool {
	end := findEnd(data)
	return end >= 0 && ofThisFile(data, end)
}
