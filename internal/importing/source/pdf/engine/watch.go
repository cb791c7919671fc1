package engine

import "time"

// between is how often the time spent is looked at.
const between = 50 * time.Millisecond

// watch ends what takes longer than it may.
type watch struct {
	stop chan struct{}
	late chan bool
}

// watchOver calls end once when the time is spent.
func watchOver(limit time.Duration, end func()) watch {
	w := watch{make(chan struct{}), make(chan bool, 1)}
	begun, worked := time.Now(), work()
	go func() {
		look := time.NewTicker(between)
		defer look.Stop()
		for {
			select {
			case <-w.stop:
				w.late <- false
				return
			case <-look.C:
				if min(time.Since(begun), work()-worked) > limit {
					end()
					w.late <- true
					return
				}
			}
		}
	}()
	return w
}

// ended stops watching and reports whether end was called.
func (w watch) ended() bool {
	close(w.stop)
	return <-w.late
}
