// Package ofd prints a document as OFD, the page format of GB/T 33190-2016.
//
// [Write] is the whole of it: package pages composes the document, and the pages are written here.
// Layout must not come in: what a page looks like is decided before.
//
//   - archive.go packs the files of a document, with the same bytes every time;
//   - content.go writes a page: runs of characters in their places, lines and grounds;
//   - font.go carries a face, cut to the characters that are drawn;
//   - frame.go writes what is around the pages: the document, its outline, fonts and metadata;
//   - markup.go writes numbers and texts as XML has them.
//
// A page has two layers: Body is the report, whose text objects in their order are its text, and
// Foreground is page number and the mark of a draft, which are on the page and not in the document.
// A text object names its characters and, by CGTransform, their glyphs: programs find either in the
// font. All lengths are millimetres.
//
// No CustomTags are written: what the parts of a report would be called there no public scheme
// fixes.
//
// The same document, faces and date always give the same bytes. A set of faces may be shared by any
// number of documents that are written at the same time.
package ofd

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
