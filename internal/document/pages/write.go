package pages

import (
	"io"
	"time"

	"nianbao/internal/document"
	"nianbao/internal/document/faces"
)

// Options is what a document does not hold itself.
type Options struct {
	// Faces is the type to print with; nil means the embedded faces.
	Faces *faces.Set
	// Date is the date the file carries. The zero time means the first day of the year after the
	// report's, so that the same report is the same file whenever it is printed.
	Date time.Time
}

// Write composes a document and has a format's emit make a file of the pages. Nothing is written
// before the whole file is complete. The error is a [*MissingError] when faces lack characters of a
// document that is not a draft.
func Write(w io.Writer, d *document.Document, o Options, emit func(*Composed, time.Time) ([]byte, error)) error {
	if o.Faces == nil {
		o.Faces = faces.Embedded()
	}
	if o.Date.IsZero() {
		o.Date = time.Date(d.Year+1, time.January, 1, 0, 0, 0, 0, time.UTC)
	}
	composed, err := Compose(d, o.Faces)
	if err != nil {
		return err
	}
	file, err := emit(composed, o.Date)
	if err != nil {
		return err
	}
	_, err = w.Write(file)
	return err
}
