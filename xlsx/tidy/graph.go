package tidy

import (
	"fmt"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"nianbao/xlsx/pack"
	"nianbao/xlsx/sound"
)

// graph is the package: its parts and what leads where.
type graph struct {
	old    map[string]*part // by name in lower case
	root   part             // the package itself
	order  []*part          // in the order they are met
	taken  map[string]bool  // new names in lower case
	noted  int              // sheets with comments
	drawn  int              // drawings that belong to no comments
	others int
}

// The kinds of relationships whose parts have a usual name, by the last word of their type.
const (
	kindWorkbook  = "officeDocument"
	kindWorksheet = "worksheet"
	kindComments  = "comments"
	kindVML       = "vmlDrawing"
)

var usual = map[string]string{
	kindWorkbook: "xl/workbook.xml", "styles": "xl/styles.xml", "sharedStrings": "xl/sharedStrings.xml",
	"theme": "xl/theme/theme1.xml", "core-properties": "docProps/core.xml", "extended-properties": "docProps/app.xml",
	"custom-properties": "docProps/custom.xml",
}

var sheetFolders = map[string]string{kindWorksheet: "xl/worksheets/", "chartsheet": "xl/chartsheets/",
	"dialogsheet": "xl/dialogsheets/"}

// follow names every part the package leads to, from the workbook on.
func (g *graph) follow() error {
	if err := g.readRelations(&g.root, "_rels/.rels"); err != nil {
		return err
	}
	if g.old["_rels/.rels"] == nil {
		g.relateUsual()
	}
	main := (*part)(nil)
	for _, r := range g.root.relations {
		if r.kind() == kindWorkbook && r.to != nil && main == nil {
			main = r.to
		}
	}
	if main == nil {
		return errNoWorkbook
	}
	return g.visit(&g.root)
}

// visit names what a part leads to.
func (g *graph) visit(owner *part) error {
	comments := 0
	if owner.kind == kindWorksheet {
		if slices.ContainsFunc(owner.relations, func(r relation) bool {
			return r.kind() == kindComments && r.to != nil
		}) {
			g.noted++
			comments = g.noted
		}
	}
	legacy := ""
	if comments > 0 {
		legacy = owner.legacyDrawing()
	}
	for _, r := range owner.relations {
		if r.to == nil || r.to.named != "" {
			continue
		}
		r.to.kind = r.kind()
		r.to.named = g.name(r, comments, r.id == legacy)
		g.taken[strings.ToLower(r.to.named)] = true
		g.order = append(g.order, r.to)
		if err := g.readRelations(r.to, relationsName(r.to.name)); err != nil {
			return err
		}
	}
	for _, r := range owner.relations {
		if r.to != nil && !r.to.visited {
			r.to.visited = true
			if err := g.visit(r.to); err != nil {
				return err
			}
		}
	}
	return nil
}

// name is the usual name of a part, or its own where that is fit. The library goes by the number in the names of
// comments and of the drawing of their boxes: it is the same for both, and a new
// one is one more than there are.
func (g *graph) name(r relation, comments int, legacy bool) string {
	kind := r.kind()
	if name := usual[kind]; name != "" && !g.taken[strings.ToLower(name)] {
		return name
	}
	if folder := sheetFolders[kind]; folder != "" {
		for n := 1; ; n++ {
			if name := fmt.Sprintf("%ssheet%d.xml", folder, n); !g.taken[strings.ToLower(name)] {
				return name
			}
		}
	}
	switch {
	case kind == kindComments && comments > 0:
		if name := fmt.Sprintf("xl/comments%d.xml", comments); !g.taken[name] {
			return name
		}
	case kind == kindVML && comments > 0 && legacy:
		if name := fmt.Sprintf("xl/drawings/vmlDrawing%d.vml", comments); !g.taken[strings.ToLower(name)] {
			return name
		}
	case kind == kindVML:
		g.drawn++
		return fmt.Sprintf("xl/drawings/vmlDrawing%d.vml", strayFirst+g.drawn)
	case fit.MatchString(r.to.name) && !reserved.MatchString(r.to.name) && !g.taken[strings.ToLower(r.to.name)]:
		return r.to.name
	}
	g.others++
	return fmt.Sprintf("xl/other/part%d%s", g.others, extension(r.to.name))
}

// strayFirst is the first number of drawings that are not about comments, out of the way of those that are.
const strayFirst = 9000

var (
	fit      = regexp.MustCompile(`^(?:xl|docProps|customXml)(?:/[A-Za-z0-9_.-]+)+$`)
	reserved = regexp.MustCompile(`(?i)^xl/(?:workbook|styles|sharedStrings|comments\d*)\.xml$|^xl/(?:worksheets|chartsheets|dialogsheets)/[^/]*$|vmlDrawing\d*\.vml$`)
	simple   = regexp.MustCompile(`^\.[A-Za-z0-9]{1,8}$`)
)

func extension(name string) string {
	if e := path.Ext(name); simple.MatchString(e) {
		return strings.ToLower(e)
	}
	return ".bin"
}

func relationsName(name string) string {
	folder, file := path.Split(name)
	return folder + "_rels/" + file + ".rels"
}

// readRelations reads the relationships of a part; those that lead nowhere are left out.
func (g *graph) readRelations(owner *part, name string) error {
	list := g.old[strings.ToLower(name)]
	if list == nil {
		return nil
	}
	folder, _ := path.Split(owner.name)
	defer owner.dropThreads()
	return sound.Walk(list.data, func(e *sound.Element) error {
		if e.Name != "Relationship" || e.Depth != 2 {
			return nil
		}
		r := relation{id: e.Attr("Id"), space: e.Attr("Type"), target: e.Attr("Target")}
		if e.Attr("TargetMode") != "External" {
			if r.to = g.find(folder, r.target); r.to == nil {
				return nil
			}
		}
		owner.relations = append(owner.relations, r)
		return nil
	})
}

// find returns the part a target means, in whatever way it is spelt.
func (g *graph) find(folder, target string) *part {
	target, _, _ = strings.Cut(strings.ReplaceAll(target, `\`, "/"), "#")
	if !strings.HasPrefix(target, "/") {
		target = folder + target
	}
	name := strings.TrimPrefix(path.Clean("/"+target), "/")
	if p := g.old[strings.ToLower(name)]; p != nil {
		return p
	}
	if plain, err := url.PathUnescape(name); err == nil {
		return g.old[strings.ToLower(plain)]
	}
	return nil
}

// readTypes reads what each part is.
func (g *graph) readTypes() error {
	list := g.old[strings.ToLower(pack.ContentTypes)]
	if list == nil {
		return nil
	}
	byExtension := map[string]string{}
	err := sound.Walk(list.data, func(e *sound.Element) error {
		switch {
		case e.Depth != 2:
		case e.Name == "Default":
			byExtension[strings.ToLower(e.Attr("Extension"))] = e.Attr("ContentType")
		case e.Name == "Override":
			if p := g.find("", e.Attr("PartName")); p != nil {
				p.mime = e.Attr("ContentType")
			}
		}
		return nil
	})
	for _, p := range g.old {
		if p.mime == "" {
			p.mime = byExtension[strings.ToLower(strings.TrimPrefix(path.Ext(p.name), "."))]
		}
	}
	return err
}
