// Package specimen fills in companions for tests, at the level of the package: as libraries do that
// change a Word file's paragraphs and leave the rest alone. Only tests import it.
package specimen

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// Paragraph is the markup of a paragraph with a text.
func Paragraph(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a strings.Builder takes everything
	return `<w:p><w:r><w:t xml:space="preserve">` + b.String() + `</w:t></w:r></w:p>`
}

// hintEnds is how the hint below a heading ends.
const hintEnds = "〕</w:t></w:r></w:p>"

// Below puts markup below the hints of headings, by heading.
func Below(file []byte, content map[string]string) ([]byte, error) {
	return Changed(file, func(name, part string) string {
		if name != "word/document.xml" {
			return part
		}
		for heading, markup := range content {
			at := strings.Index(part, ">"+heading+"<")
			hint := strings.Index(part[max(at, 0):], hintEnds)
			if at < 0 || hint < 0 {
				return "no heading " + heading // unsound on purpose
			}
			at += hint + len(hintEnds)
			part = part[:at] + markup + part[at:]
		}
		return part
	}, nil)
}

// Written puts paragraphs of text below headings.
func Written(file []byte, texts map[string][]string) ([]byte, error) {
	content := map[string]string{}
	for heading, paragraphs := range texts {
		for _, text := range paragraphs {
			content[heading] += Paragraph(text)
		}
	}
	return Below(file, content)
}

// Changed changes the parts of a file; one that becomes "" is left out, and further ones are added.
func Changed(file []byte, change func(name, part string) string, further map[string]string) ([]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	add := func(name, part string) error {
		if part == "" {
			return nil
		}
		to, err := w.Create(name)
		if err != nil {
			return err
		}
		_, err = io.WriteString(to, part)
		return err
	}
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			return nil, err
		}
		part, err := io.ReadAll(in)
		in.Close()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
		if err := add(f.Name, change(f.Name, string(part))); err != nil {
			return nil, err
		}
	}
	for name, part := range further {
		if err := add(name, part); err != nil {
			return nil, err
		}
	}
	err = w.Close()
	return out.Bytes(), err
}
