package match

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/importing/source"
	"nianbao/internal/report"
	"nianbao/templates"
)

var update = flag.Bool("update", false, "rewrite the golden files")

const (
	published = "../../../testdata/published" // small reports of our own making, in the shapes reports are published in
	hubei     = "../../../testdata/editions/hubei-2020.yaml"
)

// fixtures are the published reports, by the edition they must be read by.
var fixtures = map[string]string{
	"cells-2019.txt":       "2019", // a cell a line after a tab, labels broken over lines, the title twice
	"unit-2019.txt":        "2019", // the unit in the label of the column, no agency in the title
	"total-2020.txt":       "2019", // padded figures, thousands, an empty cell
	"points-2022.txt":      "2021", // 1． for 1. and 四． for 四、
	"traditional-2020.txt": "2019", // a cell a line and nothing more, Traditional, lines of dashes, rows of its own
	"hybrid-2021.txt":      "2021", // tabs between cells, the table of section 三 by the form before, an empty row
	"page-2023.html":       "2021", // a page within a table, with menu, script and hidden text, in GB 2312
	"word-2024.docx":       "2021", // headings and labels numbered by Word, merged cells, a text box, changes shown
}

// told is the content of a fixture's golden file.
type told struct {
	Edition  string              `json:"edition"`
	Title    string              `json:"title"`
	Agency   string              `json:"agency"`
	Year     int                 `json:"year"`
	Values   map[string]string   `json:"values"`
	Prose    map[string][]string `json:"prose"`
	Missing  []string            `json:"missing"`
	Unplaced []string            `json:"unplaced"`
}

func tell(r *report.Report, trace *Trace) told {
	t := told{r.Edition, r.Title, r.Agency, r.Year, raws(r), map[string][]string{},
		append([]string{}, trace.Missing...), []string{}}
	for id, paragraphs := range r.Prose {
		for _, p := range paragraphs {
			text := p.Text
			if p.Table != "" {
				text = p.Table + ": " + text
			}
			t.Prose[id] = append(t.Prose[id], text)
		}
	}
	for _, u := range trace.Unplaced {
		t.Unplaced = append(t.Unplaced, strings.TrimSpace(strings.Join(append([]string{string(u.Reason),
			u.Where.String(), u.Text}, u.Figures...), " ")))
	}
	return t
}

func raws(r *report.Report) map[string]string {
	values := map[string]string{}
	for id, v := range r.Values {
		values[id] = v.Raw
	}
	return values
}

// golden compares with a golden file, or rewrites it.
func golden(t *testing.T, file string, got any) {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	require.NoError(t, e.Encode(got))
	if *update {
		require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755))
		require.NoError(t, os.WriteFile(file, b.Bytes(), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, string(want), b.String())
}

func fixture(t testing.TB, name string) []byte {
	data, err := os.ReadFile(filepath.Join(published, name))
	require.NoError(t, err)
	return data
}

func TestPublished(t *testing.T) {
	for name, edition := range fixtures {
		t.Run(name, func(t *testing.T) {
			r, e, trace, err := readFile(name, fixture(t, name), Options{})
			require.NoError(t, err)
			assert.Equal(t, edition, e.ID)
			assert.True(t, r.Foreign)
			golden(t, filepath.Join(published, "golden", strings.ReplaceAll(name, ".", "-")+".json"), tell(r, trace))
			assertBalanced(t, e, r)
			for _, f := range trace.Found {
				if f.Slot != "" {
					assert.Equal(t, r.Values[f.Slot].Raw, f.Raw)
				}
			}
			assert.Equal(t, len(r.Values)+len(trace.Missing), slotCount(e))
		})
	}
}

func slotCount(e *templates.Edition) (n int) {
	for _, t := range e.Tables {
		n += len(t.Slots)
	}
	return n
}

// assertBalanced sums up what the form's mandatory relations equate; one with a blank cannot be judged.
func assertBalanced(t *testing.T, e *templates.Edition, r *report.Report) {
	t.Helper()
	judged := 0
	for _, relation := range e.Relations {
		if relation.Class != templates.Must {
			continue
		}
		for _, i := range relation.Instances {
			left, ok := sum(r, i.Left)
			right, ok2 := sum(r, i.Right)
			if ok && ok2 {
				judged++
				assert.True(t, left.Equal(right), "%s %s: %s ≠ %s", relation.ID, i.Key, left, right)
			}
		}
	}
	assert.Greater(t, judged, 20)
}

func sum(r *report.Report, terms []templates.Term) (total decimal.Decimal, ok bool) {
	for _, term := range terms {
		v := r.Value(term.Slot)
		if !v.IsNumber() {
			return total, false
		}
		if term.Minus {
			total = total.Sub(v.Number)
		} else {
			total = total.Add(v.Number)
		}
	}
	return total, true
}

// Every line of a file is in the report, was a label or a heading, or is reported: nothing is dropped in silence.
func TestEveryLineIsAccountedFor(t *testing.T) {
	for name := range fixtures {
		s, err := source.Open(name, fixture(t, name))
		require.NoError(t, err)
		for _, e := range templates.Builtin() {
			p, _ := interpret(s, e, Options{})
			assertAccounted(t, p)
		}
	}
}

// interpret reads a source by one edition to the end.
func interpret(s *source.Source, e *templates.Edition, o Options) (*placement, *report.Report) {
	p, r := placeBy(s, e, o)
	p.finish(r)
	return p, r
}

func assertAccounted(t testing.TB, p *placement) {
	for i, b := range p.blocks {
		if source.Trim(b.Text) != "" && !b.Heading {
			assert.True(t, p.used[i], "%s by %s: %q", b.Where, p.form.edition.ID, b.Text)
		}
	}
}

func TestFixtureByTheEditionOfItsProvince(t *testing.T) {
	e, problems, err := templates.Lint(hubei)
	require.NoError(t, err)
	require.Empty(t, problems)
	r, _, trace, err := readFile("traditional-2020.txt", fixture(t, "traditional-2020.txt"), Options{Edition: e})
	require.NoError(t, err)
	assert.Empty(t, trace.Missing)
	assert.Zero(t, trace.Lost())
	assert.Equal(t, "90", r.Value("disclosure.others.made").Raw)
	assertBalanced(t, e, r)
}

func TestOptionsFillMissingAgencyAndYear(t *testing.T) {
	o := Options{Agency: "某区某局", Year: 2031}
	r, _, _, err := readFile("unit-2019.txt", fixture(t, "unit-2019.txt"), o)
	require.NoError(t, err)
	assert.Equal(t, "某区某局", r.Agency)
	assert.Equal(t, 2019, r.Year)
	r, _, _, err = readFile("cells-2019.txt", fixture(t, "cells-2019.txt"), o)
	require.NoError(t, err)
	assert.Equal(t, "云岭市水务局", r.Agency)
}
