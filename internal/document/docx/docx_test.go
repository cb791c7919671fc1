package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/document"
	"nianbao/internal/document/sample"
	"nianbao/templates"
)

func printed(t testing.TB, d *document.Document) []byte {
	var b bytes.Buffer
	require.NoError(t, Write(&b, d, Options{}))
	return b.Bytes()
}

func plain(t testing.TB, id string, o document.Options) *document.Document {
	e, err := templates.Find(id)
	require.NoError(t, err)
	return document.New(e, sample.Plain(e), o)
}

// partsOf unpacks a file; every part has to be well-formed.
func partsOf(t testing.TB, file []byte) map[string]string {
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	require.NoError(t, err)
	parts := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		require.NoError(t, err)
		data, err := io.ReadAll(r)
		require.NoError(t, err)
		parts[f.Name] = string(data)
		walk(t, string(data), func(xml.StartElement) {}, func(string) {})
	}
	return parts
}

func walk(t testing.TB, content string, start func(xml.StartElement), text func(string)) {
	d := xml.NewDecoder(strings.NewReader(content))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return
		}
		require.NoError(t, err)
		switch token := token.(type) {
		case xml.StartElement:
			start(token)
		case xml.CharData:
			text(string(token))
		}
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// Everything in the document is in the file, in its order, and nothing else.
func TestEverythingAndNothingElse(t *testing.T) {
	for seed := range uint64(30) {
		e := templates.Builtin()[seed%2]
		d := document.New(e, sample.Hostile(e, seed), document.Options{SignOff: true, Draft: seed%2 == 0})
		want := d.Title // on the sign-off sheet
		for _, f := range d.SignOff {
			want += f.Label + "：" + f.Value
		}
		want += d.Title
		for _, b := range d.Blocks {
			want += b.Text()
			if b.Kind == document.Table {
				for _, c := range b.Table.Cells {
					want += c.Text
				}
			}
		}
		parts := partsOf(t, printed(t, d))
		var got strings.Builder
		walk(t, parts["word/document.xml"], func(xml.StartElement) {}, func(s string) { got.WriteString(s) })
		assert.Equal(t, ink(want), ink(got.String()), "seed %d", seed)
		assert.Equal(t, d.Draft, strings.Contains(parts["word/header1.xml"], ">"+document.DraftMark+"<"))
	}
}

func ink(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

func TestSameBytes(t *testing.T) {
	assert.Equal(t, printed(t, plain(t, "2021", document.Options{})), printed(t, plain(t, "2021", document.Options{})))
}

func TestDate(t *testing.T) {
	var b bytes.Buffer
	require.NoError(t, Write(&b, plain(t, "2021", document.Options{}), Options{Date: time.Unix(1700000000, 0)}))
	assert.Contains(t, partsOf(t, b.Bytes())["docProps/core.xml"], ">2023-11-14T22:13:20Z</dcterms:created>")
	assert.NotContains(t, partsOf(t, printed(t, plain(t, "2021", document.Options{})))["docProps/core.xml"], "created")
}

// Every part is declared, and every relationship leads to a part: without that Word offers to repair the file.
func TestPackageIsComplete(t *testing.T) {
	parts := partsOf(t, printed(t, plain(t, "2021", document.Options{})))
	declared := map[string]bool{"[Content_Types].xml": true}
	walk(t, parts["[Content_Types].xml"], func(e xml.StartElement) {
		if e.Name.Local == "Override" {
			declared[strings.TrimPrefix(attribute(e, "PartName"), "/")] = true
		}
	}, func(string) {})
	for name := range parts {
		assert.True(t, declared[name] || strings.HasSuffix(name, ".rels"), name)
	}
	for name := range declared {
		assert.Contains(t, parts, name)
	}
	for rels, folder := range map[string]string{"_rels/.rels": "", "word/_rels/document.xml.rels": "word/"} {
		walk(t, parts[rels], func(e xml.StartElement) {
			if e.Name.Local == "Relationship" {
				assert.Contains(t, parts, folder+attribute(e, "Target"))
			}
		}, func(string) {})
	}
}

// Every style that is used is defined, with a name people know it by.
func TestStylesAreDefined(t *testing.T) {
	parts := partsOf(t, printed(t, plain(t, "2021", document.Options{SignOff: true})))
	names, id := map[string]string{}, ""
	walk(t, parts["word/styles.xml"], func(e xml.StartElement) {
		switch e.Name.Local {
		case "style":
			id = attribute(e, "styleId")
		case "name":
			names[id] = attribute(e, "val")
		}
	}, func(string) {})
	used := map[string]bool{}
	for name, content := range parts {
		if !strings.HasPrefix(name, "word/") || strings.HasSuffix(name, ".rels") {
			continue
		}
		walk(t, content, func(e xml.StartElement) {
			switch e.Name.Local {
			case "pStyle", "rStyle", "tblStyle", "basedOn", "next":
				assert.NotEmpty(t, names[attribute(e, "val")], attribute(e, "val"))
				used[attribute(e, "val")] = true
			}
		}, func(string) {})
	}
	for _, want := range []string{"Title", "Heading1", "Heading2", "BodyText", "RunIn2", "TableFigure",
		"TableBlock", "SignOff"} {
		assert.True(t, used[want], want)
	}
	assert.Equal(t, "heading 1", names["Heading1"], "Word knows its own headings by this name")
}
