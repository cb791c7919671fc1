package pdf

import (
	"fmt"
	"time"

	"nianbao/internal/document/faces"
	"nianbao/internal/document/pages"
)

// emit writes the pages and returns the finished file.
func emit(c *pages.Composed, date time.Time) ([]byte, error) {
	f := newFile()
	catalog, tree, resources, info := f.reserve(), f.reserve(), f.reserve(), f.reserve()
	objects := make([]int, len(c.Pages))
	for i := range objects {
		objects[i] = f.reserve()
	}
	m := newMarks(c.Root)
	used := &fonts{byFace: map[*faces.Face]*font{}}
	var drawn []byte
	kids := []byte(nil)
	for i, p := range c.Pages {
		m.newPage()
		page := content{out: drawn[:0], fonts: used, marks: m}
		page.page(p)
		drawn = page.out
		contents := f.reserve()
		f.stream(contents, "", drawn)
		turn := ""
		if p.Turned {
			turn = " /Rotate 90"
		}
		f.putf(objects[i], "<</Type /Page /Parent %d 0 R /MediaBox [0 0 %.2f %.2f] /Resources %d 0 R "+
			"/Contents %d 0 R /StructParents %d /Tabs /S%s>>",
			tree, pages.SheetWidth, pages.SheetHeight, resources, contents, i, turn)
		kids = ref(kids, objects[i])
	}
	f.putf(tree, "<</Type /Pages /Count %d /Kids [%s]>>", len(c.Pages), kids)
	var names []byte
	for _, font := range used.list {
		number := f.reserve()
		if err := font.write(f, number); err != nil {
			return nil, err
		}
		names = ref(fmt.Appendf(names, "/%s ", font.name), number)
	}
	f.putf(resources, "<</Font <<%s>>>>", names)
	outline := writeOutline(f, c.Pages, objects)
	structure := m.write(f, objects)
	date = date.UTC()
	metadata := f.reserve()
	f.written(metadata, "/Type /Metadata /Subtype /XML ", xmp(c, date))
	f.putf(catalog, "<</Type /Catalog /Pages %d 0 R /Lang (zh-CN) /MarkInfo <</Marked true>> "+
		"/StructTreeRoot %d 0 R /ViewerPreferences <</DisplayDocTitle true>> /Metadata %d 0 R%s>>",
		tree, structure, metadata, outline)
	when := date.Format("(D:20060102150405Z)")
	f.putf(info, "<</Author %s /Title %s /Creator (nianbao) /Producer (nianbao) "+
		"/CreationDate %s /ModDate %s>>",
		unicodeString(c.Agency), unicodeString(c.Title), when, when)
	return f.finish(catalog, info), nil
}
