package ledger

import (
	"errors"

	"nianbao/internal/message"
)

// ErrDone is the error of an act that was done before. Nothing changed, and whoever repeats a run
// that broke off has what they asked for.
var ErrDone = errors.New("ledger: this was done before")

// done is such an error, with its own sentence.
type done struct{ said *message.Error }

func (d done) Error() string        { return d.said.Error() }
func (d done) Is(target error) bool { return target == ErrDone }
func (d done) Unwrap() error        { return d.said }

func doneBefore(key string, args ...any) error { return done{message.NewError(key, args...)} }
