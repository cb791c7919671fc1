package web

import (
	"errors"
	"os"
	"syscall"
)

// DiskFull reports whether an error is that the disk has no room, or cannot be written.
func DiskFull(err error) bool {
	var path *os.PathError
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EROFS) ||
		errors.Is(err, syscall.EDQUOT) ||
		errors.As(err, &path)
}
