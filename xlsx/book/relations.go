package book

import (
	"bytes"
	"net/url"
	"path"
	"strings"
)

// The parts of a workbook find one another by relationships: each part may have a file of them
// beside it, in the folder _rels. Names of parts are conventions only, and other programs have
// their own.

const (
	contentTypesPart = "[Content_Types].xml"
	packageRelations = "_rels/.rels"
)

// relation is one relationship of a part.
type relation struct {
	id       string
	kind     string // one of the kinds below
	target   string // the part it leads to; of an external one what is written there
	external bool
}

// The kinds of relationships that are followed, by the last word of their type. The transitional
// and the strict format give them different names before it, and spell two of the kinds
// differently.
const (
	relWorkbook      = "officeDocument"
	relStrings       = "sharedStrings"
	relStyles        = "styles"
	relWorksheet     = "worksheet"
	relChartSheet    = "chartsheet"
	relDialogSheet   = "dialogsheet"
	relMacroSheet    = "xlMacrosheet"
	relMacroSheetOld = "xlIntlMacrosheet"
	relComments      = "comments"
	relThreads       = "threadedComment"
	relDrawing       = "drawing"
	relExternal      = "externalLink"
	relConnections   = "connections"
	relMacros        = "vbaProject"
	relCore          = "core-properties"
	relApp           = "extended-properties"
	relAppStrict     = "extendedProperties"
	relCustom        = "custom-properties"
	relCustomStrict  = "customProperties"
)

// usualRelations are the relationships of a package that has lost their list: the parts are
// mostly where every program puts them.
func (r *reader) usualRelations() []relation {
	var found []relation
	for kind, part := range map[string]string{relWorkbook: "xl/workbook.xml", relCore: "docProps/core.xml",
		relApp: "docProps/app.xml", relCustom: "docProps/custom.xml"} {
		if r.archive.find(part) != nil {
			found = append(found, relation{kind: kind, target: part})
		}
	}
	return found
}

// relationKind gives the kind of a relationship, "" for one that is not followed.
func relationKind(kind []byte) string {
	kind = kind[bytes.LastIndexByte(kind, '/')+1:]
	for _, known := range []string{
		relWorkbook, relStrings, relStyles, relWorksheet, relChartSheet, relDialogSheet,
		relMacroSheet, relMacroSheetOld, relComments, relThreads, relDrawing, relExternal,
		relConnections, relMacros, relCore, relApp, relAppStrict, relCustom, relCustomStrict,
	} {
		if string(kind) == known {
			return known
		}
	}
	return ""
}

// relationsOf reads the relationships of a part; "" is the package itself. A part without any is
// no error.
func (r *reader) relationsOf(part string) ([]relation, error) {
	name := packageRelations
	folder := ""
	if part != "" {
		var file string
		folder, file = path.Split(part)
		name = folder + "_rels/" + file + ".rels"
	}
	e := r.archive.find(name)
	if e == nil {
		return nil, nil
	}
	if err := r.scan(e); err != nil {
		return nil, err
	}
	s := &r.xml
	var relations []relation
	for s.child(0) {
		in := s.depth()
		for s.child(in) {
			if string(s.name) != "Relationship" {
				continue
			}
			if !r.count("relationships") {
				break
			}
			rel := relation{
				id:       r.keep(s.decode(s.attr("Id"))),
				kind:     relationKind(s.attr("Type")),
				target:   r.keep(s.decode(s.attr("Target"))),
				external: string(s.attr("TargetMode")) == "External",
			}
			if !rel.external {
				rel.target = r.resolve(folder, rel.target)
			}
			relations = append(relations, rel)
		}
	}
	return relations, inPart(s.err, e.name)
}

// resolve gives the name of the part a target means, seen from a folder. The name may be of no
// part at all, and it never leaves the package.
func (r *reader) resolve(folder, target string) string {
	target, _, _ = strings.Cut(strings.ReplaceAll(target, `\`, "/"), "#")
	if !strings.HasPrefix(target, "/") {
		target = folder + target
	}
	name := strings.TrimPrefix(path.Clean("/"+target), "/")
	if r.archive.find(name) == nil {
		if plain, err := url.PathUnescape(name); err == nil {
			return plain
		}
	}
	return name
}

// follow gives the entry a part's relationship of a kind leads to, or nil.
func (r *reader) follow(relations []relation, kind string) *entry {
	for _, rel := range relations {
		if rel.kind == kind && !rel.external {
			return r.archive.find(rel.target)
		}
	}
	return nil
}

// hasRelation reports whether there is a relationship of a kind, whatever its target.
func hasRelation(relations []relation, kind string) bool {
	for _, rel := range relations {
		if rel.kind == kind {
			return true
		}
	}
	return false
}

// contentType gives the declared type of a part, in lower case, "" when there is none.
func (r *reader) contentType(part string) (string, error) {
	e := r.archive.find(contentTypesPart)
	if e == nil {
		return "", nil
	}
	if err := r.scan(e); err != nil {
		return "", err
	}
	s := &r.xml
	var byName, byExtension string
	extension := []byte(strings.TrimPrefix(path.Ext(part), "."))
	for s.child(0) {
		in := s.depth()
		for s.child(in) {
			switch string(s.name) {
			case "Override":
				name := bytes.TrimPrefix(s.decode(s.attr("PartName")), []byte("/"))
				if bytes.EqualFold(name, []byte(part)) {
					byName = s.attrText("ContentType")
				}
			case "Default":
				if bytes.EqualFold(s.attr("Extension"), extension) {
					byExtension = s.attrText("ContentType")
				}
			}
		}
	}
	if byName == "" {
		byName = byExtension
	}
	return strings.ToLower(byName), inPart(s.err, e.name)
}
