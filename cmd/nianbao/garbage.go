package main

import "runtime"

// garbageRoom is how many bytes of garbage more than the collector's rule allows may lie around while
// reports are judged and printed. A batch holds little and makes much: by the rule alone the
// collector would run for every second report.
const garbageRoom = 32 << 20

// roomForGarbage lets so much garbage lie around until the function it returns is called. It does so
// by memory that counts as in use and is never touched: no page of it is taken from the machine.
// Garbage does not grow with what a run holds, as it would by a higher percentage.
func roomForGarbage() (end func()) {
	room := make([]byte, garbageRoom)
	return func() { runtime.KeepAlive(room) }
}
