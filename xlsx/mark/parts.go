package mark

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"nianbao/xlsx/pack"
)

// Where a file keeps the comments of a sheet is the business of the program that saved it: relationships lead to them.
// excelize follows them to read, but writes to names of its own making, which it takes from the number in the name of the
// drawing (xl/drawings/vmlDrawing3.vml, xl/comments3.xml). In a file of openpyxl or LibreOffice it so loses comments, or
// makes parts whose names no program accepts. Before it opens a file to be marked, the parts are therefore named its way.

var (
	sheetRels    = regexp.MustCompile(`^xl/worksheets/_rels/([^/]+)\.rels$`)
	relationship = regexp.MustCompile(`<(?:\w+:)?Relationship\b[^>]*>`)
	relTarget    = regexp.MustCompile(`\bTarget=(?:"([^"]*)"|'([^']*)')`)
	legacyLink   = regexp.MustCompile(`<(?:\w+:)?legacyDrawing\b[^>]*\bid=["']([^"']*)["']`)
)

// strayFirst is the first number of drawings that are not about comments, out of the way of those that are.
const strayFirst = 9001

// nameComments gives the comments of every sheet and the drawing of their boxes the names excelize goes by: the same
// number for both, counted through the sheets.
func nameComments(p pack.Parts) {
	names := map[string]string{} // new names by old ones
	sheets, strays := 0, strayFirst
	for i := range p {
		m := sheetRels.FindStringSubmatch(p[i].Name)
		if m == nil {
			continue
		}
		legacy := ""
		if s := slices.IndexFunc(p, func(p pack.Part) bool { return p.Name == "xl/worksheets/"+m[1] }); s >= 0 {
			if link := legacyLink.FindSubmatch(p[s].Data); link != nil {
				legacy = string(link[1])
			}
		}
		rels := relationship.FindAll(p[i].Data, -1)
		if slices.ContainsFunc(rels, func(r []byte) bool { return relKind(r) == "comments" }) {
			sheets++
		}
		p[i].Data = relationship.ReplaceAllFunc(p[i].Data, func(r []byte) []byte {
			target := relTarget.FindSubmatch(r)
			if target == nil {
				return r
			}
			to := ""
			switch kind := relKind(r); {
			case kind == "comments":
				to = fmt.Sprintf("xl/comments%d.xml", sheets)
			case kind == "vmlDrawing" && relID(r) == legacy && slices.ContainsFunc(rels,
				func(r []byte) bool { return relKind(r) == "comments" }):
				to = fmt.Sprintf("xl/drawings/vmlDrawing%d.vml", sheets)
			case kind == "vmlDrawing":
				to = fmt.Sprintf("xl/drawings/vmlDrawing%d.vml", strays)
				strays++
			default:
				return r
			}
			from := string(target[1]) + string(target[2])
			names[partName(from)] = to
			return bytes.Replace(r, target[0], []byte(`Target="..`+strings.TrimPrefix(to, "xl")+`"`), 1)
		})
	}
	rename(p, names)
}

// rename renames parts wherever they are named: themselves, their relationships, the list of content types.
func rename(p pack.Parts, names map[string]string) {
	for i := range p {
		if to, ok := names[p[i].Name]; ok {
			p[i].Name = to
			continue
		}
		dir, file := path.Split(p[i].Name)
		if owner, ok := strings.CutSuffix(file, ".rels"); ok && path.Base(dir) == "_rels" {
			if to, ok := names[path.Join(path.Dir(path.Clean(dir)), owner)]; ok {
				p[i].Name = path.Join(path.Dir(to), "_rels", path.Base(to)+".rels")
			}
		}
		if p[i].Name == "[Content_Types].xml" {
			p[i].Data = partNames.ReplaceAllFunc(p[i].Data, func(found []byte) []byte {
				m := partNames.FindSubmatch(found)
				if to, ok := names[strings.TrimPrefix(string(m[1]), "/")]; ok {
					return []byte(`PartName="/` + to + `"`)
				}
				return found
			})
		}
	}
	slices.SortFunc(p, func(a, b pack.Part) int { return strings.Compare(a.Name, b.Name) })
}

var (
	partNames = regexp.MustCompile(`\bPartName=["']([^"']*)["']`)
	relKinds  = regexp.MustCompile(`\bType=["'][^"']*/([^"'/]*)["']`)
	relIDs    = regexp.MustCompile(`\bId=["']([^"']*)["']`)
)

// relKind returns the last word of a relationship's type.
func relKind(r []byte) string {
	if m := relKinds.FindSubmatch(r); m != nil {
		return string(m[1])
	}
	return ""
}

func relID(r []byte) string {
	if m := relIDs.FindSubmatch(r); m != nil {
		return string(m[1])
	}
	return ""
}

// partName returns the part a relationship of a sheet leads to.
func partName(target string) string {
	if strings.HasPrefix(target, "/") {
		return strings.TrimPrefix(path.Clean(target), "/")
	}
	return path.Join("xl/worksheets", target)
}
