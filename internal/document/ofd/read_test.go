package ofd

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nianbao/internal/document"
	"nianbao/internal/document/faces"
)

// A small reader of our own files, so that what is in them can be tested on any machine.

// node is an element with what is in it.
type node struct {
	name     string // without its prefix; the namespace is held here
	attrs    map[string]string
	text     string
	children []*node
}

// all are the elements of a name below this one, in order.
func (n *node) all(name string) []*node {
	var out []*node
	for _, c := range n.children {
		if c.name == name {
			out = append(out, c)
		}
		out = append(out, c.all(name)...)
	}
	return out
}

// one is the only element of a name below this one.
func (n *node) one(tb testing.TB, name string) *node {
	found := n.all(name)
	require.Len(tb, found, 1, name)
	return found[0]
}

// numbers are those of an attribute.
func (n *node) numbers(tb testing.TB, attr string) []float64 {
	var out []float64
	for _, s := range strings.Fields(n.attrs[attr]) {
		v, err := strconv.ParseFloat(s, 64)
		require.NoError(tb, err, "%s %s", n.name, attr)
		out = append(out, v)
	}
	return out
}

func parse(tb testing.TB, data []byte) *node {
	tb.Helper()
	d := xml.NewDecoder(bytes.NewReader(data))
	top := &node{}
	open := []*node{top}
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		require.NoError(tb, err)
		last := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			require.Equal(tb, "http://www.ofdspec.org/2016", token.Name.Space)
			n := &node{name: token.Name.Local, attrs: map[string]string{}}
			for _, a := range token.Attr {
				if a.Name.Space != "xmlns" {
					n.attrs[a.Name.Local] = a.Value
				}
			}
			last.children = append(last.children, n)
			open = append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			last.text += string(token)
		}
	}
	require.Len(tb, top.children, 1)
	return top.children[0]
}

// opened is a finished file taken apart.
type opened struct {
	names []string // of its parts, in order
	parts map[string][]byte
	xml   map[string]*node
}

func open(tb testing.TB, file []byte) *opened {
	tb.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	require.NoError(tb, err)
	o := &opened{parts: map[string][]byte{}, xml: map[string]*node{}}
	for _, f := range z.File {
		r, err := f.Open()
		require.NoError(tb, err)
		data, err := io.ReadAll(r)
		require.NoError(tb, err)
		o.names = append(o.names, f.Name)
		o.parts[f.Name] = data
		if strings.HasSuffix(f.Name, ".xml") {
			o.xml[f.Name] = parse(tb, data)
		}
	}
	return o
}

// pages are the pages as the document lists them.
func (o *opened) pages() []*node {
	var out []*node
	for _, p := range o.xml["Doc_0/Document.xml"].all("Page") {
		out = append(out, o.xml["Doc_0/"+p.attrs["BaseLoc"]])
	}
	return out
}

// fonts are the fonts by their IDs.
func (o *opened) fonts(tb testing.TB) map[string]*faces.Face {
	out := map[string]*faces.Face{}
	res := o.xml["Doc_0/PublicRes.xml"]
	for _, f := range res.all("Font") {
		face, err := faces.Parse(o.parts["Doc_0/"+res.attrs["BaseLoc"]+"/"+f.one(tb, "FontFile").text])
		require.NoError(tb, err)
		out[f.attrs["ID"]] = face
	}
	return out
}

// unseen reports whether nothing is seen of a text object.
func unseen(object *node) bool {
	for _, ink := range object.all("FillColor") {
		if ink.attrs["Alpha"] == "0" {
			return true
		}
	}
	return false
}

// layer are the text objects of a page's layer.
func layer(page *node, kind string) []*node {
	for _, l := range page.all("Layer") {
		if l.attrs["Type"] == kind {
			return l.all("TextObject")
		}
	}
	return nil
}

// steps are those of a TextCode, g written out.
func steps(tb testing.TB, code *node) []float64 {
	var out []float64
	words := strings.Fields(code.attrs["DeltaX"])
	for i := 0; i < len(words); i++ {
		times := 1
		if words[i] == "g" {
			n, err := strconv.Atoi(words[i+1])
			require.NoError(tb, err)
			times, i = n, i+2
		}
		v, err := strconv.ParseFloat(words[i], 64)
		require.NoError(tb, err)
		for range times {
			out = append(out, v)
		}
	}
	return out
}

func printed(tb testing.TB, d *document.Document) []byte {
	tb.Helper()
	var b bytes.Buffer
	require.NoError(tb, Write(&b, d, Options{}))
	return b.Bytes()
}
