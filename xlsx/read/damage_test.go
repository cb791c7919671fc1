package read

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/message"
	"nianbao/internal/outside"
	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/form"
	"nianbao/xlsx/specimen"
)

func filledWorkbook(t testing.TB, e *templates.Edition) []byte {
	return workbookOf(t, e, specimen.Filled(e))
}

func texts(r *report.Report) map[string][]string {
	out := map[string][]string{}
	for id, paragraphs := range r.Prose {
		for _, p := range paragraphs {
			out[id] = append(out[id], p.Table+p.Text)
		}
	}
	return out
}

// A damage is done by openpyxl to a filled workbook of the 2021 form. Every value, paragraph and
// field of the cover must be unchanged, except for those in changed.
type damage struct {
	name    string
	code    string            // Python, over wb
	odd     []string          // rule detail sheet!cell expected→actual
	changed map[string]string // by slot
	// otherwise checks what else differs; nil: prose, cover and identity are unchanged.
	otherwise  func(t *testing.T, r *report.Report)
	anyFigures bool // otherwise says of the values too
}

// absent marks a slot without a value, which is not the same as one that is blank.
const absent = "absent"

// gone are the slots whose ids have one of the parts: they have no value.
func gone(parts ...string) map[string]string {
	out := map[string]string{}
	for _, tab := range edition2021().Tables {
		for _, s := range tab.Slots {
			for _, part := range parts {
				if strings.Contains(s.ID, part) {
					out[s.ID] = absent
				}
			}
		}
	}
	return out
}

func edition2021() *templates.Edition {
	e, err := templates.Find("2021")
	if err != nil {
		panic(err)
	}
	return e
}

func told(o report.Oddity) string {
	return o.Rule + " " + o.Detail + " " + o.Sheet + "!" + o.Cell + " " + o.Expected + "→" + o.Actual
}

func TestDamage(t *testing.T) {
	interpreter := outside.Python(t, "openpyxl")
	dir := t.TempDir()
	e := edition2021()
	issued := filepath.Join(dir, "issued.xlsx")
	require.NoError(t, os.WriteFile(issued, filledWorkbook(t, e), 0o600))
	other := filepath.Join(dir, "other.xlsx")
	require.NoError(t, os.WriteFile(other, filledWorkbook(t, templates.Builtin()[0]), 0o600))
	var cases [][2]string
	damages := slices.Concat(sheetDamages, lineDamages, contentDamages, identityDamages, fileDamages)
	for _, d := range damages {
		cases = append(cases, [2]string{d.name, d.code})
	}
	input, err := json.Marshal(cases)
	require.NoError(t, err)
	cmd := exec.Command(interpreter, filepath.Join("testdata", "damage.py"), issued, other, dir)
	cmd.Stdin = bytes.NewReader(input)
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, string(out))
	was := specimen.Filled(e)
	for _, d := range damages {
		t.Run(d.name, func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join(dir, d.name+".xlsx"))
			require.NoError(t, err)
			r, read, err := Workbook(d.name, data, Options{})
			require.NoError(t, err)
			assert.Equal(t, e.ID, read.ID)
			expectOddities(t, d.odd, r.Oddities)
			want := specimen.Figures(was)
			for id, text := range d.changed {
				if want[id] = text; text == absent {
					delete(want, id)
				}
			}
			if !d.anyFigures {
				assert.Equal(t, want, specimen.Figures(r))
			}
			if d.otherwise != nil {
				d.otherwise(t, r)
				return
			}
			assert.Equal(t, texts(was), texts(r))
			assert.Equal(t, was.Cover, r.Cover)
			assert.Equal(t, was.Identity, r.Identity)
		})
	}
}

// expectOddities compares oddities with their expected texts; a final * matches anything.
func expectOddities(t *testing.T, want []string, oddities []report.Oddity) {
	t.Helper()
	var got []string
	for _, o := range oddities {
		got = append(got, told(o))
	}
	for i, w := range want {
		if prefix, open := strings.CutSuffix(w, "*"); open {
			for _, g := range got {
				if strings.HasPrefix(g, prefix) {
					want[i] = g
				}
			}
		}
	}
	assert.ElementsMatch(t, want, got)
}

func workbookOf(t testing.TB, e *templates.Edition, r *report.Report) []byte {
	var w bytes.Buffer
	require.NoError(t, form.Fill(&w, e, r))
	return w.Bytes()
}

// errorKey returns the catalogue key of an error.
func errorKey(t *testing.T, err error) string {
	var e *message.Error
	require.ErrorAs(t, err, &e)
	assert.True(t, message.Has(e.Text.Key), e.Text.Key)
	return e.Text.Key
}
