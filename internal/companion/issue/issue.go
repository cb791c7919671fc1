// Package issue writes companions: for each agency of a season the Word file in which it writes the
// prose of its report. [Write] is all there is. What stands in one is decided by [companion.Layout].
//
// The same identity gives the same bytes. Nothing is locked, and places to write are ordinary
// paragraphs: every program that saves Word files keeps them. Whether a companion came back whole is
// found by its reader.
package issue

import (
	"embed"
	"fmt"
	"io"
	"strings"

	"nianbao/internal/companion"
	"nianbao/internal/document/docx"
	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/form"
)

//go:embed parts
var parts embed.FS

// own are the parts that only companions have, by the files in parts/.
var own = []struct{ name, file string }{
	{"[Content_Types].xml", "content_types.xml"},
	{"_rels/.rels", "package.rels"},
	{"word/_rels/document.xml.rels", "document.rels"},
	{"customXml/_rels/item1.xml.rels", "item.rels"},
	{"customXml/itemProps1.xml", "item_properties.xml"},
}

// The styles of paragraphs, by the ids of the styles of package docx.
var styles = map[companion.Role]string{
	companion.Identity: "FormHint", companion.Guide: "FormHint",
	companion.Heading: "Heading1", companion.Hint: "FormHint",
	companion.Input: "FormInput", companion.Notes: "Heading1", companion.Note: "FormHint",
}

// Write writes the companion of an agency. Edition, year and scope of the identity are those of the
// season; the release is this program's.
func Write(w io.Writer, e *templates.Edition, id report.Identity) error {
	id.Edition, id.Release = e.ID, form.Release
	if id.Scope == "" {
		id.Scope = report.Own
	}
	var all []docx.Part
	for _, p := range own {
		data, err := parts.ReadFile("parts/" + p.file)
		if err != nil {
			return err // cannot be: the parts are embedded
		}
		all = append(all, docx.Part{Name: p.name, Content: string(data)})
	}
	title := e.ReportTitle(id.Agency, form.YearText(id.Year))
	return docx.Pack(w, append(all,
		docx.Header(false),
		docx.Part{Name: "word/document.xml", Content: docx.Body(body(companion.Layout(e, id), id.Agency))},
		docx.Part{Name: "docProps/core.xml", Content: docx.Properties(title, id.Agency, docx.Options{})},
		docx.Part{Name: companion.PropertiesPart, Content: properties(id)},
		docx.Part{Name: companion.ItemPart, Content: item(id)},
	))
}

func body(paragraphs []companion.Paragraph, agency string) string {
	var b strings.Builder
	for _, p := range paragraphs {
		if p.Role == companion.Title {
			b.WriteString(docx.Title(p.Text, agency))
			continue
		}
		b.WriteString(docx.Paragraph(styles[p.Role], p.Text))
	}
	return b.String()
}

const declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// properties are the custom document properties; their numbers begin at 2.
func properties(id report.Identity) string {
	var b strings.Builder
	b.WriteString(declaration +
		`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"` +
		` xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">`)
	for i, p := range form.IdentityPairs(id) {
		fmt.Fprintf(&b, `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="%d" name="%s">`+
			`<vt:lpwstr>%s</vt:lpwstr></property>`, i+2, form.PropertyPrefix+p[0], docx.Escaped(p[1]))
	}
	return b.String() + `</Properties>`
}

// item is the custom part.
func item(id report.Identity) string {
	var b strings.Builder
	b.WriteString(declaration + `<identity xmlns="` + companion.Namespace + `">`)
	for _, p := range form.IdentityPairs(id) {
		fmt.Fprintf(&b, `<%s>%s</%s>`, p[0], docx.Escaped(p[1]), p[0])
	}
	return b.String() + `</identity>`
}
