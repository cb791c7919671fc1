package sound

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestWalk(t *testing.T) {
	none := func(*Element) error { return nil }
	for name, good := range map[string]string{
		"a declaration":       `<?xml version="1.0" encoding='utf-8' standalone="yes"?><a/>`,
		"a byte order mark":   "\xEF\xBB\xBF<a/>",
		"prefixes":            `<p:a xmlns:p="x" p:b="&lt;&#19968;&#x4E00;" c='"'><p:d/></p:a>`,
		"Han in names":        `<表 行="一"/>`,
		"comments":            `<!-- one - two --><a><!----></a>`,
		"CDATA":               `<a><![CDATA[<&]]></a>`,
		"an instruction":      `<a><?xmlish x?></a>`,
		"the same name again": `<a xmlns="x"><a xmlns="y"/></a >`,
	} {
		t.Run("well-formed/"+name, func(t *testing.T) { assert.NoError(t, Walk([]byte(good), none)) })
	}
	for name, bad := range map[string]string{
		"nothing":                ``,
		"cut off in a tag":       `<a b="`,
		"cut off in an element":  `<a><b/>`,
		"ends another":           `<a></b>`,
		"two roots":              `<a/><b/>`,
		"text outside":           `<a/>x`,
		"CDATA outside":          `<![CDATA[ ]]><a/>`,
		"a prefix not bound":     `<p:a/>`,
		"a prefix bound to none": `<a xmlns:p=""/>`,
		"an attribute twice":     `<a b="1" b="2"/>`,
		"no space between":       `<a b="1"c="2"/>`,
		"no quotes":              `<a b=1/>`,
		"no value":               `<a b/>`,
		"an unknown entity":      `<a>&nbsp;</a>`,
		"a bare &":               `<a b="1 & 2"/>`,
		"a control character":    "<a>\x01</a>",
		"one by reference":       `<a>&#1;</a>`,
		"half a pair":            `<a>&#xD800;</a>`,
		"no character":           "<a>\uFFFE</a>",
		"not UTF-8":              "<a>\xC4\xEA</a>",
		"another encoding":       `<?xml version="1.0" encoding="gbk"?><a/>`,
		"another version":        `<?xml version="1.1"?><a/>`,
		"a late declaration":     ` <?xml version="1.0"?><a/>`,
		"a document type":        `<!DOCTYPE a><a/>`,
		"-- in a comment":        `<a><!-- a -- b --></a>`,
		"]]> in text":            `<a>]]></a>`,
		"< in an attribute":      `<a b="<"/>`,
		"ignorable, not bound": `<a xmlns:m="http://schemas.openxmlformats.org/markup-compatibility/2006" ` +
			`m:Ignorable="z"/>`,
	} {
		t.Run("not/"+name, func(t *testing.T) { assert.Error(t, Walk([]byte(bad), none)) })
	}
}

// What the library refuses is refused.
func FuzzWalk(f *testing.F) {
	f.Add([]byte(`<?xml version="1.0"?><p:a xmlns:p="x" b="&lt;"><c/>&#x4E00;<![CDATA[<]]><!-- d --></p:a>`))
	f.Add([]byte(`<a b='1'><b/></a`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if Walk(data, func(*Element) error { return nil }) != nil {
			return
		}
		d := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, byteOrderMark)))
		for {
			_, err := d.Token()
			if errors.Is(err, io.EOF) {
				return
			}
			if !assert.NoError(t, err, string(data)) {
				return
			}
		}
	})
}

func TestPlain(t *testing.T) {
	for name, c := range map[string][2]string{
		"Han":             {`<a b="&#x4E00;">&#19968;二</a>`, `<a b="一">一二</a>`},
		"what must stay":  {`<a>&#38;&#60;&lt;&#13;&#0;&#xFFFE;&</a>`, `<a>&#38;&#60;&lt;&#13;&#0;&#xFFFE;&</a>`},
		"within CDATA":    {`<a><![CDATA[&#19968;]]></a>`, `<a><![CDATA[&#19968;]]></a>`},
		"digits too many": {`<a>&#999999999;</a>`, `<a>&#999999999;</a>`},
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, c[1], string(Plain([]byte(c[0])))) })
	}
}
