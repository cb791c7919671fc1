package engine

import "errors"

// Kind is what is wrong with a file, or with the engine.
type Kind string

// The kinds of errors.
const (
	Broken    Kind = "broken"    // no PDF, damaged, or made to harm
	Encrypted Kind = "encrypted" // opens with a password only
	TooMany   Kind = "pages"     // more pages than a report has
	TooMuch   Kind = "much"      // more characters and lines than a report has, or it takes too long or too much memory
	NoEngine  Kind = "engine"    // the engine does not start here
)

// Error is the reason why a file could not be read.
type Error struct {
	Kind  Kind
	Pages int // of the file, where they are too many
	cause error
}

func (e *Error) Error() string { return "pdf: " + string(e.Kind) }
func (e *Error) Unwrap() error { return e.cause }

// errLong is returned by an interpreter that would take too long.
var errLong = errors.New("pdf: too long to be interpreted")
