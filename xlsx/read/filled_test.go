package read

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
	"go.yaml.in/yaml/v3"

	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/form"
	"nianbao/xlsx/specimen"
)

// Whatever a cell can hold is written so that it is read back as it came.
func TestFillKeepsEveryValue(t *testing.T) {
	data, err := os.ReadFile("../../testdata/values.yaml")
	require.NoError(t, err)
	var cases []struct{ Raw, Stored string }
	require.NoError(t, yaml.Unmarshal(data, &cases))
	stored := map[string]report.CellType{"number": report.StoredNumber, "boolean": report.StoredBoolean,
		"error": report.StoredError, "date": report.StoredDate, "formula": report.StoredFormula}

	e := templates.Builtin()[1]
	slots := e.Table("requests").Slots
	require.Greater(t, len(slots), len(cases))
	r := specimen.Empty(e)
	for i, c := range cases {
		r.Values[slots[i].ID] = report.Parse(c.Raw, stored[c.Stored])
	}
	back, _, err := Workbook("a.xlsx", workbookOf(t, e, r), Options{})
	require.NoError(t, err)
	for i, c := range cases {
		want, got := r.Values[slots[i].ID], back.Values[slots[i].ID]
		switch want.Kind {
		case report.Formula: // shown as text: it is reported, and nothing computes it
			assert.Equal(t, report.Text, got.Kind)
			assert.Equal(t, "="+c.Raw, got.Raw)
		case report.Boolean:
			assert.Equal(t, report.Text, got.Kind)
		default:
			assert.Equal(t, want.Kind, got.Kind, "%q", c.Raw)
			assert.Equal(t, want.Printed(), got.Printed(), "%q", c.Raw)
			assert.Equal(t, want.NumberText(), got.NumberText(), "%q", c.Raw)
			assert.Equal(t, want.Unit, got.Unit, "%q", c.Raw)
		}
	}
}

func TestFillWholeReport(t *testing.T) {
	for _, e := range templates.Builtin() {
		r := specimen.Empty(e)
		r.Agency, r.Code, r.Scope = "", "", report.Area
		r.Cover = map[string]string{"head": "𡈼某", "phone": "0943-8221234", "date": "2026-01-20", "author": "=1+1"}
		odd := "\u3000\u3000（一）全年_x0041_“共”𠮷😀\v<&>' \t"
		for _, s := range e.Sections {
			r.Prose[s.ID] = []report.Paragraph{{Text: odd}, {Text: "=SUM(A1)"}, {Text: strings.Repeat("长", 3000)}}
		}
		r.Prose["notes"][1].Table = "review"
		r.NilTable["review"] = true
		for _, s := range e.Table("review").Slots {
			r.Values[s.ID] = report.Zero("")
		}
		r.Values["requests.received.person"] = report.Parse("减5", report.StoredText)
		data := workbookOf(t, e, r)
		assert.True(t, bytes.Equal(data, workbookOf(t, e, r)))

		back, read, err := Workbook("a.xlsx", data, Options{})
		require.NoError(t, err)
		assert.Same(t, e, read)
		assert.Empty(t, back.Oddities)
		want := r.Identity
		want.Release = form.Release
		assert.Equal(t, want, back.Identity)
		for id, text := range r.Cover {
			assert.Equal(t, text, back.Cover[id], id)
		}
		assert.Equal(t, map[string]bool{"review": true}, back.NilTable)
		for _, s := range e.Table("review").Slots {
			assert.True(t, back.Values[s.ID].Has(report.NilReturn), s.ID)
		}
		assert.Equal(t, "减5", back.Values["requests.received.person"].Printed())
		assert.Equal(t, report.Blank, back.Values["requests.received.company"].Kind)

		f, err := excelize.OpenReader(bytes.NewReader(data))
		require.NoError(t, err)
		defer f.Close()
		for _, s := range e.Sections {
			for i, p := range r.Prose[s.ID] {
				text, err := f.GetCellValue(s.Sheet, s.Cells.First.Offset(i, 0).String())
				require.NoError(t, err)
				assert.True(t, text == p.Text || i == 2 && strings.HasPrefix(p.Text, text), "%s: what is too long goes on below", text)
			}
		}
		assert.Equal(t, "review", back.Prose["notes"][len(back.Prose["notes"])-2].Table)
	}
}

func TestReadTemplateAsIssued(t *testing.T) {
	named := form.Agency{Name: "白银市科学技术局", Code: "11620400013890123X"}
	for _, e := range templates.Builtin() {
		for name, c := range map[string]struct {
			form.Agency
			*form.Prior
		}{
			"Agency":  {named, nil},
			"Empty":   {form.Agency{}, nil},
			"Prior":   {named, &form.Prior{Edition: e, Report: specimen.EveryValue(e, "12")}},
			"Hostile": {form.Agency{Name: `"'<&>`, Code: `"'<&>`}, nil},
		} {
			t.Run(e.ID+"/"+name, func(t *testing.T) { readAsIssued(t, e, c.Agency, c.Prior) })
		}
	}
}

func readAsIssued(t *testing.T, e *templates.Edition, a form.Agency, prior *form.Prior) {
	f, err := form.NewFactory(e, e.From+1, form.Options{})
	require.NoError(t, err)
	var w bytes.Buffer
	require.NoError(t, f.Write(&w, a, prior))
	data := w.Bytes()
	r, read, err := Workbook("a.xlsx", data, Options{Edition: e})
	require.NoError(t, err)
	assert.Same(t, e, read)
	assert.Empty(t, r.Oddities)
	assert.Equal(t, a.Name, r.Agency)
	for _, tab := range e.Tables {
		for _, s := range tab.Slots {
			v, located := r.Values[s.ID]
			assert.True(t, located, s.ID)
			if v.Kind != report.Blank { // proposed from last year's
				assert.Equal(t, "12", v.Raw, s.ID)
			}
		}
	}
	assert.Empty(t, r.Prose)
	assert.Empty(t, r.Cover)
}
