package ledger

import (
	"context"
	"errors"
	"io/fs"
	"syscall"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"nianbao/internal/message"
)

// primary masks the part of SQLite's codes that names the fault; the rest of the bits name its
// origin.
const primary = 0xff

// busy reports whether another program has the ledger.
func busy(err error) bool {
	var below *sqlite.Error
	return errors.As(err, &below) && below.Code()&primary == lib.SQLITE_BUSY
}

// fault words SQLite's error by the catalogue.
func (l *Ledger) fault(err error) error {
	var said *message.Error
	var below *sqlite.Error
	switch {
	case err == nil, errors.As(err, &said):
		return err
	case errors.Is(err, context.Canceled):
		return context.Canceled
	case !errors.As(err, &below):
		return message.Wrap(err, "ledger.failed", "file", l.File)
	}
	switch below.Code() & primary {
	case lib.SQLITE_INTERRUPT:
		return context.Canceled
	case lib.SQLITE_FULL:
		return message.Wrap(syscall.ENOSPC, "ledger.write", "file", l.File).WithHint("ledger.space.hint")
	case lib.SQLITE_READONLY:
		return message.Wrap(syscall.EROFS, "ledger.write", "file", l.File).WithHint("ledger.readonly.hint")
	case lib.SQLITE_CANTOPEN, lib.SQLITE_PERM:
		return message.Wrap(fs.ErrPermission, "ledger.open", "file", l.File).WithHint("ledger.readonly.hint")
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		return message.NewError("ledger.busy", "file", l.File).WithHint("ledger.busy.hint")
	case lib.SQLITE_NOTADB:
		return message.NewError("ledger.foreign", "file", l.File).WithHint("ledger.foreign.hint")
	case lib.SQLITE_CORRUPT:
		return message.NewError("ledger.damaged", "file", l.File).WithHint("ledger.damaged.hint")
	}
	return message.Wrap(err, "ledger.failed", "file", l.File)
}
