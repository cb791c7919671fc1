package pdf

import (
	"bytes"
	"io"
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

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
	assert.Contains(t, later.String(), "/CreationDate (D:20300503190201)")
	assert.NotEqual(t, id(t, first), id(t, later.Bytes()), "another file has another /ID")
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
	d.Agency, d.Title = "云岭市\U0002CB5A科局", "云岭市\U0002CB5A科局2024年报告"
	file := string(printed(t, d))
	assert.True(t, strings.HasPrefix(file, "%PDF-1.7\n"))
	assert.Contains(t, file, "/Lang (zh-CN)")
	assert.Contains(t, file, "/DisplayDocTitle true")
	assert.Contains(t, file, "/Title ("+escaped(metadata(d.Title))+")")
	assert.Contains(t, file, "/Author ("+escaped(metadata(d.Agency))+")")
	assert.Contains(t, file, "/CreationDate (D:20250101000000)", "the first day after the report's year")
	assert.Regexp(t, `/BaseFont /[A-Z]{6}\+NianbaoSong-Regular\n`, file)
	assert.NotContains(t, file, "utf8f")
}

func escaped(s string) string {
	return strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`, "\r", `\r`).Replace(s)
}

func TestTheOutlineHasTheSections(t *testing.T) {
	d := specimen.Plain(t, "2021", document.Options{})
	d.Blocks[1].Runs[0].Text = "一、总体\U0002CB5A情况"
	file := string(printed(t, d))
	sections := 0
	for _, b := range d.Blocks {
		if b.Kind == document.Heading && b.Level <= 2 {
			assert.Contains(t, file, "/Title ("+escaped(metadata(b.Text()))+")")
			sections++
		}
	}
	assert.Equal(t, sections+1, strings.Count(file, "/Title ("))
}

func TestOnlyTheDocumentsCharactersAreCarried(t *testing.T) {
	short := printed(t, &document.Document{Title: "报告", Year: 2024, Blocks: []document.Block{specimen.ParagraphOf("一行。")}})
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
	for _, unit := range utf16Of([]rune(s)) {
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
