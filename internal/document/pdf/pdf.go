// Package pdf prints a document as tagged PDF.
//
// [Write] is the whole of it: package pages composes the document, and the pages are written here.
// Layout must not come in: what a page looks like is decided before.
//
//   - file.go numbers and packs objects, emit.go puts a file together of them;
//   - content.go draws a page: runs of characters in their places and lines, each marked as what it
//     is of the document, or as an artifact;
//   - font.go carries a face, cut to the glyphs that are drawn, and what characters they are;
//   - tags.go writes the structure that the marks of the pages are of, outline.go the bookmarks,
//     xmp.go the metadata. pdfua.md lists what PDF/UA asks and how it is met.
//
// The same document, faces and date always give the same bytes. A set of faces may be shared by any
// number of documents that are written at the same time.
package pdf

import (
	"io"

	"nianbao/internal/document"
	"nianbao/internal/document/pages"
)

// Options is what a document does not hold itself.
type Options = pages.Options

// Write prints a document. Nothing is written before the whole file is complete. The error is a
// [*pages.MissingError] when faces lack characters of a document that is not a draft.
func Write(w io.Writer, d *document.Document, o Options) error { return pages.Write(w, d, o, emit) }
