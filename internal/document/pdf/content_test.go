package pdf

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/document"
	"nianbao/internal/document/sample"
	"nianbao/templates"
)

// complete holds that a file has every character of the document, and none beside its page numbers,
// its marks and the labels a table repeats.
func complete(t *testing.T, d *document.Document, pages [][]string) {
	t.Helper()
	want, got := expected(d, len(pages)), tallyOf(pages)
	assert.Empty(t, want.minus(got), "lost")
	assert.Empty(t, got.minus(want).minus(repeatable(d, len(pages))), "added")
}

func TestEveryCharacterIsPrinted(t *testing.T) {
	for _, e := range templates.Builtin() {
		for _, o := range []document.Options{{}, {Draft: true}, {SignOff: true}} {
			d := plain(t, e.ID, o)
			complete(t, d, runsOf(t, printed(t, d)))
		}
		d := city(t, e.ID)
		complete(t, d, runsOf(t, printed(t, d)))
		blank := document.Blank(e, e.From)
		complete(t, blank, runsOf(t, printed(t, blank)))
	}
	d := withProse(plain(t, "2021", document.Options{}), 40)
	pages := runsOf(t, printed(t, d))
	assert.Greater(t, len(pages), 18)
	complete(t, d, pages)
}

func TestProseIsPrintedInItsOrder(t *testing.T) {
	d := sevenPages(t)
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
			d := document.New(e, sample.Hostile(e, seed), document.Options{Draft: true, SignOff: seed%2 == 0})
			complete(t, d, runsOf(t, printed(t, d)))
		}
	}
}

// everyCharacter is a document with all of 通用规范汉字表 in text, headings of each level and
// cells.
func everyCharacter(t *testing.T) *document.Document {
	list, err := os.ReadFile("faces/testdata/tgh.txt")
	require.NoError(t, err)
	d := &document.Document{Title: "通用规范汉字表𬭚𫓶", Agency: "𬭚𫓶", Year: 2024}
	table := &document.Sheet{Cols: 2, Widths: []float64{1, 2}}
	for i, line := range strings.Fields(string(list)) {
		d.Blocks = append(d.Blocks, heading(i%4+1, string([]rune(line)[:5])), paragraphOf(line))
		table.Cells = append(table.Cells,
			document.Cell{Row: i, RowSpan: 1, ColSpan: 1, Role: document.RowKey, Text: strconv.Itoa(i)},
			document.Cell{Row: i, Col: 1, RowSpan: 1, ColSpan: 1, Role: document.Figure, Text: line})
	}
	table.Rows = len(table.Cells) / 2
	d.Blocks = append(d.Blocks, document.Block{Kind: document.Table, Table: table})
	return d
}

func TestStandardListIsPrinted(t *testing.T) {
	d := everyCharacter(t)
	complete(t, d, runsOf(t, printed(t, d)))
}

func TestAstralCharactersCarryTheirText(t *testing.T) {
	d := &document.Document{Title: "𬭚", Agency: "𬭚", Year: 2024, Blocks: []document.Block{paragraphOf("镆𬭚𫓶省")}}
	objects, _, err := takeApart(printed(t, d))
	require.NoError(t, err)
	content := string(inflate(t, objects[1].body))
	assert.Contains(t, content, "/Span <</ActualText <FEFFD872DF5AD86DDCF6>>> BDC", "𬭚𫓶 as UTF-16")
	assert.Equal(t, strings.Count(content, "BDC"), strings.Count(content, "EMC"))
}
