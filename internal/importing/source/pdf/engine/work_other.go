//go:build !unix

package engine

import "time"

// work is the time of the clock, as if the processors did nothing else.
func work() time.Duration { return time.Duration(time.Now().UnixNano()) }
