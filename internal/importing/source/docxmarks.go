package source

import "encoding/xml"

// MarkKind is a kind of thing in a Word document that is no text of its paragraphs.
type MarkKind string

// The kinds of marks.
const (
	MarkPicture MarkKind = "picture" // a picture, a chart, an embedded object
	MarkFormula MarkKind = "formula" // an equation
	MarkNote    MarkKind = "footnote"
	MarkComment MarkKind = "comment"
)

// Mark is such a thing and where it stands.
type Mark struct {
	Kind  MarkKind
	Block int // the block it stands in or, in a paragraph without words, before; may be the number of blocks
}

// markedBy are the elements that stand for a mark, by their local names.
var markedBy = map[string]MarkKind{
	"blip": MarkPicture, "imagedata": MarkPicture, "OLEObject": MarkPicture, "chart": MarkPicture, "relIds": MarkPicture,
	"oMath": MarkFormula, "footnoteReference": MarkNote, "endnoteReference": MarkNote, "commentReference": MarkComment,
}

// tracked are the elements around what was inserted, deleted or moved while changes were recorded.
var tracked = map[string]bool{"ins": true, "del": true, "moveFrom": true, "moveTo": true}

// meet notes an element that is a mark or a recorded change.
func (r *wordReader) meet(e xml.StartElement, found map[MarkKind]bool) {
	if kind, ok := markedBy[e.Name.Local]; ok {
		found[kind] = true
	}
	if tracked[e.Name.Local] {
		r.Tracked++
	}
}

// mark adds the marks of a paragraph, which began when there were so many blocks.
func (r *wordReader) mark(found map[MarkKind]bool, before int) {
	at := before
	if n := len(r.Blocks); n > before {
		at = n - 1
	}
	for _, kind := range []MarkKind{MarkPicture, MarkFormula, MarkNote, MarkComment} {
		if found[kind] && len(r.Marks) < MaxLines {
			r.Marks = append(r.Marks, Mark{kind, at})
		}
	}
}
