// Package pages composes a document into pages in the form of official documents, GB/T 9704-2012:
// A4, a type area of 156 × 225 mm with 22 lines of 28 characters, headings distinguished by their
// faces, tables as official grids. It knows no format of files: the rooms that write one (pdf, ofd)
// take what [Compose] returns and add nothing that is seen.
//
// # Composing
//
//   - every character finds the face that draws it (shape.go, missing.go, package faces). A character
//     no face has stops the export and is named with its place; on a draft it is drawn as a [Box]
//     with its code;
//   - text is composed line by line (compose.go, package typeset), tables by table*.go; page number
//     and the mark of a draft are added last (furniture.go);
//   - each paragraph, heading, row and cell enters the structure as an [Element] (element.go).
//
// # Writing
//
// A writer walks [Composed].Pages in their order. A page is drawn in three lists: Fills in [Shade],
// Rules in black, Pieces in black or [MarkInk]. All lengths are points from the sheet's top left;
// contents of a Turned page are placed by [OnSheet], but for Upright pieces. A [Piece] is a run of
// characters in one face: its glyphs are set one after the other from X, each by its
// [Drawn.Advance] × Size + Space. A glyph whose Left is not 0 is drawn so much to the left of its
// place. A piece without a Face is drawn as its Box, and carries its character as text beside it.
//
// Pieces are in reading order. Of tells which element of the structure a piece is text of: walking
// [Composed].Root gives the document, walking the pages gives what of it is where. Pieces without an
// element, fills, rules and boxes' outlines are furniture.
//
// The same document and faces always give the same pages. A set of faces may be shared by any number
// of documents that are composed at the same time.
package pages
