package engine

import (
	"strconv"

	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"nianbao/internal/importing/source/pdf/layout"
)

// How much of the structure of a file is followed.
const (
	maxTagDepth = 100
	maxTags     = 20_000 // elements of a page
	maxTagged   = 60_000 // characters of a file that are looked up one by one
	mostSpan    = 1_000  // rows or columns of one cell
)

// tags reads which cells of tables the marked contents of a page are of: the structure that
// browsers and word processors write beside what they draw.
type tags struct {
	*sheet
	seen  int
	cells map[int]int // by number of marked content: the place in the page's tags, counted from 1
}

// tags returns the cell of each marked content, nil for a page without tagged tables.
func (s *sheet) tags() map[int]int {
	got, err := s.FPDF_StructTree_GetForPage(&requests.FPDF_StructTree_GetForPage{Page: s.sheet})
	if err != nil {
		return nil
	}
	tree := got.StructTree
	defer func() { _, _ = s.FPDF_StructTree_Close(&requests.FPDF_StructTree_Close{StructTree: tree}) }()
	count, err := s.FPDF_StructTree_CountChildren(&requests.FPDF_StructTree_CountChildren{StructTree: tree})
	if err != nil {
		return nil
	}
	t := tags{sheet: s, cells: map[int]int{}}
	for i := range min(count.Count, maxTags) {
		child, err := s.FPDF_StructTree_GetChildAtIndex(
			&requests.FPDF_StructTree_GetChildAtIndex{StructTree: tree, Index: i})
		if err == nil {
			t.element(child.StructElement, strconv.Itoa(i), 0, 0)
		}
	}
	if len(s.page.Tags) == 0 {
		return nil
	}
	return t.cells
}

// element follows an element. Its path is the same on every page; cell is the tag of the cell it stands in, 0 for none.
func (t *tags) element(e references.FPDF_STRUCTELEMENT, path string, cell, depth int) {
	if t.seen++; t.seen > maxTags || depth > maxTagDepth {
		t.mistagged = true
		return
	}
	if t.kind(e) == "Table" {
		if cell > 0 {
			t.page.Tags[cell-1].Nests = true
		}
		t.table(e, path, depth)
		return
	}
	t.inside(e, path, cell, depth)
}

// inside follows what an element holds.
func (t *tags) inside(e references.FPDF_STRUCTELEMENT, path string, cell, depth int) {
	for i := range t.count(e) {
		if child, ok := t.child(e, i); ok {
			t.element(child, path+"."+strconv.Itoa(i), cell, depth+1)
		} else if cell > 0 {
			t.mark(e, i, cell)
		}
	}
}

// table follows the rows of a table, which may be parted into head, body and foot.
func (t *tags) table(e references.FPDF_STRUCTELEMENT, path string, depth int) {
	for i := range t.count(e) {
		child, ok := t.child(e, i)
		if !ok {
			continue
		}
		switch t.kind(child) {
		case "TR":
			t.row(child, layout.Tag{Table: path, Part: i}, depth)
		case "THead", "TBody", "TFoot":
			for k := range t.count(child) {
				if row, ok := t.child(child, k); ok && t.kind(row) == "TR" {
					t.row(row, layout.Tag{Table: path, Part: i, Row: k}, depth)
				}
			}
		default:
			t.element(child, path+"."+strconv.Itoa(i), 0, depth+1)
		}
	}
}

// row follows the cells of a row. One that is missing is empty, or stands on another page.
func (t *tags) row(e references.FPDF_STRUCTELEMENT, tag layout.Tag, depth int) {
	tag.InRow = t.count(e)
	for i := range tag.InRow {
		tag.Cell = i
		child, ok := t.child(e, i)
		if !ok {
			if t.isMark(e, i) {
				t.page.Grounds = append(t.page.Grounds, tag)
			}
			continue
		}
		if kind := t.kind(child); kind != "TD" && kind != "TH" {
			t.mistagged = true
			return
		}
		tag.Rows, tag.Cols = t.span(child, "RowSpan"), t.span(child, "ColSpan")
		t.page.Tags = append(t.page.Tags, tag)
		path := tag.Table + "." + strconv.Itoa(tag.Part) + "." + strconv.Itoa(tag.Row) + "." + strconv.Itoa(i)
		t.inside(child, path, len(t.page.Tags), depth+3)
	}
}

