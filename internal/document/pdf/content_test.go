package pdf

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/document"
	"nianbao/internal/document/faces"
	"nianbao/internal/document/pages"
	"nianbao/internal/document/pages/specimen"
	"nianbao/internal/document/sample"
	"nianbao/templates"
)

// complete holds that a file has every character of the document and nothing that does not belong.
func complete(t *testing.T, d *document.Document, text [][]string) {
	t.Helper()
	composed, err := pages.Compose(d, faces.Embedded())
	require.NoError(t, err)
	numbered := 0
	for _, p := range composed.Pages {
		numbered = max(numbered, p.Number)
	}
	specimen.Complete(t, d, text, numbered)
}

func TestEveryCharacterIsPrinted(t *testing.T) {
	for _, e := range templates.Builtin() {
		for _, o := range []document.Options{{}, {Draft: true}, {SignOff: true}} {
			d := specimen.Plain(t, e.ID, o)
			complete(t, d, runsOf(t, printed(t, d)))
		}
		d := specimen.City(t, e.ID)
		complete(t, d, runsOf(t, printed(t, d)))
		blank := document.Blank(e, e.From)
		complete(t, blank, runsOf(t, printed(t, blank)))
	}
	d := specimen.WithProse(specimen.Plain(t, "2021", document.Options{}), 40)
	all := runsOf(t, printed(t, d))
	assert.Greater(t, len(all), 18)
	complete(t, d, all)
}

func TestProseIsPrintedInItsOrder(t *testing.T) {
	d := specimen.SevenPages(t)
	var want, got strings.Builder
	for _, b := range d.Blocks {
		want.WriteString(b.Text())
	}
	for _, page := range runsOf(t, printed(t, d)) {
		got.WriteString(strings.Join(page[:len(page)-1], "")) // without the page number
	}
	rest := got.String()
	for _, b := range d.Blocks {
		if b.Table == nil {
			_, after, found := strings.Cut(rest, strings.ReplaceAll(b.Text(), " ", ""))
			require.True(t, found || strings.Contains(b.Text(), " "), b.Text())
			if found {
				rest = after
			}
		}
	}
}

func TestEveryCharacterOfHostileReportsIsPrinted(t *testing.T) {
	for _, e := range templates.Builtin() {
		for seed := range uint64(12) {
			d := document.New(e, sample.Hostile(e, seed), document.Options{Draft: true,
				SignOff: seed%2 == 0})
			complete(t, d, runsOf(t, printed(t, d)))
		}
	}
}

func TestStandardListIsPrinted(t *testing.T) {
	d := specimen.EveryCharacter(t)
	complete(t, d, runsOf(t, printed(t, d)))
}

func TestAstralCharactersCarryTheirText(t *testing.T) {
	d := &document.Document{Title: "𬭚", Agency: "𬭚", Year: 2024,
		Blocks: []document.Block{specimen.ParagraphOf("镆𬭚𫓶省")}}
	_, contents := open(t, printed(t, d)).pages()
	content := string(contents[0])
	assert.Contains(t, content, "/ActualText <FEFFD872DF5AD86DDCF6>>> BDC", "𬭚𫓶 as UTF-16")
	assert.Equal(t, strings.Count(content, "BDC"), strings.Count(content, "EMC"))
}

func TestADraftMarksMissingCharactersWithBoxes(t *testing.T) {
	d := specimen.Rare(true)
	file := printed(t, d)
	complete(t, d, runsOf(t, file))
	_, contents := open(t, file).pages()
	content := string(contents[0])
	assert.Equal(t, 2, strings.Count(content, "<FEFFD83DDE00>"),
		"the file says which character a box is")
	assert.Equal(t, 4, strings.Count(content, " re S\n"))
}

func TestATurnedPageIsTurnedForReading(t *testing.T) {
	d := specimen.TableOnly(specimen.WideSheet(26, 9))
	d.Blocks = append([]document.Block{specimen.ParagraphOf("前文。")},
		append(d.Blocks, specimen.ParagraphOf("后文。"))...)
	bodies, _ := open(t, printed(t, d)).pages()
	require.Len(t, bodies, 3)
	for i, body := range bodies {
		assert.Equal(t, i == 1, strings.Contains(body, "/Rotate 90"), "page %d", i+1)
	}
}
