package sound

import (
	"fmt"
	"strings"

	"nianbao/xlsx/pack"
)

// tables is what no two tables of a workbook share.
type tables struct{ ids, names, places map[string]bool }

// listed reports whether a sheet lists a table it has listed before.
func (t tables) listed(place string) bool {
	before := t.places[place]
	t.places[place] = true
	return before
}

// tablesOf checks the tables of a sheet: ids and names are their own, columns as many as the
// range has, with names of their own.
func (c *checker) tablesOf(sheet *pack.Part) {
	for _, r := range c.relations[strings.ToLower(sheet.Name)] {
		if p := c.parts[r.target]; r.kind == "table" && p != nil {
			if err := c.table(p); err != nil {
				c.fault(p.Name, "%v", err)
			}
		}
	}
}

func (c *checker) table(p *pack.Part) error {
	width, columns := 0, map[string]bool{}
	err := Walk(p.Data, func(e *Element) error {
		switch e.Path() {
		case "table":
			name := strings.ToLower(e.Attr("displayName"))
			if c.tables.ids[e.Attr("id")] || c.tables.names[name] {
				return fmt.Errorf("the table %q with the id %q, one of them twice", name, e.Attr("id"))
			}
			c.tables.ids[e.Attr("id")], c.tables.names[name] = true, true
			first, last, _ := strings.Cut(e.Attr("ref"), ":")
			_, from, _ := cellAt(first)
			_, to, _ := cellAt(last)
			width = to - from + 1
		case "table/tableColumns/tableColumn":
			name := strings.ToLower(e.Attr("name"))
			if columns[name] {
				return fmt.Errorf("the column %q twice", name)
			}
			columns[name] = true
		}
		return nil
	})
	if err == nil && width != len(columns) {
		err = fmt.Errorf("%d columns described of %d", len(columns), width)
	}
	return err
}
