package ledger

import (
	"encoding/binary"
	"errors"
	"io"
	"os"
	"syscall"

	"nianbao/internal/message"
)

// The header of an SQLite file: its magic text, the size of its pages at 16, the application's mark at 68.
const (
	headerSize    = 100
	headerMagic   = "SQLite format 3\x00"
	headerPage    = 16
	headerProgram = 68
)

// ours refuses a file that is no ledger before SQLite is let near it: opening another program's database for writing
// would change how that keeps its journal. A file that is empty, or has no page but the first, is what is left of a
// ledger whose making was ended at its first moment, and is taken for new.
func ours(file string) error {
	f, err := os.Open(file)
	if err != nil {
		return message.Wrap(err, "ledger.open", "file", file)
	}
	defer f.Close()
	info, err := f.Stat()
	if err == nil && info.IsDir() {
		err = syscall.EISDIR
	}
	if err != nil {
		return message.Wrap(err, "ledger.open", "file", file).WithHint("ledger.foreign.hint")
	}
	header := make([]byte, headerSize)
	switch n, err := io.ReadFull(f, header); {
	case n == 0 && errors.Is(err, io.EOF):
		return nil
	case err != nil || string(header[:len(headerMagic)]) != headerMagic:
		return message.NewError("ledger.foreign", "file", file).WithHint("ledger.foreign.hint")
	}
	page := int64(binary.BigEndian.Uint16(header[headerPage:]))
	if page == 1 {
		page = 65536
	}
	if binary.BigEndian.Uint32(header[headerProgram:]) == applicationID || info.Size() <= page {
		return nil
	}
	return message.NewError("ledger.foreign", "file", file).WithHint("ledger.foreign.hint")
}
