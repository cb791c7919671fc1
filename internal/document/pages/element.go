package pages

import "nianbao/internal/document"

// Kind is the kind of an element.
type Kind int

// The kinds of element. A table has at most one Header, then bodies, each of which ends where a
// label over the full width opens the next; header and bodies have rows, rows have cells.
const (
	Whole     Kind = iota // the whole document
	Title                 // its title
	Heading               // a heading of a Level
	Paragraph             // a paragraph, a field of the sign-off sheet
	Table
	Header
	Body
	Row
	Label // a cell that is the head of others
	Value // a cell with a figure
)

// Scope is which cells a label is the head of.
type Scope int

// The scopes of a label.
const (
	OfColumn Scope = iota // those below it
	OfRow                 // those to its right
)

// Element is one part of the document's structure. The pieces of the pages point to it; its text
// may be on several pages, and one without pieces is empty.
type Element struct {
	Kind     Kind
	Level    int    // of a Heading: 1 一、 2 （一） 3 1. 4 （1）
	Caption  string // of a Table: its name
	Rows     int    // of a cell: how many rows and columns it covers
	Cols     int
	Scope    Scope      // of a Label
	Heads    []*Element // of a cell: the labels it is under, those of its row first, from the outermost
	Children []*Element
}

// add puts a new element at the end of another's children.
func (e *Element) add(child Element) *Element {
	e.Children = append(e.Children, &child)
	return &child
}

// tableElement enters a table into the structure and returns the elements of its cells, in the order
// of the sheet's.
func tableElement(root *Element, s *document.Sheet) []*Element {
	table := root.add(Element{Kind: Table, Caption: cleanLine(s.Caption)})
	opens := map[int]bool{}
	for i := range s.Cells {
		opens[s.Cells[i].Row] = opens[s.Cells[i].Row] || s.Cells[i].Role == document.BlockKey
	}
	rows := make([]*Element, s.Rows)
	var part *Element
	for row := range rows {
		switch {
		case row < s.HeaderRows && s.HeaderRows < s.Rows:
			if part == nil {
				part = table.add(Element{Kind: Header})
			}
		case part == nil || part.Kind == Header || opens[row]:
			part = table.add(Element{Kind: Body})
		}
		rows[row] = part.add(Element{Kind: Row})
	}
	cells := make([]*Element, len(s.Cells))
	of := map[*document.Cell]*Element{}
	for i := range s.Cells {
		c := &s.Cells[i]
		cell := Element{Kind: Value, Rows: c.RowSpan, Cols: c.ColSpan}
		if c.Role != document.Figure {
			cell.Kind = Label
		}
		if c.Role == document.RowKey {
			cell.Scope = OfRow
		}
		cells[i] = rows[c.Row].add(cell)
		of[c] = cells[i]
	}
	places := s.Places()
	for c, cell := range of {
		left, above := document.Keys(places, c)
		if c.Role == document.Figure || c.Role == document.RowKey {
			cell.addHeads(left, of)
		}
		if c.Role == document.Figure || c.Role == document.ColumnKey {
			cell.addHeads(above, of)
		}
	}
	return cells
}

func (e *Element) addHeads(labels []*document.Cell, of map[*document.Cell]*Element) {
	for _, c := range labels {
		e.Heads = append(e.Heads, of[c])
	}
}

// inGrid returns a sheet whose cells are cut to its grid, so that a wrong sheet prints wrongly but
// prints.
func inGrid(s *document.Sheet) *document.Sheet {
	cut := *s
	cut.Cells = nil
	for _, c := range s.Cells {
		if c.Row < 0 || c.Col < 0 || c.Row >= s.Rows || c.Col >= s.Cols {
			continue
		}
		c.RowSpan, c.ColSpan = max(1, min(c.RowSpan, s.Rows-c.Row)), max(1, min(c.ColSpan, s.Cols-c.Col))
		cut.Cells = append(cut.Cells, c)
	}
	return &cut
}
