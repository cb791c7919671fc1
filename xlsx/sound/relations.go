package sound

import (
	"fmt"
	"net/url"
	"path"
	"strings"

	"nianbao/xlsx/pack"
)

// relation is one relationship of a part.
type relation struct {
	kind     string // the last word of its type
	target   string // in lower case; of an external one as written
	external bool
}

// readRelations reads the relationships of one part: ids are unique, and each leads to a part.
func (c *checker) readRelations(p *pack.Part) {
	folder, file := path.Split(p.Name)
	base := strings.TrimSuffix(strings.TrimSuffix(folder, "/"), "_rels")
	owner := strings.ToLower(base + strings.TrimSuffix(file, ".rels"))
	if owner != "" && c.parts[owner] == nil {
		c.fault(p.Name, "the relationships of a part that is not there")
	}
	own := map[string]relation{}
	c.relations[owner] = own
	err := Walk(p.Data, func(e *Element) error {
		if e.Path() != "Relationships/Relationship" {
			return nil
		}
		id, kind := e.Attr("Id"), e.Attr("Type")
		r := relation{kind: kind[strings.LastIndexByte(kind, '/')+1:], target: e.Attr("Target"),
			external: e.Attr("TargetMode") == "External"}
		if _, twice := own[id]; twice || id == "" {
			c.fault(p.Name, "the id %q twice or empty", id)
		}
		if r.external && within[r.kind] {
			c.fault(p.Name, "%s leads out of the package", id)
		}
		if !r.external {
			r.target = strings.ToLower(Resolve(base, r.target))
			if c.parts[r.target] == nil && e.Attr("Target") != "NULL" {
				c.fault(p.Name, "%s leads to %q, which is not there", id, r.target)
			}
		}
		own[id], c.roles[r.target] = r, r.kind
		return nil
	})
	if err != nil {
		c.fault(p.Name, "%v", err)
	}
}

// within are the kinds of relationships that must lead to a part of the package.
var within = set("officeDocument worksheet chartsheet dialogsheet styles sharedStrings theme comments vmlDrawing drawing " +
	"table queryTable pivotTable pivotCacheDefinition pivotCacheRecords externalLink calcChain chart printerSettings " +
	"core-properties extended-properties custom-properties sheetMetadata connections threadedComment person ctrlProp control")

// kindsOf are the kinds of relationships by the elements that use them.
var kindsOf = map[string]map[string]bool{
	"sheet": set("worksheet chartsheet dialogsheet xlMacrosheet xlIntlMacrosheet"), "drawing": set("drawing"),
	"legacyDrawing": set("vmlDrawing"), "legacyDrawingHF": set("vmlDrawing"), "picture": set("image"),
	"tablePart": set("table"), "pivotCache": set("pivotCacheDefinition"), "externalReference": set("externalLink"),
	"hyperlink": set("hyperlink"), "pageSetup": set("printerSettings"),
}

func set(words string) map[string]bool {
	out := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		out[word] = true
	}
	return out
}

// leads checks that the relationships an element uses are there, of the right kind, and within the
// package where a part is needed.
func (e *Element) leads(own map[string]relation) error {
	for _, a := range e.Attrs {
		if a.Space != relationsSpace && a.Space != strictRelationsSpace {
			continue
		}
		r, ok := own[a.Value]
		kinds := kindsOf[e.Name]
		switch {
		case !ok:
			return fmt.Errorf("<%s> uses the relationship %q, which is not there", e.Name, a.Value)
		case kinds != nil && e.Space == mainSpace && a.Name == "id" && !kinds[r.kind]:
			return fmt.Errorf("<%s> uses the relationship %q, which is a %s", e.Name, a.Value, r.kind)
		case r.external && (a.Name == "embed" || e.Name == "picture"):
			return fmt.Errorf("<%s> uses the relationship %q, which leads out of the package", e.Name, a.Value)
		}
	}
	return nil
}

// Resolve gives the name of the part a target means, seen from a folder ("" or ending in a stroke).
func Resolve(folder, target string) string {
	target, _, _ = strings.Cut(target, "#")
	if !strings.HasPrefix(target, "/") {
		target = folder + target
	}
	name := strings.TrimPrefix(path.Clean("/"+target), "/")
	if plain, err := url.PathUnescape(name); err == nil {
		return plain
	}
	return name
}

// follow returns the part a part's relationship of a kind leads to, nil for none.
func (c *checker) follow(owner, kind string) *pack.Part {
	for _, r := range c.relations[strings.ToLower(owner)] {
		if r.kind == kind && !r.external {
			return c.parts[r.target]
		}
	}
	return nil
}
