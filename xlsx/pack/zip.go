package pack

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"hash/crc32"
	"io"
	"strings"
	"sync"
)

// Packed is a part as it lies in the zip, ready to be copied into any number of workbooks.
type Packed struct {
	zip.FileHeader
	data []byte
}

// firstDay is the earliest date of a zip. Every part bears it: a workbook's bytes depend on its
// contents alone.
const firstDay = 1<<5 | 1 // 1980-01-01

// zipVersion is the version of the format that has compression: 2.0.
const zipVersion = 20

// Packer compresses parts; it is kept for the next workbook, because its tables cost more than its work.
type Packer struct {
	level Effort
	flate *flate.Writer
	out   bytes.Buffer
	Text  []byte // room for a part before it is compressed
}

// Effort is how hard a Packer tries. What is packed once and read often is packed well, because a reader unpacks it the
// faster; what is packed anew for every template is packed quickly.
type Effort int

const (
	Quickly Effort = flate.BestSpeed
	Well    Effort = flate.DefaultCompression
)

var packers = map[Effort]*sync.Pool{Quickly: pool(Quickly), Well: pool(Well)}

func pool(level Effort) *sync.Pool {
	return &sync.Pool{New: func() any {
		c := &Packer{level: level}
		c.flate, _ = flate.NewWriter(&c.out, int(level)) // the level is one there is
		return c
	}}
}

// Compressor returns a packer; give it back with Done.
func Compressor(level Effort) *Packer { return packers[level].Get().(*Packer) }

// Done gives the packer back.
func (c *Packer) Done() { packers[c.level].Put(c) }

// Pack compresses a part.
func (c *Packer) Pack(name string, data []byte) Packed {
	if name == CustomProperties {
		data = ASCII(data)
	}
	c.out.Reset()
	c.flate.Reset(&c.out)
	// Writing to memory does not fail.
	_, _ = c.flate.Write(data)
	_ = c.flate.Close()
	return packedAs(name, zip.Deflate, crc32.ChecksumIEEE(data), uint64(len(data)), bytes.Clone(c.out.Bytes()))
}

// utf8Name is the zip flag for a UTF-8 name; a name without it is read in the code page of the
// machine.
const utf8Name = 0x800

// packedAs is a part that is compressed already.
func packedAs(name string, method uint16, sum uint32, size uint64, data []byte) Packed {
	p := Packed{
		FileHeader: zip.FileHeader{
			Name: name, Method: method, CRC32: sum, CreatorVersion: zipVersion, ReaderVersion: zipVersion,
			UncompressedSize64: size, CompressedSize64: uint64(len(data)),
		},
		data: data,
	}
	if strings.ContainsFunc(name, func(r rune) bool { return r >= 0x80 }) {
		p.Flags |= utf8Name
	}
	p.ModifiedDate = firstDay
	return p
}

// WriteZip writes a zip of parts that are compressed already, in one piece, so that a failure leaves nothing half
// written by us.
func WriteZip(w io.Writer, packed []Packed) error {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for i := range packed {
		h := packed[i].FileHeader // the writer changes it
		part, err := z.CreateRaw(&h)
		if err != nil {
			return err
		}
		if _, err := part.Write(packed[i].data); err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return err
	}
	_, err := w.Write(out.Bytes())
	return err
}
