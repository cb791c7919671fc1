package ofd

import (
	"fmt"
	"time"

	"nianbao/internal/document/faces"
	"nianbao/internal/document/pages"
)

// ids numbers the parts of a document, all differently.
type ids struct{ last int }

func (i *ids) next() int { i.last++; return i.last }

// emit writes the pages and returns the finished file.
func emit(c *pages.Composed, date time.Time) ([]byte, error) {
	numbers := &ids{}
	used := &fonts{ids: numbers, byFace: map[*faces.Face]*font{}}
	written := make([]part, len(c.Pages))
	list := ""
	named := make([]int, len(c.Pages))
	for i, p := range c.Pages {
		named[i] = numbers.next()
		list += fmt.Sprintf(`<ofd:Page ID="%d" BaseLoc="Pages/Page_%d/Content.xml"/>`, named[i], i)
		written[i] = part{fmt.Sprintf("Doc_0/Pages/Page_%d/Content.xml", i), contentOf(p, used)}
	}
	resources, err := used.parts()
	if err != nil {
		return nil, err
	}
	outline := outlineOf(c.Pages, named)
	document := part{"Doc_0/Document.xml", fmt.Appendf(nil, root("Document")+`><ofd:CommonData>`+
		`<ofd:MaxUnitID>%d</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>%s</ofd:PhysicalBox></ofd:PageArea>`+
		`<ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages>%s</ofd:Pages>%s</ofd:Document>`+"\n",
		numbers.last, appendMMs(nil, 0, 0, sheetWidth, sheetHeight), list, outline)}
	body := append(append([]part{document}, resources...), written...)
	return pack(append([]part{entrance(c, date, idOf(body))}, body...))
}

var sheetWidth, sheetHeight = microns(pages.SheetWidth), microns(pages.SheetHeight)

// entrance returns the file a reader opens first: the metadata, and where the document is.
func entrance(c *pages.Composed, date time.Time, id string) part {
	author := ""
	if c.Agency != "" {
		author = "<ofd:Author>" + text(c.Agency) + "</ofd:Author>"
	}
	return part{"OFD.xml", fmt.Appendf(nil, root("OFD")+` Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>`+
		`<ofd:DocID>%s</ofd:DocID><ofd:Title>%s</ofd:Title>%s<ofd:CreationDate>%s</ofd:CreationDate>`+
		`<ofd:Creator>nianbao</ofd:Creator></ofd:DocInfo>`+
		`<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`+"\n",
		id, text(c.Title), author, date.UTC().Format(time.DateOnly))}
}

// entry is a bookmark with those below it.
type entry struct {
	pages.Bookmark
	page     int // the ID of its page
	children []*entry
}

// outlineOf returns the bookmarks of the pages, nothing where there are none, and how they are shown.
func outlineOf(all []*pages.Page, named []int) []byte {
	top := &entry{}
	for i, p := range all {
		for _, b := range p.Bookmarks {
			if p.Turned {
				b.Y = 0 // the whole page
			}
			above := top
			if n := len(top.children); b.Level > 1 && n > 0 { // below the last of the first level, if there is one
				above = top.children[n-1]
			}
			above.children = append(above.children, &entry{Bookmark: b, page: named[i]})
		}
	}
	if len(top.children) == 0 {
		return nil
	}
	out := []byte("<ofd:Outlines>")
	for _, e := range top.children {
		out = e.write(out)
	}
	return append(out, "</ofd:Outlines><ofd:VPreferences><ofd:PageMode>UseOutlines</ofd:PageMode></ofd:VPreferences>"...)
}

func (e *entry) write(out []byte) []byte {
	out = fmt.Appendf(out, `<ofd:OutlineElem Title="%s" Count="%d"><ofd:Actions><ofd:Action Event="CLICK"><ofd:Goto>`+
		`<ofd:Dest Type="XYZ" PageID="%d" Left="0" Top="%s"/></ofd:Goto></ofd:Action></ofd:Actions>`,
		text(e.Text), len(e.children), e.page, appendMM(nil, microns(e.Y)))
	for _, child := range e.children {
		out = child.write(out)
	}
	return append(out, "</ofd:OutlineElem>"...)
}
