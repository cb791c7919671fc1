package sound

import (
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
		if !r.external {
			r.target = strings.ToLower(Resolve(base, r.target))
			if c.parts[r.target] == nil && e.Attr("Target") != "NULL" {
				c.fault(p.Name, "%s leads to %q, which is not there", id, r.target)
			}
		}
		own[id] = r
		return nil
	})
	if err != nil {
		c.fault(p.Name, "%v", err)
	}
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
