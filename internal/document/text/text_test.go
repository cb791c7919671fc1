package text

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

	"nianbao/internal/document"
	"nianbao/internal/document/sample"
	"nianbao/templates"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func edition(t testing.TB, id string) *templates.Edition {
	e, err := templates.Find(id)
	require.NoError(t, err)
	return e
}

func printed(t testing.TB, d *document.Document, o Options) string {
	var b bytes.Buffer
	require.NoError(t, Write(&b, d, o))
	return b.String()
}

func TestGolden(t *testing.T) {
	plain := func(id string, o document.Options) *document.Document {
		e := edition(t, id)
		return document.New(e, sample.Plain(e), o)
	}
	for name, got := range map[string]string{
		"2021":       printed(t, plain("2021", document.Options{}), Options{}),
		"2019":       printed(t, plain("2019", document.Options{}), Options{}),
		"2021-draft": printed(t, plain("2021", document.Options{Draft: true, SignOff: true}), Options{Width: 72}),
		"2021-blank": printed(t, document.Blank(edition(t, "2021"), 2024), Options{Width: 80}),
		"2019-small": printed(t, plain("2019", document.Options{}), Options{Width: 40}),
	} {
		golden(t, name+".txt", got)
	}
}

func golden(t *testing.T, name, got string) {
	file := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, string(want), got, name)
}

func TestLineEnds(t *testing.T) {
	e := edition(t, "2021")
	d := document.New(e, sample.Plain(e), document.Options{})
	unix, windows := printed(t, d, Options{}), printed(t, d, Options{CRLF: true})
	assert.NotContains(t, unix, "\r")
	assert.Equal(t, strings.ReplaceAll(unix, "\n", "\r\n"), windows)
	assert.Equal(t, unix, printed(t, d, Options{}), "the same report, the same bytes")
	for _, line := range strings.Split(unix, "\n") {
		assert.Equal(t, strings.TrimRight(line, " "), line)
	}
}

// The environment must not decide how wide a character is.
func TestLocaleDoesNotMatter(t *testing.T) {
	assert.Equal(t, extent{sure: 0, ambiguous: 3}, measure("“─×"))
	assert.Equal(t, extent{sure: 10}, measure("三、Aｂ公z"))
	assert.Equal(t, 2, measure("👨\u200d👩\u200d👧").wide())
	assert.Equal(t, 1, measure("e\u0301").wide())
}

func TestDraftIsMarked(t *testing.T) {
	e := edition(t, "2021")
	lines := strings.Split(strings.TrimSpace(printed(t, document.New(e, sample.Plain(e),
		document.Options{Draft: true}), Options{})), "\n")
	assert.Equal(t, document.DraftMark, lines[0])
	assert.Equal(t, document.DraftMark, strings.TrimSpace(lines[len(lines)-1]))
	assert.NotContains(t, printed(t, document.New(e, sample.Plain(e), document.Options{}), Options{}), document.DraftMark)
}

// No line is too long where ambiguous characters are wide, whatever the report holds.
func TestLinesFit(t *testing.T) {
	for seed := range uint64(16) {
		e := templates.Builtin()[seed%2]
		d := document.New(e, sample.Hostile(e, seed), document.Options{SignOff: true})
		for _, width := range []int{100, 80, 61, MinWidth} {
			for _, line := range strings.Split(printed(t, d, Options{Width: width}), "\n") {
				assert.LessOrEqual(t, measure(line).wide(), width, "seed %d: %q", seed, line)
			}
		}
	}
}

// Everything in the document is in the text and nothing else. The hyphen is left out of account: borders have it too.
func TestEverythingAndNothingElse(t *testing.T) {
	for seed := range uint64(16) {
		e := templates.Builtin()[seed%2]
		d := document.New(e, sample.Hostile(e, seed), document.Options{SignOff: true, Draft: seed%2 == 0})
		want := d.Title
		if d.Draft {
			want += strings.Repeat(document.DraftMark, 2)
		}
		for _, f := range d.SignOff {
			want += f.Label + "：" + f.Value
			if f.Value == "" && !f.Seal {
				want += strings.Repeat("_", fieldRule)
			}
		}
		for _, b := range d.Blocks {
			want += b.Text()
			if b.Kind == document.Table {
				want += cellTexts(t, b.Table)
			}
		}
		assert.Equal(t, count(want), count(printed(t, d, Options{})), "seed %d", seed)
	}
}

// cellTexts returns what a table prints: each cell's text once, or in a list each figure after its labels.
func cellTexts(t testing.TB, s *document.Sheet) string {
	g := &grid{Sheet: s, places: s.Places()}
	if !g.fit(DefaultWidth) {
		all := strings.Join(list(g, DefaultWidth), "")
		for _, c := range s.Cells {
			assert.Contains(t, ink(all), ink(c.Text))
		}
		return all
	}
	g.wrap()
	texts := ""
	for i := range s.Cells {
		c := &s.Cells[i]
		assert.Equal(t, ink(c.Text), ink(strings.Join(g.lines[c], "")))
		texts += c.Text
	}
	return texts
}

// ink leaves of a text what can be seen and is no line of a table.
func ink(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r >= '\u2500' && r <= '\u257f' || r == '-' || r == '·' {
			return -1
		}
		return r
	}, s)
}

func count(s string) map[rune]int {
	counts := map[rune]int{}
	for _, r := range ink(s) {
		counts[r]++
	}
	return counts
}
