package faces

import (
	"maps"
	"slices"
)

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
