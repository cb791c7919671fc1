//go:build unix

package engine

import (
	"syscall"
	"time"
)

// work is the time the processors worked for this process.
func work() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return time.Duration(time.Now().UnixNano()) // as if they did nothing else
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
