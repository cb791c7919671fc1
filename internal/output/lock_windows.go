package output

import (
	"os"

	"golang.org/x/sys/windows"
)

const (
	renamesOpen = false // an open file can neither be renamed nor removed
)

// lockedAt is the one byte that is locked, far behind all that is written: a lock also bars others from reading there.
const lockedAt = 1 << 30

// lock takes the file for this program, or fails at once.
func lock(f *os.File) error {
	const how = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	return windows.LockFileEx(windows.Handle(f.Fd()), how, 0, 1, 0, &windows.Overlapped{OffsetHigh: lockedAt})
}
