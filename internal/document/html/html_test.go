package html

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"nianbao/internal/document"
	"nianbao/internal/document/sample"
	"nianbao/templates"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func printed(t testing.TB, d *document.Document) string {
	var b bytes.Buffer
	require.NoError(t, Write(&b, d))
	return b.String()
}

func plain(t testing.TB, id string, o document.Options) *document.Document {
	e, err := templates.Find(id)
	require.NoError(t, err)
	return document.New(e, sample.Plain(e), o)
}

func TestGolden(t *testing.T) {
	for name, d := range map[string]*document.Document{
		"2021":       plain(t, "2021", document.Options{}),
		"2019-draft": plain(t, "2019", document.Options{Draft: true, SignOff: true}),
	} {
		file, got := filepath.Join("testdata", name+".html"), printed(t, d)
		if *update {
			require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
		}
		want, err := os.ReadFile(file)
		require.NoError(t, err)
		assert.Equal(t, string(want), got)
	}
}

func TestFragmentGolden(t *testing.T) {
	var got bytes.Buffer
	require.NoError(t, Fragment(&got, plain(t, "2021", document.Options{})))
	file := filepath.Join("testdata", "2021-fragment.html")
	if *update {
		require.NoError(t, os.WriteFile(file, got.Bytes(), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, string(want), got.String())
}

// Everything in the document is on the page, in its order, and nothing else.
func TestEverythingAndNothingElse(t *testing.T) {
	for seed := range uint64(30) {
		e := templates.Builtin()[seed%2]
		d := document.New(e, sample.Hostile(e, seed), document.Options{SignOff: true, Draft: seed%2 == 0})
		want := d.Title // in the head
		if d.Draft {
			want += document.DraftMark
		}
		want += d.Title // on the sign-off sheet, as in every other form
		for _, f := range d.SignOff {
			want += f.Label + f.Value
		}
		want += d.Title
		for _, b := range d.Blocks {
			want += b.Text()
			if b.Kind == document.Table {
				want += b.Table.Caption
				for _, c := range b.Table.Cells {
					want += c.Text
				}
			}
		}
		assert.Equal(t, ink(want), ink(textOf(parse(t, printed(t, d)))), "seed %d", seed)
		var part bytes.Buffer
		require.NoError(t, Fragment(&part, d))
		assert.Equal(t, ink(strings.TrimPrefix(want, d.Title)), ink(textOf(parse(t, part.String()))), "fragment %d", seed)
		for _, markup := range []string{"<style", "class=", "<html", "<script", "<head"} {
			assert.NotContains(t, part.String(), markup)
		}
	}
}

func parse(t testing.TB, page string) *html.Node {
	root, err := html.Parse(strings.NewReader(page))
	require.NoError(t, err)
	return root
}

// each calls visit for every element below a node, in order.
func each(n *html.Node, visit func(*html.Node)) {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode {
			visit(c)
		}
	}
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode && c.Parent.Data != "style" {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func ink(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// Whatever the report holds, the page consists of these elements and attributes: no script, nothing from elsewhere.
func TestOnlyHarmlessMarkup(t *testing.T) {
	elements := strings.Fields("html head meta title style body main p strong dl div dt dd h1 h2 h3 h4 h5 b table caption colgroup col thead tbody tr th td")
	attributes := strings.Fields("lang charset name content class style id scope headers colspan rowspan role aria-labelledby tabindex")
	for seed := range uint64(30) {
		e := templates.Builtin()[seed%2]
		d := document.New(e, sample.Hostile(e, seed), document.Options{SignOff: true, Draft: true})
		each(parse(t, printed(t, d)), func(n *html.Node) {
			assert.Contains(t, elements, n.Data)
			for _, a := range n.Attr {
				assert.Contains(t, attributes, a.Key)
			}
		})
	}
	assert.NotContains(t, css, "url(")
	assert.NotContains(t, css, "@import")
}

func TestHeadingsInOrder(t *testing.T) {
	for seed := range uint64(30) {
		e := templates.Builtin()[seed%2]
		d := document.New(e, sample.Hostile(e, seed), document.Options{})
		last, first := 0, 0
		each(parse(t, printed(t, d)), func(n *html.Node) {
			if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
				level := int(n.Data[1] - '0')
				assert.LessOrEqual(t, level, last+1, textOf(n))
				last = level
				if level == 1 {
					first++
				}
			}
		})
		assert.Equal(t, 1, first, "one title")
	}
}

// Every figure names its headings, by ids that are there once, and they are the labels of its row and column.
func TestFiguresNameTheirHeadings(t *testing.T) {
	for _, e := range templates.Builtin() {
		root := parse(t, printed(t, document.New(e, sample.Plain(e), document.Options{})))
		byID := map[string]*html.Node{}
		each(root, func(n *html.Node) {
			if id := attribute(n, "id"); id != "" {
				assert.Nil(t, byID[id], id)
				byID[id] = n
			}
		})
		var slots []*templates.Slot
		for _, table := range e.Tables {
			slots = append(slots, table.Slots...)
		}
		each(root, func(n *html.Node) {
			headers := strings.Fields(attribute(n, "headers"))
			if len(headers) == 0 {
				return
			}
			var texts []string
			for _, id := range headers {
				require.NotNil(t, byID[id])
				assert.Equal(t, "th", byID[id].Data)
				assert.NotEmpty(t, attribute(byID[id], "scope"))
				texts = append(texts, textOf(byID[id]))
			}
			if last := slots[0].ColumnPath; len(last) > 0 {
				assert.Contains(t, texts, last[len(last)-1])
			}
			assert.Subset(t, texts, slots[0].RowPath)
			slots = slots[1:]
		})
		assert.Empty(t, slots)
	}
}
