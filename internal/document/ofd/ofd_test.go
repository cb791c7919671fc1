package ofd

import (
	"archive/zip"
	"bytes"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/document"
	"nianbao/internal/document/faces"
	"nianbao/internal/document/pages"
	"nianbao/internal/document/pages/specimen"
)

// xmlText is a text with what XML cannot hold as it is written.
func xmlText(chars []rune) string {
	return strings.NewReplacer("\uFFFE", "\uFFFD", "\uFFFF", "\uFFFD").Replace(string(chars))
}

func TestEveryCharacterIsInItsTextCodeInOrder(t *testing.T) {
	for name, d := range specimen.All(t) {
		t.Run(name, func(t *testing.T) {
			composed, err := pages.Compose(d, faces.Embedded())
			require.NoError(t, err)
			all := open(t, printed(t, d)).pages()
			require.Len(t, all, len(composed.Pages))
			for i, p := range composed.Pages {
				var want, beside, got, gotBeside string
				for _, piece := range p.Pieces {
					switch {
					case piece.Box != nil:
						want += xmlText(piece.Chars)
						beside += string(piece.Box.Rows[0].Chars) + string(piece.Box.Rows[1].Chars)
					case piece.Of != nil:
						want += xmlText(piece.Chars)
					default:
						beside += xmlText(piece.Chars)
					}
				}
				for _, object := range layer(all[i], "Body") {
					got += object.one(t, "TextCode").text
				}
				for _, object := range layer(all[i], "Foreground") {
					gotBeside += object.one(t, "TextCode").text
				}
				require.Equal(t, want, got)
				require.Equal(t, beside, gotBeside)
				if d.Draft {
					assert.Contains(t, gotBeside, document.DraftMark)
				}
			}
		})
	}
}

func TestTheSameDocumentIsTheSameFile(t *testing.T) {
	for name, d := range specimen.All(t) {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, printed(t, d), printed(t, d))
		})
	}
	d := specimen.Plain(t, "2021", document.Options{})
	other := *d
	other.Agency = "云岭市水务局"
	id := func(d *document.Document) string { return open(t, printed(t, d)).xml["OFD.xml"].one(t, "DocID").text }
	assert.Regexp(t, `^[0-9a-f]{12}8[0-9a-f]{3}[89ab][0-9a-f]{15}$`, id(d))
	other.Blocks = other.Blocks[:3]
	assert.NotEqual(t, id(d), id(&other))
}

func TestThePackageHasNoTimesAndTellsItsSizes(t *testing.T) {
	file := printed(t, specimen.Plain(t, "2021", document.Options{}))
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	require.NoError(t, err)
	for _, f := range z.File {
		assert.Equal(t, 1980, f.Modified.Year())
		const sizesAfter = 1 << 3
		assert.Zero(t, f.Flags&sizesAfter, f.Name)
		assert.Empty(t, f.Extra)
		assert.False(t, strings.ContainsFunc(f.Name, func(r rune) bool { return r > 0x7E }))
	}
}

func TestTheFileSaysWhatItIs(t *testing.T) {
	d := specimen.Plain(t, "2021", document.Options{})
	d.Title, d.Agency = `报告<&>"'`, "局&<科>"
	info := open(t, printed(t, d)).xml["OFD.xml"].one(t, "DocInfo")
	assert.Equal(t, d.Title, info.one(t, "Title").text)
	assert.Equal(t, d.Agency, info.one(t, "Author").text)
	assert.Equal(t, strconv.Itoa(d.Year+1)+"-01-01", info.one(t, "CreationDate").text)

	var b bytes.Buffer
	require.NoError(t, Write(&b, d, Options{Date: time.Date(2025, 2, 3, 23, 0, 0, 0, time.FixedZone("", -7200))}))
	assert.Equal(t, "2025-02-04", open(t, b.Bytes()).xml["OFD.xml"].one(t, "CreationDate").text)
}

