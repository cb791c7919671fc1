package pack

import (
	"archive/zip"
	"bytes"
	"cmp"
	"io"
	"regexp"
	"slices"
)

// Settle writes a workbook anew that a library has packed: the same parts in the order of their names, without dates,
// with some of them replaced. Parts that stay are copied as they are compressed, whatever their size.
func Settle(w io.Writer, packed []byte, replace map[string][]byte) error {
	z, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		return err
	}
	slices.SortFunc(z.File, func(a, b *zip.File) int { return cmp.Compare(a.Name, b.Name) })
	k := Compressor(Well)
	defer k.Done()
	parts := make([]Packed, 0, len(z.File))
	for _, f := range z.File {
		if data, ok := replace[f.Name]; ok {
			parts = append(parts, k.Pack(f.Name, data))
			continue
		}
		if f.Name == ContentTypes {
			data, err := unpacked(f)
			if err != nil {
				return err
			}
			parts = append(parts, k.Pack(f.Name, InOrder(data)))
			continue
		}
		raw, err := f.OpenRaw()
		if err != nil {
			return err
		}
		data, err := io.ReadAll(raw)
		if err != nil {
			return err
		}
		parts = append(parts, packedAs(f.Name, f.Method, f.CRC32, f.UncompressedSize64, data))
	}
	return WriteZip(w, parts)
}

var typed = regexp.MustCompile(`<(?:Default|Override)\b[^>]*?(?:/>|></(?:Default|Override)>)`)

// InOrder sorts the list of content types, which a library may write in any order.
func InOrder(types []byte) []byte {
	list := typed.FindAll(types, -1)
	slices.SortFunc(list, bytes.Compare)
	next := 0
	return typed.ReplaceAllFunc(types, func([]byte) []byte {
		next++
		return list[next-1]
	})
}
