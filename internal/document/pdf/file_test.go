package pdf

import (
	"bytes"
	"encoding/xml"
	"io"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/document"
	"nianbao/internal/document/faces"
	"nianbao/internal/document/pages/specimen"
)

func TestTheSameDocumentIsTheSameFile(t *testing.T) {
	d := specimen.City(t, "2021")
	d.Draft = true
	first := printed(t, d)
	for range 10 {
		require.True(t, bytes.Equal(first, printed(t, d)))
	}
	var later bytes.Buffer
	require.NoError(t, Write(&later, d, Options{Date: time.Date(2030, 5, 4, 3, 2, 1, 0,
		time.FixedZone("CST", 8*3600))}))
	assert.NotEqual(t, id(t, first), id(t, later.Bytes()), "another file has another /ID")
	info := open(t, later.Bytes())
	assert.Contains(t, info.objects[info.find("<</Author ")], "/CreationDate (D:20300503190201Z)")
}

func id(t *testing.T, file []byte) string {
	m := regexp.MustCompile(`/ID \[<([0-9a-f]{32})><([0-9a-f]{32})>\]`).FindSubmatch(file)
	require.NotNil(t, m)
	return string(m[1])
}

func TestFacesAreSharedConcurrently(t *testing.T) {
	set := faces.Embedded()
	d := specimen.Plain(t, "2021", document.Options{})
	want := printed(t, d)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			var b bytes.Buffer
			assert.NoError(t, Write(&b, d, Options{Faces: set}))
			assert.True(t, bytes.Equal(want, b.Bytes()))
		})
	}
	all.Wait()
}

func TestTheFileSaysWhatItIs(t *testing.T) {
	d := specimen.Plain(t, "2021", document.Options{})
	d.Agency, d.Title = "云岭市\U0002CB5A科<局>", "云岭市\U0002CB5A科<局>2024年报告"
	data := printed(t, d)
	assert.True(t, strings.HasPrefix(string(data), "%PDF-1.7\n"))
	f := open(t, data)
	catalog := f.objects[f.find("<</Type /Catalog ")]
	for _, entry := range []string{"/Lang (zh-CN)", "/DisplayDocTitle true", "/Marked true",
		"/StructTreeRoot", "/Metadata"} {
		assert.Contains(t, catalog, entry)
	}
	info := f.objects[f.find("<</Author ")]
	assert.Contains(t, info, "/Title "+unicodeString(d.Title))
	assert.Contains(t, info, "/Author "+unicodeString(d.Agency))
	assert.Contains(t, info, "/CreationDate (D:20250101000000Z)",
		"the first day after the report's year")
	assert.Regexp(t, `/BaseFont /[A-Z]{6}\+NianbaoSong-Regular `,
		strings.Join(slices.Collect(maps.Values(f.objects)), "\n"))

	metadata := f.streams[f.find("<</Type /Metadata ")]
	var read struct {
		Title   string `xml:"RDF>Description>title>Alt>li"`
		Creator string `xml:"RDF>Description>creator>Seq>li"`
		Date    string `xml:"RDF>Description>CreateDate"`
	}
	require.NoError(t, xml.Unmarshal(metadata, &read))
	assert.Equal(t, []string{d.Title, d.Agency, "2025-01-01T00:00:00Z"}, []string{read.Title,
		read.Creator, read.Date})
	assert.NotContains(t, string(metadata), "pdfuaid", "no conformance is claimed that nothing checked")
	assert.NotContains(t, string(metadata), "pdfaid")
}

func TestOutline(t *testing.T) {
	title := regexp.MustCompile(`^<</Title <FEFF([0-9A-F]*)> /Parent (\d+) `)
	entries := func(d *document.Document) (out []string) {
		f := open(t, printed(t, d))
		for _, body := range f.objects {
			m := title.FindStringSubmatch(body)
			if m == nil {
				continue
			}
			above := "top"
			if parent := title.FindStringSubmatch(f.objects[f.number([]byte(m[2]))]); parent != nil {
				above = fromHex(t, parent[1])
			}
			out = append(out, above+" > "+fromHex(t, m[1]))
		}
		slices.Sort(out)
		return out
	}
	t.Run("has the sections", func(t *testing.T) {
		d := specimen.Plain(t, "2021", document.Options{})
		d.Blocks[1].Runs[0].Text = "一、总体\U0002CB5A情况"
		var want []string
		section := ""
		for _, b := range d.Blocks {
			switch {
			case b.Kind == document.Heading && b.Level == 1:
				section = b.Text()
				want = append(want, "top > "+section)
			case b.Kind == document.Heading && b.Level == 2:
				want = append(want, section+" > "+b.Text())
			}
		}
		assert.ElementsMatch(t, want, entries(d))
	})
	t.Run("begins with a heading of the second level", func(t *testing.T) {
		d := &document.Document{Title: "题", Blocks: []document.Block{specimen.Heading(2, "（一）甲"),
			specimen.Heading(1, "一、乙"), specimen.Heading(2, "（一）丙")}}
		assert.Equal(t, []string{"top > 一、乙", "top > （一）甲", "一、乙 > （一）丙"}, entries(d))
	})
	t.Run("is not there without headings", func(t *testing.T) {
		assert.Empty(t, entries(&document.Document{Title: "题"}))
	})
}

func TestOnlyTheDocumentsCharactersAreCarried(t *testing.T) {
	short := printed(t, &document.Document{Title: "报告", Year: 2024,
		Blocks: []document.Block{specimen.ParagraphOf("一行。")}})
	assert.Less(t, len(short), 20_000)
	assert.Less(t, len(printed(t, specimen.SevenPages(t))), 400_000)
}

func TestTheOfficesFacesAreUsed(t *testing.T) {
	// The embedded 黑体 takes the place of an office's: a folder with one face named as
	// simhei.ttf is.
	data, err := os.ReadFile("../faces/data/hei.ttf")
	require.NoError(t, err)
	dir := t.TempDir()
	renamed := bytes.ReplaceAll(data, utf16be("Nianbao Hei Bold"), utf16be("Sim Hei         "))
	require.NoError(t, os.WriteFile(dir+"/simhei.ttf", renamed, 0o644))
	set, err := faces.Load(dir, false)
	require.NoError(t, err)
	require.Contains(t, set.Used()[faces.Hei], "simhei")
	d := specimen.Plain(t, "2021", document.Options{})
	var b bytes.Buffer
	require.NoError(t, Write(&b, d, Options{Faces: set}))
	complete(t, d, runsOf(t, b.Bytes()))
}

func utf16be(s string) []byte {
	var out []byte
	for _, unit := range utf16.Encode([]rune(s)) {
		out = append(out, byte(unit>>8), byte(unit))
	}
	return out
}

func TestAFailingWriterIsReported(t *testing.T) {
	r, w := io.Pipe()
	require.NoError(t, r.CloseWithError(io.ErrShortWrite))
	err := Write(w, specimen.Plain(t, "2021", document.Options{}), Options{})
	require.ErrorIs(t, err, io.ErrShortWrite)
}