func TestOutline(t *testing.T) {
	d := &document.Document{Title: "题", Blocks: []document.Block{
		specimen.Heading(2, "（一）早"), specimen.Heading(1, "一、<甲>"), specimen.Heading(2, "（一）乙"),
		specimen.ParagraphOf("丙。"), specimen.Heading(1, "二、丁"), specimen.ParagraphOf("戊。")}}
	outline := open(t, printed(t, d)).xml["Doc_0/Document.xml"].one(t, "Outlines")
	var got []string
	for _, e := range outline.children {
		got = append(got, e.attrs["Title"]+e.attrs["Count"])
		for _, below := range e.children[1:] {
			got = append(got, "> "+below.attrs["Title"])
		}
	}
	assert.Equal(t, []string{"（一）早0", "一、<甲>1", "> （一）乙", "二、丁0"}, got)
	last := 0.0
	for _, dest := range outline.all("Dest") {
		top := dest.numbers(t, "Top")[0]
		assert.Greater(t, top, last)
		last = top
	}
	assert.Empty(t, open(t, printed(t, &document.Document{Title: "题"})).xml["Doc_0/Document.xml"].all("Outlines"))
}

func TestMissingCharactersStopAReport(t *testing.T) {
	var missing *pages.MissingError
	require.ErrorAs(t, Write(io.Discard, specimen.Rare(false), Options{}), &missing)
}

func TestNothingIsSeenOfACharacterNoFaceHas(t *testing.T) {
	page := open(t, printed(t, specimen.Rare(true))).pages()[0]
	count := 0
	for _, object := range layer(page, "Body") {
		text := object.one(t, "TextCode").text
		if strings.ContainsAny(text, "ש😀\U00031351") {
			assert.True(t, unseen(object), text)
			count++
		}
	}
	assert.Equal(t, 4, count)
	var beside string
	for _, object := range layer(page, "Foreground") {
		beside += object.one(t, "TextCode").text + " "
	}
	assert.Contains(t, beside, "U+1F 600 ")
}

// An office's own face is carried as the embedded ones are, and comes before them.
func TestOfficeFacesAreUsed(t *testing.T) {
	face := *faces.Embedded().Face(faces.Kai)
	face.Name = "FangSong"
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "own.ttf"), face.Cut([]rune("政府信息0123456789")), 0o644))
	set, err := faces.Load(dir, false)
	require.NoError(t, err)
	var b bytes.Buffer
	d := &document.Document{Title: "题", Blocks: []document.Block{specimen.ParagraphOf("政府信息公开12")}}
	require.NoError(t, Write(&b, d, Options{Faces: set}))
	o := open(t, b.Bytes())
	fonts := o.fonts(t)
	in := map[string]string{}
	for _, object := range o.pages()[0].all("TextObject") {
		in[fonts[object.attrs["Font"]].Name] += object.one(t, "TextCode").text
	}
	assert.Equal(t, map[string]string{"FangSong": "政府信息12", "NianbaoSong-Black": "题",
		"NianbaoSong-Regular": "公开— 1 —"}, in)
}

// FuzzTexts holds that no text of a report breaks a file, and that it is there again.
func FuzzTexts(f *testing.F) {
	f.Add("一、总体情况", "云岭市<&>\"'")
	f.Add("]]>", "\x00\x1b\ufffe\U00031351😀")
	f.Add("a  b\tc\r\n", "<ofd:TextCode>")
	rules := standard(f)
	f.Fuzz(func(t *testing.T, title, words string) {
		d := &document.Document{Title: title, Agency: words, Draft: true,
			Blocks: []document.Block{specimen.Heading(1, words), specimen.ParagraphOf(words + title)}}
		composed, err := pages.Compose(d, faces.Embedded())
		require.NoError(t, err)
		o := open(t, printed(t, d))
		for _, file := range slices.Sorted(maps.Keys(o.xml)) {
			obeys(t, rules, "", o.xml[file])
		}
		info := o.xml["OFD.xml"].one(t, "DocInfo")
		assert.Equal(t, xmlText([]rune(composed.Title)), info.one(t, "Title").text)
		var want, got string
		for i, p := range composed.Pages {
			for _, piece := range p.Pieces {
				if piece.Of != nil {
					want += xmlText(piece.Chars)
				}
			}
			for _, object := range layer(o.pages()[i], "Body") {
				got += object.one(t, "TextCode").text
			}
		}
		assert.Equal(t, want, got)
	})
}
