package pdf

import (
	"fmt"
	"strconv"

	"nianbao/internal/document/pages"
)

// marks join the contents of the pages to the structure of the document: the marked contents of
// each page, by number, and of each element where its text is.
type marks struct {
	nodes  []*node // parents first
	byPart map[*pages.Element]*node
	pages  [][]*node
}

// node is an element on its way to the file.
type node struct {
	of     *pages.Element
	parent *node
	tag    string
	object int
	places []markPlace
}

type markPlace struct{ page, number int }

func newMarks(root *pages.Element) *marks {
	m := &marks{byPart: map[*pages.Element]*node{}}
	level := 0
	m.enter(root, nil, &level)
	return m
}

// enter enters an element and what is below it. level is that of the last heading: no level may be
// left out on the way down.
func (m *marks) enter(e *pages.Element, parent *node, level *int) {
	n := &node{of: e, parent: parent, tag: tags[e.Kind]}
	switch e.Kind {
	case pages.Title:
		*level = 1
	case pages.Heading:
		*level = min(e.Level+1, *level+1)
		n.tag = "H" + strconv.Itoa(*level)
	}
	m.nodes = append(m.nodes, n)
	m.byPart[e] = n
	for _, child := range e.Children {
		m.enter(child, n, level)
	}
}

// tags are the structure types of the elements, all of them standard ones.
var tags = [...]string{
	pages.Whole: "Document", pages.Title: "H1", pages.Heading: "", pages.Paragraph: "P",
	pages.Table:  "Table",
	pages.Header: "THead", pages.Body: "TBody", pages.Row: "TR", pages.Label: "TH", pages.Value: "TD",
}

func (m *marks) tag(e *pages.Element) string { return m.byPart[e].tag }

// newPage begins the next page.
func (m *marks) newPage() { m.pages = append(m.pages, nil) }

// next returns the number of a new marked content of an element on this page.
func (m *marks) next(e *pages.Element) int {
	page := len(m.pages) - 1
	n := m.byPart[e]
	n.places = append(n.places, markPlace{page, len(m.pages[page])})
	m.pages[page] = append(m.pages[page], n)
	return len(m.pages[page]) - 1
}

// write puts the structure into a file and returns the object of its root.
func (m *marks) write(to *file, pageObjects []int) int {
	for _, n := range m.nodes {
		n.object = to.reserve()
	}
	root, parents, ids := to.reserve(), to.reserve(), to.reserve()
	var out []byte
	var heads []*node
	for _, n := range m.nodes {
		parent := root
		if n.parent != nil {
			parent = n.parent.object
		}
		out = fmt.Appendf(out[:0], "<</Type /StructElem /S /%s /P %d 0 R", n.tag, parent)
		out = m.kids(out, n, pageObjects)
		out = m.attributes(out, n)
		if n.of.Kind == pages.Label {
			heads = append(heads, n)
		}
		to.put(n.object, append(out, ">>"...))
	}
	to.putf(root, "<</Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R "+
		"/ParentTreeNextKey %d /IDTree %d 0 R>>",
		m.nodes[0].object, parents, len(m.pages), ids)
	to.put(parents, m.parentTree())
	to.put(ids, idTree(heads))
	return root
}

// kids adds what an element holds: elements, or marked contents.
func (m *marks) kids(out []byte, n *node, pageObjects []int) []byte {
	if len(n.of.Children)+len(n.places) == 0 {
		return out
	}
	if len(n.places) > 0 {
		out = fmt.Appendf(out, " /Pg %d 0 R", pageObjects[n.places[0].page])
	}
	out = append(out, " /K ["...)
	for _, child := range n.of.Children {
		out = ref(out, m.byPart[child].object)
	}
	for _, p := range n.places {
		if p.page == n.places[0].page {
			out = append(strconv.AppendInt(out, int64(p.number), 10), ' ')
		} else {
			out = fmt.Appendf(out, "<</Type /MCR /Pg %d 0 R /MCID %d>>", pageObjects[p.page], p.number)
		}
	}
	return append(out, ']')
}

// attributes adds the name of a table, and of a cell its id, spans, scope and heads.
func (m *marks) attributes(out []byte, n *node) []byte {
	e := n.of
	switch e.Kind {
	case pages.Table:
		if e.Caption != "" {
			out = append(append(out, " /T "...), unicodeString(e.Caption)...)
		}
		return out
	case pages.Label:
		out = append(append(append(out, " /ID ("...), n.id()...), ')')
	case pages.Value:
	default:
		return out
	}
	out = append(out, " /A <</O /Table"...)
	if e.Rows > 1 {
		out = fmt.Appendf(out, " /RowSpan %d", e.Rows)
	}
	if e.Cols > 1 {
		out = fmt.Appendf(out, " /ColSpan %d", e.Cols)
	}
	if e.Kind == pages.Label {
		out = append(append(out, " /Scope /"...), scopes[e.Scope]...)
	}
	if len(e.Heads) > 0 {
		out = append(out, " /Headers ["...)
		for _, h := range e.Heads {
			out = append(append(append(out, '('), m.byPart[h].id()...), ')')
		}
		out = append(out, ']')
	}
	return append(out, ">>"...)
}

var scopes = [...]string{pages.OfColumn: "Column", pages.OfRow: "Row"}

// id names an element; ids sort as their objects do.
func (n *node) id() string { return fmt.Sprintf("n%07d", n.object) }

// parentTree lists, for each page, the elements of its marked contents.
func (m *marks) parentTree() []byte {
	out := []byte("<</Nums [")
	for i, page := range m.pages {
		out = append(strconv.AppendInt(out, int64(i), 10), " ["...)
		for _, n := range page {
			out = ref(out, n.object)
		}
		out = append(out, ']')
	}
	return append(out, "]>>"...)
}

func idTree(heads []*node) []byte {
	out := []byte("<<")
	if len(heads) > 0 {
		out = fmt.Appendf(out, "/Limits [(%s)(%s)]", heads[0].id(), heads[len(heads)-1].id())
	}
	out = append(out, "/Names ["...)
	for _, n := range heads {
		out = ref(append(append(append(out, '('), n.id()...), ')'), n.object)
	}
	return append(out, "]>>"...)
}

// ref adds a reference to an object.
func ref(out []byte, object int) []byte {
	return append(strconv.AppendInt(out, int64(object), 10), " 0 R "...)
}