// isMark reports whether what stands in an element is no element, but content of this page.
func (t *tags) isMark(e references.FPDF_STRUCTELEMENT, i int) bool {
	_, err := t.FPDF_StructElement_GetChildMarkedContentID(
		&requests.FPDF_StructElement_GetChildMarkedContentID{StructElement: e, Index: i})
	return err == nil
}

// mark enters the marked content that stands in an element by itself.
func (t *tags) mark(e references.FPDF_STRUCTELEMENT, i, cell int) {
	mark, err := t.FPDF_StructElement_GetChildMarkedContentID(
		&requests.FPDF_StructElement_GetChildMarkedContentID{StructElement: e, Index: i})
	if err != nil {
		return
	}
	if of, known := t.cells[mark.ChildMarkedContentID]; known && of != cell {
		t.mistagged = true
	}
	t.cells[mark.ChildMarkedContentID] = cell
}

func (t *tags) count(e references.FPDF_STRUCTELEMENT) int {
	n, err := t.FPDF_StructElement_CountChildren(&requests.FPDF_StructElement_CountChildren{StructElement: e})
	if err != nil {
		return 0
	}
	if n.Count > maxTags {
		t.mistagged = true
		return 0
	}
	return n.Count
}

// child is false for what is no element of this page.
func (t *tags) child(e references.FPDF_STRUCTELEMENT, i int) (references.FPDF_STRUCTELEMENT, bool) {
	c, err := t.FPDF_StructElement_GetChildAtIndex(&requests.FPDF_StructElement_GetChildAtIndex{StructElement: e, Index: i})
	if err != nil {
		return "", false
	}
	return c.StructElement, true
}

func (t *tags) kind(e references.FPDF_STRUCTELEMENT) string {
	kind, err := t.FPDF_StructElement_GetType(&requests.FPDF_StructElement_GetType{StructElement: e})
	if err != nil {
		return ""
	}
	return kind.Type
}

// span is how many rows or columns a cell has: 1 where nothing is written.
func (t *tags) span(e references.FPDF_STRUCTELEMENT, name string) int {
	count, err := t.FPDF_StructElement_GetAttributeCount(&requests.FPDF_StructElement_GetAttributeCount{StructElement: e})
	if err != nil {
		return 1
	}
	for i := range min(count.Count, 16) {
		a, err := t.FPDF_StructElement_GetAttributeAtIndex(
			&requests.FPDF_StructElement_GetAttributeAtIndex{StructElement: e, Index: i})
		if err != nil {
			continue
		}
		v, err := t.FPDF_StructElement_Attr_GetValue(&requests.FPDF_StructElement_Attr_GetValue{
			StructElementAttribute: a.StructElementAttribute, Name: name})
		if err != nil {
			continue
		}
		n, err := t.FPDF_StructElement_Attr_GetNumberValue(&requests.FPDF_StructElement_Attr_GetNumberValue{
			StructElementAttributeValue: v.StructElementAttributeValue})
		if err != nil || !(n.Value >= 1 && n.Value <= mostSpan) {
			t.mistagged = true
			return 1
		}
		return int(n.Value)
	}
	return 1
}

// tagOf is the tag of a character, 0 for none.
func (s *sheet) tagOf(text references.FPDF_TEXTPAGE, i int, cells map[int]int) int {
	if cells == nil || s.mistagged {
		return 0
	}
	object, err := s.FPDFText_GetTextObject(&requests.FPDFText_GetTextObject{TextPage: text, Index: i})
	if err != nil {
		return 0
	}
	mark, err := s.FPDFPageObj_GetMarkedContentID(&requests.FPDFPageObj_GetMarkedContentID{PageObject: object.TextObject})
	if err != nil {
		return 0
	}
	return cells[mark.MarkedContentID]
}
