package mark

import (
	"regexp"
	"slices"
	"strings"

	"nianbao/xlsx/pack"
	"nianbao/xlsx/sound"
)

var selected = regexp.MustCompile(`(<(?:\w+:)?sheetView\b[^>]*?)\s+tabSelected="(?:1|true)"`)

var firstView = regexp.MustCompile(`<(?:\w+:)?sheetView\b`)

// selectFirst selects the first sheet and no other. Of two that are, what is typed into one
// goes into both; the library forgets the sheets behind a chart sheet.
func selectFirst(p pack.Parts) {
	first := sheetPart(p, func(string) bool { return true })
	for i := range p {
		if p[i].Name == first && !selected.Match(p[i].Data) {
			if at := firstView.FindIndex(p[i].Data); at != nil {
				p[i].Data = slices.Insert(p[i].Data, at[1], []byte(` tabSelected="1"`)...)
			}
		}
		dir, _, _ := strings.Cut(strings.TrimPrefix(p[i].Name, "xl/"), "/")
		if strings.HasSuffix(dir, "sheets") && p[i].Name != first && !strings.HasSuffix(p[i].Name, ".rels") {
			p[i].Data = selected.ReplaceAll(p[i].Data, []byte("$1"))
		}
	}
}

// sheetPart is the part of the first sheet with such a name, "" when it is not to be found.
func sheetPart(p pack.Parts, named func(name string) bool) string {
	const main, relations = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
	id, part := "", ""
	for _, name := range []string{main, relations} {
		i := p.Find(name)
		if i < 0 {
			return ""
		}
		_ = sound.Walk(p[i].Data, func(e *sound.Element) error { // verified afterwards
			switch {
			case name == main && e.Name == "sheet" && id == "" && named(e.Attr("name")):
				id = sound.RelationID(e)
			case name == relations && e.Attr("Id") == id && id != "":
				part = sound.Resolve("xl/", e.Attr("Target"))
			}
			return nil
		})
	}
	return part
}
