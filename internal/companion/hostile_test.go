package companion_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/companion"
	"nianbao/internal/companion/specimen"
	"nianbao/internal/message"
)

// Files made to harm are refused with advice, or read within bounds.
func TestHostile(t *testing.T) {
	with := func(change func(name, part string) string, further map[string]string) []byte {
		data, err := specimen.Changed(issued(t), change, further)
		require.NoError(t, err)
		return data
	}
	identity := func(key, text string) string {
		return `<identity xmlns="` + companion.Namespace + `"><` + key + `>` + text + `</` + key + `></identity>`
	}
	same := func(_, part string) string { return part }
	only := func(part, content string) []byte {
		return with(func(name, old string) string {
			if name == part {
				return content
			}
			return old
		}, nil)
	}
	for name, data := range map[string][]byte{
		"bomb in the properties":   only(companion.PropertiesPart, strings.Repeat(" ", 50<<20+1)),
		"bomb in the custom part":  only(companion.ItemPart, strings.Repeat(" ", 50<<20+1)),
		"bomb in the body":         only("word/document.xml", strings.Repeat(" ", 50<<20+1)),
		"entities":                 only(companion.ItemPart, `<!DOCTYPE x [<!ENTITY a "aaaa">]>`+identity("year", "&a;")),
		"deep":                     only(companion.ItemPart, strings.Repeat(`<a xmlns="`+companion.Namespace+`">`, 100_000)),
		"long identity":            only(companion.ItemPart, identity("agency", strings.Repeat("局", 1<<20))),
		"a year of many digits":    only(companion.ItemPart, identity("year", strings.Repeat("9", 400))),
		"an edition nobody knows":  only(companion.ItemPart, identity("edition", "x")),
		"cut off":                  only("word/document.xml", `<w:document xmlns:w="w"><w:body><w:p>`),
		"deep tables":              below(t, overview, strings.Repeat("<w:tbl><w:tr><w:tc>", 5000)),
		"paragraphs without end":   below(t, overview, strings.Repeat("<w:p><w:r><w:t>甲</w:t></w:r></w:p>", 200_001)),
		"pictures without end":     below(t, overview, strings.Repeat("<w:p><a:blip/></w:p>", 300_000)),
		"a paragraph of megabytes": below(t, overview, specimen.Paragraph(strings.Repeat("甲", 3<<20))),
		"two bodies":               with(same, map[string]string{"WORD/document.xml": "<x/>"}),
	} {
		t.Run(name, func(t *testing.T) {
			r, e, err := companion.Read(name, data, companion.Options{})
			if err != nil {
				assert.False(t, message.HintOf(err).IsZero(), err)
				assert.Contains(t, err.Error(), name)
				return
			}
			require.NotNil(t, r)
			assert.NotNil(t, e)
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add(issued(f))
	f.Add(below(f, overview, specimen.Paragraph("甲。")+`<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, e, err := companion.Read("a.docx", data, companion.Options{})
		if err == nil && r != nil && e == nil {
			t.Error("a report without its edition")
		}
	})
}

// FuzzBody damages the main part inside a sound package, which damage to the package rarely reaches.
func FuzzBody(f *testing.F) {
	f.Add(specimen.Paragraph("甲。"))
	f.Add(`<w:p><w:ins><w:r><w:t>甲</w:t></w:r></w:ins><a:blip/></w:p>`)
	file := issued(f)
	f.Fuzz(func(t *testing.T, markup string) {
		data, err := specimen.Below(file, map[string]string{overview: markup})
		if err != nil {
			return
		}
		r, _, err := companion.Read("a.docx", data, companion.Options{})
		if err == nil && r == nil {
			t.Error("neither a report nor a reason")
		}
	})
}
