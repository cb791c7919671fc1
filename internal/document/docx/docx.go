// Package docx prints a document as a Word file (.docx) that an office can go on editing. [Write] does it;
// [Pack] is for other Word files of the same look.
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
	"slices"
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
	return Pack(w, []Part{
		Header(d.Draft),
		{"word/document.xml", body(d)},
		{"docProps/core.xml", Properties(d.Title, d.Agency, o)},
	})
}

// Part is one part of a Word file, by its name in the package.
type Part struct{ Name, Content string }

// Pack writes a Word file of the parts that every file of ours has (styles, settings, page numbers)
// and those given, which take the place of parts of the same name.
func Pack(w io.Writer, own []Part) error {
	var all []Part
	for _, p := range fixed {
		data, err := parts.ReadFile("parts/" + p.file)
		if err != nil {
			return err // cannot be: the parts are embedded
		}
		all = append(all, Part{p.name, string(data)})
	}
	for _, p := range own {
		if at := slices.IndexFunc(all, func(one Part) bool { return one.Name == p.Name }); at >= 0 {
			all[at] = p
		} else {
			all = append(all, p)
		}
	}
	z := zip.NewWriter(w)
	for _, p := range all {
		if err := add(z, p.Name, p.Content); err != nil {
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

// Escaped is how a text of the document gets into the markup.
func Escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a strings.Builder takes everything
	return b.String()
}

// Properties are the document properties, for programs and archives.
func Properties(docTitle, agency string, o Options) string {
	date := ""
	if !o.Date.IsZero() {
		date = `<dcterms:created xsi:type="dcterms:W3CDTF">` + o.Date.UTC().Format(time.RFC3339) + `</dcterms:created>`
	}
	return declaration + `<cp:coreProperties` +
		` xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"` +
		` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
		`<dc:title>` + Escaped(docTitle) + `</dc:title>` +
		`<dc:creator>` + Escaped(agency) + `</dc:creator>` +
		`<dc:language>zh-CN</dc:language>` + date +
		`</cp:coreProperties>`
}

// Header is the part printed on every page: the mark of a draft, or nothing.
func Header(draft bool) Part {
	mark := ""
	if draft {
		mark = run(document.DraftMark, "")
	}
	return Part{"word/header1.xml", header(mark)}
}

func header(mark string) string {
	return declaration + `<w:hdr xmlns:w="` + namespace + `">` + paragraph("Header", mark) + `</w:hdr>`
}
