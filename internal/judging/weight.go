package judging

import (
	"archive/zip"
	"bytes"
)

// MaxWeight is how many bytes, unpacked, of files may be at work at the same time. One heavier
// than all of it is judged alone.
const MaxWeight = 32 << 20

// Weigh is the unpacked size of a file in bytes: of a workbook or a Word file the sizes its parts
// declare.
func Weigh(data []byte) int64 {
	weight := int64(len(data))
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return weight
	}
	for _, part := range z.File {
		weight += int64(min(part.UncompressedSize64, MaxWeight))
	}
	return weight
}
