// Package docx prints a document as a Word file (.docx) that an office can go on editing. [Write] is all there is.
//
// The file is WordprocessingML (ECMA-376, transitional), written by hand because a report needs
// little of it: four levels of headings, paragraphs and tables. Everything has a style with a
// name, built-in ones where Word has one, so that an office gives the whole report its own look
// by changing styles; only widths, merged cells and shades are set directly. The page is that of
// GB/T 9704-2012. Parts that are the same for every report are in parts/.
package docx

import (
	"archive/zip"
	"embed"
	"encoding/xml"
	"io"
	"strings"
	"time"

	"nianbao/internal/document"
)

//go:embed parts
var parts embed.FS

// fixed are the parts that are the same for every report, in the order they are written. The list of content types
// has to come first.
var fixed = []struct{ name, file string }{
	{"[Content_Types].xml", "content_types.xml"},
	{"_rels/.rels", "package.rels"},
	{"word/_rels/document.xml.rels", "document.rels"},
	{"word/styles.xml", "styles.xml"},
	{"word/settings.xml", "settings.xml"},
	{"word/footer1.xml", "footer_odd.xml"},
	{"word/footer2.xml", "footer_even.xml"},
}

const declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// Options is what a file carries beside the document.
type Options struct {
	// Date is the creation date of the file; zero for no date, so that the same report always
	// gives the same bytes.
	Date time.Time
}

// Write prints a document. The same document and options give the same bytes.
func Write(w io.Writer, d *document.Document, o Options) error {
	z := zip.NewWriter(w)
	for _, p := range fixed {
		data, err := parts.ReadFile("parts/" + p.file)
		if err != nil {
			return err // cannot be: the parts are embedded
		}
		if err := add(z, p.name, string(data)); err != nil {
			return err
		}
	}
	for _, p := range []struct{ name, content string }{
		{"word/header1.xml", header(d)},
		{"word/document.xml", body(d)},
		{"docProps/core.xml", properties(d, o)},
	} {
		if err := add(z, p.name, p.content); err != nil {
			return err
		}
	}
	return z.Close()
}

func add(z *zip.Writer, name, content string) error {
	w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, content)
	return err
}

// escaped is how a text of the document gets into the markup.
func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a strings.Builder takes everything
	return b.String()
}

// properties are the document properties, for programs and archives.
func properties(d *document.Document, o Options) string {
	date := ""
	if !o.Date.IsZero() {
		date = `<dcterms:created xsi:type="dcterms:W3CDTF">` + o.Date.UTC().Format(time.RFC3339) + `</dcterms:created>`
	}
	return declaration + `<cp:coreProperties` +
		` xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"` +
		` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
		`<dc:title>` + escaped(d.Title) + `</dc:title>` +
		`<dc:creator>` + escaped(d.Agency) + `</dc:creator>` +
		`<dc:language>zh-CN</dc:language>` + date +
		`</cp:coreProperties>`
}

// header is printed on every page: the mark of a draft, or nothing.
func header(d *document.Document) string {
	mark := ""
	if d.Draft {
		mark = run(document.DraftMark, "")
	}
	return declaration + `<w:hdr xmlns:w="` + namespace + `">` + paragraph("Header", mark) + `</w:hdr>`
}
