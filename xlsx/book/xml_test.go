package book

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// events writes down what the scanner meets, text joined.
func events(src []byte) (string, error) {
	var s scanner
	s.reset(src)
	var out strings.Builder
	var text []byte
	flush := func() {
		if len(text) > 0 {
			fmt.Fprintf(&out, "%q ", text)
			text = text[:0]
		}
	}
	for {
		switch s.step() {
		case eventStart:
			flush()
			fmt.Fprintf(&out, "<%s", s.name)
			for _, a := range s.attrs {
				fmt.Fprintf(&out, " %s=%q", s.at(a.name), s.decode(s.at(a.value)))
			}
			out.WriteString("> ")
		case eventEnd:
			flush()
			out.WriteString("</> ")
		case eventChars:
			text = s.appendText(text)
		case eventDone:
			return out.String(), s.err
		}
	}
}

// theirEvents writes down what encoding/xml meets in the same way.
func theirEvents(src []byte) (string, error) {
	d := xml.NewDecoder(bytes.NewReader(src))
	var out strings.Builder
	var text []byte
	depth := 0
	flush := func() {
		if len(text) > 0 && depth > 0 {
			fmt.Fprintf(&out, "%q ", text)
		}
		text = text[:0]
	}
	for {
		token, err := d.RawToken()
		if err == io.EOF {
			return out.String(), nil
		}
		if err != nil {
			return "", err
		}
		switch token := token.(type) {
		case xml.StartElement:
			flush()
			depth++
			fmt.Fprintf(&out, "<%s", token.Name.Local)
			for _, a := range token.Attr {
				name := a.Name.Local
				if a.Name.Space != "" {
					name = a.Name.Space + ":" + name
				}
				fmt.Fprintf(&out, " %s=%q", name, a.Value)
			}
			out.WriteString("> ")
		case xml.EndElement:
			flush()
			depth--
			out.WriteString("</> ")
		case xml.CharData:
			text = append(text, token...)
		}
	}
}

func TestScanner(t *testing.T) {
	for _, test := range []struct{ src, want string }{
		{`<a/>`, `<a> </> `},
		{`<?xml version="1.0"?><!-- x --><a b="1" c='&lt;"'>t</a><!-- > -->`, `<a b="1" c="<\""> "t" </> `},
		{`<n:a xmlns:n="u"><n:b n:c="d"/>x<b>y</b ></n:a>`,
			`<a xmlns:n="u"> <b n:c="d"> </> "x" <b> "y" </> </> `},
		{`<a>1<!-- 2 -->3<?p?>5<![CDATA[6&<7]]>8</a>`, `<a> "1356&<78" </> `},
		{"<a>\r\n&#13;\r</a>", `<a> "\n\r\n" </> `},
		{"<a\n b = '\t>' ></a>", `<a b="\t>"> </> `},
		{`<表 列="年">月</表>`, `<表 列="年"> "月" </> `},
	} {
		got, err := events([]byte(test.src))
		require.NoError(t, err, test.src)
		assert.Equal(t, test.want, got)
		theirs, err := theirEvents([]byte(test.src))
		require.NoError(t, err, test.src)
		assert.Equal(t, theirs, got)
	}
}

func TestScannerRefuses(t *testing.T) {
	for _, src := range []string{
		"", " ", "x", "<", "<a", "<a>", "<a b", "<a b=", `<a b="`, `<a b="1"`, `<a b=1/>`, "<a/",
		"<a/ >", "<a></b>", "<a></a", "</a>", "<a/><b/>",
		"<a/>x", "x<a/>", "<a><b></a></b>", "<a>&b;</a>", "<a>&amp</a>", "<a>&;</a>", "<a>&#0;</a>",
		"<a>&#xD800;</a>", "<a>&#x110000;</a>", "<a>&#xFFFE;</a>",
		"<a>\x00</a>", "<!-- <a/>", "<a><![CDATA[</a>", "<![CDATA[]]><a/>", "<a><!x></a>", "<1/>",
		"<:a/>", "<a:/>", "<a:b:c/>", "< a/>", `<a b="<"/>`,
		"<a><?x</a>", "<a =\"1\"/>", "<a><!", "<!", "<?",
	} {
		_, err := events([]byte(src))
		var refusal *Refusal
		require.ErrorAs(t, err, &refusal, src)
		assert.Equal(t, CodeBrokenXML, refusal.Code, src)
	}
	_, err := events([]byte(`<!DOCTYPE a><a/>`))
	assert.ErrorContains(t, err, string(CodeDoctype))
}

// FuzzScanner compares the scanner with encoding/xml: what both accept they read alike. What
// encoding/xml alone refuses must be one of the known things that cannot hide any content.
func FuzzScanner(f *testing.F) {
	for _, p := range usual() {
		f.Add([]byte(p.text))
	}
	f.Add([]byte(`<?xml version="1.0"?><!-- x --><a b="1" c='&lt;"'>t<![CDATA[6&<7]]>8&#24180;</a>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		src, err := toUTF8(data)
		if err != nil {
			return
		}
		ours, err := events(src)
		if err != nil {
			return
		}
		theirs, err := theirEvents(src)
		if err == nil {
			require.Equal(t, theirs, ours)
			return
		}
		if !knownLeniency(err) {
			t.Fatalf("accepted, and encoding/xml says %v", err)
		}
	})
}

// knownLeniency reports whether encoding/xml refuses a part for something the scanner accepts,
// none of which can hide an element or a text that is read.
func knownLeniency(err error) bool {
	for _, known := range []string{
		"unsupported version", "encoding", // of the XML declaration
		`"--" not allowed in comments`, "]]> not in CDATA", "target name", // only formally wrong
		"invalid XML name",                        // characters beyond ASCII are all let through
		"illegal character code", "invalid UTF-8", // in text and attributes nobody reads
	} {
		if strings.Contains(err.Error(), known) {
			return true
		}
	}
	return false
}

func TestUnescape(t *testing.T) {
	for text, want := range map[string]string{
		"":                           "",
		"plain":                      "plain",
		"_x000D_":                    "\r",
		"a_x000a_b_x000A_c":          "a\nb\nc",
		"_x005F_x000D_":              "_x000D_",
		"_x000D":                     "_x000D",
		"_x00G0_":                    "_x00G0_",
		"_X000D_":                    "_X000D_",
		"__x0041__":                  "_A_",
		"_xD83D__xDE00_":             "😀",
		"_xD83D_":                    "�",
		"_xDE00__xD83D_":             "��",
		"_xD83D__x0041_":             "�A",
		"_x4E00_x_x4E8C_":            "一x二",
		"_x":                         "_x",
		strings.Repeat("_x4E00_", 9): strings.Repeat("一", 9),
	} {
		assert.Equal(t, want, string(unescape([]byte(text))), text)
	}
}
