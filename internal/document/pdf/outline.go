package pdf

import (
	"fmt"

	"nianbao/internal/document/pages"
)

// entry is a bookmark on its way to the file.
type entry struct {
	pages.Bookmark
	page, object int
	parent       *entry
	children     []*entry
}

// writeOutline writes the bookmarks of the pages and returns what the catalogue says of them, nothing
// where there are none.
func writeOutline(to *file, all []*pages.Page, objects []int) string {
	root := &entry{object: to.reserve()}
	var list []*entry
	last := root
	for i, p := range all {
		for _, b := range p.Bookmarks {
			if p.Turned {
				b.Y = 0 // the whole page
			}
			above := root
			if b.Level > 1 && last != root { // below the last of the first level, if there is one
				above = last
			}
			e := &entry{Bookmark: b, page: objects[i], object: to.reserve(), parent: above}
			above.children = append(above.children, e)
			list = append(list, e)
			if above == root {
				last = e
			}
		}
	}
	if len(list) == 0 {
		to.put(root.object, []byte("null"))
		return ""
	}
	to.putf(root.object, "<</Type /Outlines%s>>", root.ends(len(list)))
	for _, e := range list {
		var beside string
		for i, other := range e.parent.children {
			if other != e {
				continue
			}
			if i > 0 {
				beside += fmt.Sprintf(" /Prev %d 0 R", e.parent.children[i-1].object)
			}
			if i+1 < len(e.parent.children) {
				beside += fmt.Sprintf(" /Next %d 0 R", e.parent.children[i+1].object)
			}
		}
		to.putf(e.object, "<</Title %s /Parent %d 0 R%s%s /Dest [%d 0 R /XYZ 0 %.2f null]>>",
			unicodeString(e.Text), e.parent.object, beside, e.ends(len(e.children)), e.page,
			pages.SheetHeight-e.Y)
	}
	return fmt.Sprintf(" /Outlines %d 0 R /PageMode /UseOutlines", root.object)
}

// ends names the first and last entries below an entry, shown of which are seen.
func (e *entry) ends(shown int) string {
	if len(e.children) == 0 {
		return ""
	}
	return fmt.Sprintf(" /First %d 0 R /Last %d 0 R /Count %d",
		e.children[0].object, e.children[len(e.children)-1].object, shown)
}
