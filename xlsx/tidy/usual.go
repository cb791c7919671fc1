package tidy

import (
	"fmt"
	"strings"
)

// relateUsual gives a package that has lost its relationships the usual ones.
func (g *graph) relateUsual() {
	const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	for i, r := range []relation{
		{space: office + kindWorkbook, target: "xl/workbook.xml"},
		{space: "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
			target: "docProps/core.xml"},
		{space: office + "extended-properties", target: "docProps/app.xml"},
		{space: office + "custom-properties", target: "docProps/custom.xml"},
	} {
		if r.to = g.old[strings.ToLower(r.target)]; r.to != nil {
			r.id = fmt.Sprintf("rId%d", i+1)
			g.root.relations = append(g.root.relations, r)
		}
	}
}
