package issue

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/companion"
	"nianbao/internal/companion/specimen"
	"nianbao/internal/outside"
	"nianbao/internal/report"
	"nianbao/templates"
)

func issued(t *testing.T, e *templates.Edition, id report.Identity) []byte {
	var b bytes.Buffer
	require.NoError(t, Write(&b, e, id))
	return b.Bytes()
}

func partsOf(t *testing.T, file []byte) map[string]string {
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	require.NoError(t, err)
	parts := map[string]string{}
	for _, f := range z.File {
		in, err := f.Open()
		require.NoError(t, err)
		data, err := io.ReadAll(in)
		require.NoError(t, err)
		parts[f.Name] = string(data)
	}
	return parts
}

// elements visits the elements of a part, which has to be well-formed.
func elements(t *testing.T, part string, visit func(xml.StartElement)) {
	d := xml.NewDecoder(strings.NewReader(part))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return
		}
		require.NoError(t, err)
		if e, ok := token.(xml.StartElement); ok {
			visit(e)
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

// Every edition's companion has all its headings and notes, in order, and comes back as it went out.
func TestEveryEdition(t *testing.T) {
	for _, e := range templates.Builtin() {
		t.Run(e.ID, func(t *testing.T) {
			id := report.Identity{Year: e.From, Agency: "青禾县<水利>&局", Code: "11000000MB0000001X"}
			file := issued(t, e, id)
			body, at := partsOf(t, file)["word/document.xml"], 0
			for _, p := range companion.Layout(e, id) {
				if p.Role == companion.Heading || p.Role == companion.Note {
					found := strings.Index(body[at:], strings.Split(p.Text, "<")[0])
					require.GreaterOrEqual(t, found, 0, p.Text)
					at += found
				}
			}
			r, as, err := companion.Read("a.docx", file, companion.Options{})
			require.NoError(t, err)
			assert.Equal(t, e.ID, as.ID)
			assert.Equal(t, id.Agency, r.Agency)
			assert.Equal(t, id.Code, r.Code)
			assert.Equal(t, id.Year, r.Year)
			assert.Empty(t, r.Prose)
			assert.Len(t, r.Oddities, 1, "that it is alone")
		})
	}
}

func TestSameBytes(t *testing.T) {
	e := templates.Builtin()[1]
	id := report.Identity{Year: 2025, Agency: "青禾县水利局"}
	assert.Equal(t, issued(t, e, id), issued(t, e, id))
}

// Every part is declared and every relationship leads to a part: without that Word offers to repair the file.
func TestPackageIsComplete(t *testing.T) {
	parts := partsOf(t, issued(t, templates.Builtin()[1], report.Identity{Year: 2025, Agency: "青禾县水利局"}))
	declared := map[string]bool{"[Content_Types].xml": true, companion.ItemPart: true} // of the default type for xml
	elements(t, parts["[Content_Types].xml"], func(e xml.StartElement) {
		if e.Name.Local == "Override" {
			declared[strings.TrimPrefix(attribute(e, "PartName"), "/")] = true
		}
	})
	for name, part := range parts {
		assert.True(t, declared[name] || strings.HasSuffix(name, ".rels"), name)
		folder := filepath.Dir(filepath.Dir(name))
		elements(t, part, func(e xml.StartElement) {
			if strings.HasSuffix(name, ".rels") && e.Name.Local == "Relationship" {
				assert.Contains(t, parts, filepath.Join(folder, attribute(e, "Target")))
			}
		})
	}
	for name := range declared {
		assert.Contains(t, parts, name)
	}
}

// Every style that is used is defined.
func TestStylesAreDefined(t *testing.T) {
	parts := partsOf(t, issued(t, templates.Builtin()[1], report.Identity{Year: 2025, Agency: "青禾县水利局"}))
	defined := map[string]bool{}
	elements(t, parts["word/styles.xml"], func(e xml.StartElement) { defined[attribute(e, "styleId")] = true })
	elements(t, parts["word/document.xml"], func(e xml.StartElement) {
		if e.Name.Local == "pStyle" {
			assert.True(t, defined[attribute(e, "val")], attribute(e, "val"))
		}
	})
}

// What was written comes back from a companion that LibreOffice saved, in its own and in Word's format.
func TestLibreOffice(t *testing.T) {
	dir := t.TempDir()
	texts := map[string][]string{"引言": {"根据条例编制。"}, "一、总体情况": {"全年公开12条。", "（一）主动公开。共5条。"},
		"六、其他需要报告的事项": {"没有收取信息处理费。"}}
	e := templates.Builtin()[1]
	id := report.Identity{Year: 2025, Agency: "青禾县水利局", Code: "11000000MB0000001X", Scope: report.Area}
	data, err := specimen.Written(issued(t, e, id), texts)
	require.NoError(t, err)
	file := filepath.Join(dir, "a.docx")
	require.NoError(t, os.WriteFile(file, data, 0o600))
	for _, step := range [][2]string{{"odt", file}, {"docx", filepath.Join(dir, "odt", "a.odt")}} {
		outside.Convert(t, filepath.Join(dir, step[0]), step[0], []string{step[1]})
	}
	saved, err := os.ReadFile(filepath.Join(dir, "docx", "a.docx"))
	require.NoError(t, err)
	r, _, err := companion.Read("a.docx", saved, companion.Options{})
	require.NoError(t, err)
	require.NotNil(t, r)
	id.Edition, id.Release = e.ID, "1"
	assert.Equal(t, id, r.Identity)
	for heading, section := range map[string]string{"引言": "lead", "一、总体情况": "overview", "六、其他需要报告的事项": "other"} {
		var got []string
		for _, p := range r.Prose[section] {
			got = append(got, p.Text)
		}
		assert.Equal(t, texts[heading], got)
	}
	assert.Len(t, r.Oddities, 1, "that it is alone")
}
