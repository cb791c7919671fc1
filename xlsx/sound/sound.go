// Package sound verifies that a workbook's package is one that every program opens: each part well-formed with its
// namespaces bound, relationships that lead to parts, content types that cover each part once, ids that are unique,
// elements in the order of the schema, and indices of styles and texts in range.
//
// It is stricter than the reader of book, which takes what it can: [Check] is asked before a file of somebody else is
// marked, and before a marked file is written.
//
// # What must not come in
//
// No mending, and nothing about annual reports.
package sound

import (
	"fmt"
	"path"
	"strings"

	"nianbao/xlsx/pack"
)

// Fault is one thing that is wrong with a package.
type Fault struct {
	Part string
	What string // for logs and tests
}

// Error names the part and the fault.
func (f Fault) Error() string { return f.Part + ": " + f.What }

// maxFaults is how many faults are looked for; one is enough to refuse a package.
const maxFaults = 20

// Check returns the faults of a package, none for a sound one; no more than the first few.
func Check(p pack.Parts) []Fault {
	c := &checker{parts: map[string]*pack.Part{}, kinds: map[string]string{},
		relations: map[string]map[string]relation{}, roles: map[string]string{}, walked: map[*pack.Part]bool{},
		tables: tables{map[string]bool{}, map[string]bool{}, map[string]bool{}}}
	for i := range p {
		name := strings.ToLower(p[i].Name)
		if c.parts[name] != nil {
			c.fault(p[i].Name, "two parts of this name")
		}
		c.parts[name] = &p[i]
		c.partName(p[i].Name)
	}
	c.contentTypes(p)
	for i := range p {
		if strings.HasSuffix(p[i].Name, ".rels") {
			c.readRelations(&p[i])
		}
	}
	c.workbook()
	for i := range p {
		if !c.walked[&p[i]] {
			c.part(&p[i])
		}
	}
	return c.faults
}

// checker checks one package.
type checker struct {
	parts     map[string]*pack.Part          // by name in lower case
	kinds     map[string]string              // content types by name in lower case
	relations map[string]map[string]relation // by owner in lower case, by id
	roles     map[string]string              // the kind of relationship that leads to a part
	styles    styles
	tables    tables
	texts     int // shared strings
	walked    map[*pack.Part]bool
	faults    []Fault
}

func (c *checker) fault(part, format string, args ...any) {
	if len(c.faults) < maxFaults {
		c.faults = append(c.faults, Fault{part, fmt.Sprintf(format, args...)})
	}
}

// partName checks that a name is one a package may hold (ECMA-376 part 2, 6.2.2): it is written into URIs as it is.
func (c *checker) partName(name string) {
	if name == "" || strings.HasPrefix(name, "/") || path.Clean(name) != name {
		c.fault(name, "not a part's name")
		return
	}
	for _, r := range name {
		if r <= ' ' || r >= 0x7F || strings.ContainsRune(`\%"<>^`+"`{|}", r) {
			c.fault(name, "a character in the name that a URI does not hold")
			return
		}
	}
}

// part checks a part by itself: well-formed, and every relationship it uses is there.
func (c *checker) part(p *pack.Part) {
	if !isXML(p.Name, c.kinds[strings.ToLower(p.Name)]) {
		return
	}
	role := c.roles[strings.ToLower(p.Name)]
	switch role {
	case "chart":
		c.chart(p)
	case "drawing":
		c.drawing(p)
	case "core-properties":
		c.properties(p)
	}
	if err := walk(p.Data, c.every(p, walker{})); err != nil {
		c.fault(p.Name, "%v", err)
	}
}

// every is a walk that holds a part's elements to what holds for any part:
// relationships are there, attributes fit.
func (c *checker) every(p *pack.Part, w walker) walker {
	own, role := c.relations[strings.ToLower(p.Name)], c.roles[strings.ToLower(p.Name)]
	of, start := schema()[role], w.start
	w.start = func(e *Element) error {
		if root := roots[role]; e.Depth == 1 && root != "" && root != e.Name {
			return fmt.Errorf("a %s that is a <%s>", role, e.Name)
		}
		if err := e.leads(own); err != nil {
			return err
		}
		if err := e.fits(of); err != nil || start == nil {
			return err
		}
		return start(e)
	}
	w.end = func(e *Element) error { return e.isFilled(of) }
	return w
}

// roots are the root elements by the kind of relationship that leads to a part.
var roots = map[string]string{"officeDocument": "workbook", "styles": "styleSheet", "sharedStrings": "sst",
	"comments": "comments", "table": "table", "drawing": "wsDr", "chart": "chartSpace", "theme": "theme"}

// isXML reports whether a part is XML, by its name or its content type.
func isXML(name, kind string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".xml", ".rels", ".vml":
		return true
	}
	return strings.HasSuffix(kind, "+xml") || strings.HasSuffix(kind, "/xml")
}
