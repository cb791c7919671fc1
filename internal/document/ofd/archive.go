package ofd

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"hash/crc32"

	"github.com/klauspost/compress/flate"

	"nianbao/internal/document/packer"
)

// part is a file in the package.
type part struct {
	name string
	data []byte
}

// pack puts parts into a package, each with its sizes before it, for not every reader finds them
// after it, and without a time.
func pack(parts []part) ([]byte, error) {
	size := 0
	for _, p := range parts {
		size += len(p.data)/2 + 256
	}
	out := bytes.NewBuffer(make([]byte, 0, size))
	z := zip.NewWriter(out)
	for _, p := range parts {
		packed := deflate.Pack(p.data)
		//lint:ignore SA1019 what is packed already is written with this date, and Modified is not looked at
		w, err := z.CreateRaw(&zip.FileHeader{ModifiedDate: firstDay,
			Name: p.name, Method: zip.Deflate, CRC32: crc32.ChecksumIEEE(p.data),
			CreatorVersion: zipVersion, ReaderVersion: zipVersion,
			UncompressedSize64: uint64(len(p.data)), CompressedSize64: uint64(packed.Len()),
		})
		if err == nil {
			_, err = w.Write(packed.Bytes())
		}
		packed.Free()
		if err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return out.Bytes(), err
}

const (
	firstDay   = 1<<5 | 1 // 1980-01-01, the earliest date a zip can tell
	zipVersion = 20       // folders and Deflate
)

var deflate = packer.NewPool(func() (packer.Compressor, error) {
	return flate.NewWriter(nil, flate.BestSpeed)
})

// idOf returns the 32 figures that name a document of these parts. The standard has them made as a
// UUID; here they are one of version 8, a hash, so that the same document has the same.
func idOf(parts []part) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte(p.name))
		h.Write(p.data)
	}
	id := h.Sum(nil)[:16]
	id[6] = id[6]&0x0F | 8<<4
	id[8] = id[8]&0x3F | 2<<6
	return hex.EncodeToString(id)
}
