package ledger

import (
	"errors"
	"io/fs"

	"nianbao/internal/message"
)

// ErrDone is the error of an act that was done before. Nothing changed, and whoever repeats a run
// that broke off has what they asked for.
var ErrDone = errors.New("ledger: this was done before")

// kind is an error of a kind that is told apart from others, with its own sentence.
type kind struct {
	said *message.Error
	of   error
}

func (k kind) Error() string        { return k.said.Error() }
func (k kind) Is(target error) bool { return target == k.of }
func (k kind) Unwrap() error        { return k.said }

func doneBefore(key string, args ...any) error { return kind{message.NewError(key, args...), ErrDone} }

// absent is the error of a database without a ledger.
func absent(place string) error {
	return kind{message.NewError("ledger.none", "file", place).WithHint("ledger.open.hint"), fs.ErrNotExist}
}
