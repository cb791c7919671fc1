package ledger

import (
	"context"
	"errors"
	"io/fs"
	"syscall"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"nianbao/internal/message"
)

// primary masks the part of SQLite's codes that names the fault; the rest of the bits name its
// origin.
const primary = 0xff

// busy reports whether another program has the ledger.
func busy(err error) bool {
	var below *driver.Error
	return errors.As(err, &below) && below.Code()&primary == lib.SQLITE_BUSY
}

func (sqlite) fault(place string, err error) error {
	var below *driver.Error
	if !errors.As(err, &below) {
		return nil
	}
	switch below.Code() & primary {
	case lib.SQLITE_INTERRUPT:
		return context.Canceled
	case lib.SQLITE_FULL:
		return message.Wrap(syscall.ENOSPC, "ledger.write", "file", place).WithHint("ledger.space.hint")
	case lib.SQLITE_READONLY:
		return message.Wrap(syscall.EROFS, "ledger.write", "file", place).WithHint("ledger.readonly.hint")
	case lib.SQLITE_CANTOPEN, lib.SQLITE_PERM:
		return message.Wrap(fs.ErrPermission, "ledger.open", "file", place).WithHint("ledger.readonly.hint")
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		return message.NewError("ledger.busy", "file", place).WithHint("ledger.busy.hint")
	case lib.SQLITE_NOTADB:
		return message.NewError("ledger.foreign", "file", place).WithHint("ledger.foreign.hint")
	case lib.SQLITE_CORRUPT:
		return message.NewError("ledger.damaged", "file", place).WithHint("ledger.damaged.hint")
	}
	return nil
}
