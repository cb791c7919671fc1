package terminal

import (
	"sync"

	"github.com/schollz/progressbar/v3"

	"nianbao/internal/message"
)

// Progress starts a bar for so many steps, drawn only when Err is a terminal. step is called once a step, from any
// goroutine; done clears the bar, and may be called again.
func (t *Terminal) Progress(steps int, what message.Text) (step, done func()) {
	if !t.Screen || steps < 2 {
		return func() {}, func() {}
	}
	bar := progressbar.NewOptions(steps,
		progressbar.OptionSetWriter(t.Err),
		progressbar.OptionSetDescription(t.Say(what)),
		progressbar.OptionShowCount(),
		progressbar.OptionShowIts(),
		progressbar.OptionSetPredictTime(true),
		progressbar.OptionSetWidth(24),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionUseANSICodes(true),
	)
	// A bar that cannot be drawn is no reason to stop the work it shows.
	return func() { _ = bar.Add(1) }, sync.OnceFunc(func() { _ = bar.Finish() })
}
