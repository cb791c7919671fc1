// Package pdf prints a document in the form of official documents, GB/T 9704-2012: A4, a type
// area of 156 × 225 mm with 22 lines of 28 characters, headings distinguished by their faces,
// tables as official grids.
//
// [Write] is the whole of it. It works in three steps, each in files of its own:
//
//   - every character finds the face that draws it (shape.go, missing.go, package faces). A character
//     no face has stops the export and is named with its place; on a draft it is drawn as a box with
//     its code;
//   - the document is composed into pages (compose.go for text, table*.go for tables, package typeset
//     for lines). A page is plain data: characters and rules in their places;
//   - the pages are written (emit.go), each face cut to the document's own characters, and the
//     finished file gets what the PDF writer cannot give it (finish.go).
//
// The same document, faces and date always give the same bytes. A set of faces may be shared by any
// number of documents that are written at the same time.
package pdf

import (
	"io"
	"time"

	"nianbao/internal/document"
	"nianbao/internal/document/pdf/faces"
)

// Options is what a document does not hold itself.
type Options struct {
	// Faces is the type to print with; nil means the embedded faces.
	Faces *faces.Set
	// Date is the date the file carries. The zero time means the first day of the year after the
	// report's, so that the same report is the same file whenever it is printed.
	Date time.Time
}

// Write prints a document. Nothing is written before the whole file is complete. The error is a
// [*MissingError] when faces lack characters of a document that is not a draft.
func Write(w io.Writer, d *document.Document, o Options) error {
	if o.Faces == nil {
		o.Faces = faces.Embedded()
	}
	if o.Date.IsZero() {
		o.Date = time.Date(d.Year+1, time.January, 1, 0, 0, 0, 0, time.UTC)
	}
	if !d.Draft {
		if lacking := Lacking(d, o.Faces); len(lacking) > 0 {
			return missingError(lacking)
		}
	}
	file, err := emit(d, compose(d, o.Faces), o)
	if err != nil {
		return err
	}
	_, err = w.Write(file)
	return err
}
