//go:build unix

package output

import (
	"os"
	"syscall"
)

const (
	renamesOpen = true // an open file can be renamed and removed
)

// lock takes the file for this program, or fails at once.
func lock(f *os.File) error { return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) }
