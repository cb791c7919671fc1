package inbox

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/companion/issue"
	"nianbao/internal/companion/specimen"
	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/form"
)

// workbookOf is a template as issued, which has figures to be filled in and no words.
func workbookOf(t *testing.T, agency string, year int) []byte {
	e, err := templates.ForYear(year)
	require.NoError(t, err)
	f, err := form.NewFactory(e, year, form.Options{})
	require.NoError(t, err)
	var b bytes.Buffer
	require.NoError(t, f.Write(&b, form.Agency{Name: agency}, nil))
	return b.Bytes()
}

// wordOf is a companion with a sentence in section 一.
func wordOf(t *testing.T, agency string, year int, scope report.Scope) []byte {
	e, err := templates.ForYear(year)
	require.NoError(t, err)
	var b bytes.Buffer
	require.NoError(t, issue.Write(&b, e, report.Identity{Agency: agency, Year: year, Scope: scope}))
	data, err := specimen.Written(b.Bytes(), map[string][]string{"一、总体情况": {"全年公开12条。"}})
	require.NoError(t, err)
	return data
}

func TestTogether(t *testing.T) {
	const a, b = "青禾县水利局", "青禾县档案局"
	x := func(name, agency string) File { return Bytes(name, workbookOf(t, agency, 2025)) }
	w := func(name, agency string) File { return Bytes(name, wordOf(t, agency, 2025, report.Own)) }
	for _, c := range []struct {
		name  string
		files []File
		want  []string // with the further file behind a plus
	}{
		{"workbook and Word file", []File{x("1.xlsx", a), w("1.docx", a)}, []string{"1.xlsx+1.docx"}},
		{"Word file first, another between", []File{w("1.docx", a), x("2.xlsx", b), x("1.xlsx", a)},
			[]string{"2.xlsx", "1.xlsx+1.docx"}},
		{"two pairs", []File{x("1.xlsx", a), x("2.xlsx", b), w("2.docx", b), w("1.docx", a)},
			[]string{"1.xlsx+1.docx", "2.xlsx+2.docx"}},
		{"of two agencies", []File{x("1.xlsx", a), w("2.docx", b)}, []string{"1.xlsx", "2.docx"}},
		{"two workbooks", []File{x("1.xlsx", a), x("2.xlsx", a), w("1.docx", a)}, []string{"1.xlsx", "2.xlsx", "1.docx"}},
		{"two Word files", []File{x("1.xlsx", a), w("1.docx", a), w("2.docx", a)}, []string{"1.xlsx", "1.docx", "2.docx"}},
		{"of two years", []File{x("1.xlsx", a), Bytes("1.docx", wordOf(t, a, 2024, report.Own))}, []string{"1.xlsx", "1.docx"}},
		{"of two scopes", []File{x("1.xlsx", a), Bytes("1.docx", wordOf(t, a, 2025, report.Area))}, []string{"1.xlsx", "1.docx"}},
		{"one that cannot be read", []File{x("1.xlsx", a), Bytes("1.docx", []byte("PK\x03\x04"))}, []string{"1.xlsx", "1.docx"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			files, err := Together(t.Context(), c.files, Options{})
			require.NoError(t, err)
			var got []string
			for _, f := range files {
				name := f.Name
				for _, further := range f.With {
					name += "+" + further.Name
				}
				got = append(got, name)
			}
			assert.Equal(t, c.want, got)
		})
	}
}

// A row of a wide sheet is one report with the Word file of its agency; of its words nothing is missing then.
func TestRowsWithWords(t *testing.T) {
	files := Upload("宽表.xlsx", wideBytes(t, 3))
	row, err := Open(files[1], Options{})
	require.NoError(t, err)
	require.True(t, row.Report.Wordless())
	files = append(files, Bytes("1.docx", wordOf(t, row.Report.Agency, row.Report.Year, report.Own)))
	together, err := Together(t.Context(), files, Options{})
	require.NoError(t, err)
	require.Len(t, together, 3)
	assert.Empty(t, together[0].With)
	assert.Empty(t, together[2].With)
	o, err := Open(together[1], Options{})
	require.NoError(t, err)
	assert.Equal(t, []string{"1.docx"}, o.With)
	assert.Equal(t, row.Part, o.Part)
	assert.False(t, o.Report.Wordless())
	assert.Empty(t, o.Report.Unreadable)
	assert.Equal(t, row.Report.Values, o.Report.Values)
	require.Len(t, o.Report.Prose["overview"], 1)
	assert.Equal(t, "全年公开12条。", o.Report.Prose["overview"][0].Text)
}

// A file with a further one is read as one report, in whatever way it is read.
func TestReadWithWords(t *testing.T) {
	f := Bytes("收/甲.xlsx", workbookOf(t, "青禾县水利局", 2025))
	f.With = []File{Bytes("收/甲.docx", wordOf(t, "青禾县水利局", 2025, report.Own))}
	data, err := f.Read()
	require.NoError(t, err)
	decoded, err := f.Decode(data, Options{})
	require.NoError(t, err)
	all, err := f.Reports(data, Options{})
	require.NoError(t, err)
	opened, err := Open(f, Options{})
	require.NoError(t, err)
	for _, o := range []*Opened{decoded, all[0], opened} {
		assert.Equal(t, []string{"收/甲.docx"}, o.With)
		assert.Equal(t, "收/甲.xlsx", o.Report.File)
		assert.False(t, o.Word)
		assert.False(t, o.Report.WordsAlone())
		require.Len(t, o.Report.Prose["overview"], 1)
		assert.Equal(t, "甲.docx", o.Report.Prose["overview"][0].Place.File)
	}
}
