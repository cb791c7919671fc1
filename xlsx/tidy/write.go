package tidy

import (
	"encoding/xml"
	"path"
	"slices"
	"strings"

	"nianbao/xlsx/pack"
)

// Content types of the parts that have one of their own by their kind, where the package declares
// none.
var mimes = map[string]string{
	kindWorkbook:    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
	kindWorksheet:   "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml",
	"styles":        "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml",
	"sharedStrings": "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml",
	kindComments:    "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml",
	kindVML:         "application/vnd.openxmlformats-officedocument.vmlDrawing",
}

// plainMimes are types that declare nothing about a part.
var plainMimes = map[string]bool{"": true, "application/xml": true, "text/xml": true, "application/octet-stream": true}

// write writes the parts with their relationships and the list of what they are.
func (g *graph) write() pack.Parts {
	p := pack.Parts{{Name: "_rels/.rels", Data: relationsOf(&g.root, "")}}
	types := []string{`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
		`<Default Extension="xml" ContentType="application/xml"/>`}
	for _, part := range g.order {
		p = append(p, pack.Part{Name: part.named, Data: part.data})
		if len(part.relations) > 0 {
			folder, _ := path.Split(part.named)
			p = append(p, pack.Part{Name: relationsName(part.named), Data: relationsOf(part, folder)})
		}
		mime := part.mime
		if known := mimes[part.kind]; known != "" && plainMimes[mime] {
			mime = known
		}
		if mime == "" {
			mime = "application/octet-stream"
		}
		if extension := strings.TrimPrefix(path.Ext(part.named), "."); !slices.Contains([]string{"xml", "rels"},
			extension) {
			kind := `<Default Extension="` + extension + `" ContentType="` + escape(mime) + `"/>`
			at := slices.IndexFunc(types, func(s string) bool {
				return strings.HasPrefix(s, `<Default Extension="`+extension+`"`)
			})
			if at < 0 {
				types = append(types, kind)
			}
			if at < 0 || types[at] == kind {
				continue
			}
		}
		types = append(types, `<Override PartName="/`+part.named+`" ContentType="`+escape(mime)+`"/>`)
	}
	slices.Sort(types)
	p = append(p, pack.Part{Name: pack.ContentTypes, Data: []byte(declaration +
		`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		strings.Join(types, "") + `</Types>`)})
	slices.SortFunc(p, func(a, b pack.Part) int { return strings.Compare(a.Name, b.Name) })
	return p
}

// relationsOf writes the relationships of a part, seen from its folder.
func relationsOf(owner *part, folder string) []byte {
	var b strings.Builder
	b.WriteString(declaration + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for _, r := range owner.relations {
		b.WriteString(`<Relationship Id="` + escape(r.id) + `" Type="` + escape(r.space) + `" Target="`)
		if r.to == nil {
			b.WriteString(escape(r.target) + `" TargetMode="External"/>`)
			continue
		}
		b.WriteString(escape(relative(folder, r.to.named)) + `"/>`)
	}
	b.WriteString("</Relationships>")
	return []byte(b.String())
}

// relative is the way from a folder ("" or ending in a stroke) to a part.
func relative(folder, name string) string {
	from, to := strings.Split(folder, "/"), strings.Split(name, "/")
	from = from[:len(from)-1]
	for len(from) > 0 && len(to) > 1 && from[0] == to[0] {
		from, to = from[1:], to[1:]
	}
	return strings.Repeat("../", len(from)) + strings.Join(to, "/")
}

func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // writing to memory does not fail
	return b.String()
}
