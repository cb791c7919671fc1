package inbox

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/document"
	"nianbao/internal/document/html"
	"nianbao/internal/lastyear"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/form"
)

// filed puts an agency's workbook of a year into a folder; figure distinguishes two.
func filed(t *testing.T, path, agency string, year int, figure string) {
	e, err := templates.ForYear(year)
	require.NoError(t, err)
	r := report.New(path)
	r.Identity = report.Identity{Edition: e.ID, Year: year, Agency: agency, Scope: report.Own}
	r.Values["requests.forward.person"] = report.Parse(figure, report.StoredNumber)
	var b bytes.Buffer
	require.NoError(t, form.Fill(&b, e, r))
	require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
	require.NoError(t, os.WriteFile(path, b.Bytes(), 0o644))
}

func wanted(agency string) lastyear.Wanted {
	return lastyear.Wanted{Names: []string{agency}, Scope: report.Own, Year: 2025}
}

// Faulty files in a folder of last year's reports are reported like those among the reports: none
// of them stops the rest.
func TestPriorsOfAFolder(t *testing.T) {
	dir := t.TempDir()
	filed(t, filepath.Join(dir, "a.xlsx"), "某县档案局", 2024, "1")
	filed(t, filepath.Join(dir, "b.xlsx"), "某县水务局", 2024, "1")
	filed(t, filepath.Join(dir, "c.xlsx"), "某县水务局", 2024, "2")
	filed(t, filepath.Join(dir, "d.xlsx"), "某县公安局", 2023, "2")
	put(t, dir, "notes.txt", "damaged.xlsx", "scan.pdf", "Thumbs.db", "damaged.zip")
	p, err := ReadPrior(t.Context(), dir, 2024)
	require.NoError(t, err)
	require.Len(t, p.Unread, 2)
	for i, name := range []string{"damaged.xlsx", "notes.txt"} {
		assert.Equal(t, filepath.Join(dir, name), p.Unread[i].File)
		assert.Contains(t, message.Say(p.Unread[i].Err, message.Chinese), "不能读取上一年的报告")
	}
	assert.Len(t, p.Broken, 1)
	assert.Equal(t, 1, p.Unseen())
	assert.Len(t, p.PassedOver, 1)

	o, a, err := p.Of(wanted("某縣 档案局"))
	require.NoError(t, err)
	assert.True(t, a.Found)
	assert.Equal(t, "某县档案局", o.Report.Agency)
	for agency, want := range map[string]string{"某县水务局": "c.xlsx", "某县公安局": "2023", "某县档案馆": "“某县档案局”"} {
		o, a, err := p.Of(wanted(agency))
		require.NoError(t, err)
		assert.Nil(t, o)
		assert.Contains(t, a.Why.In(message.Chinese), want)
	}
}

// A file named by itself is what is meant: that it is another year's, or none, is the answer to the whole run.
func TestPriorNamedByItself(t *testing.T) {
	dir := t.TempDir()
	other := filepath.Join(dir, "d.xlsx")
	filed(t, other, "某县公安局", 2023, "2")
	put(t, dir, "damaged.xlsx")
	_, err := ReadPrior(t.Context(), other, 2024)
	assert.ErrorContains(t, err, "2023 年的报告，不是上一年（2024 年）的")
	p, err := ReadPrior(t.Context(), other, 0)
	require.NoError(t, err)
	assert.True(t, p.Asked())
	_, err = ReadPrior(t.Context(), filepath.Join(dir, "damaged.xlsx"), 0)
	assert.ErrorContains(t, err, "不能读取上一年的报告")
	nobody, err := ReadPrior(t.Context(), "", 0)
	require.NoError(t, err)
	assert.False(t, nobody.Asked())
	assert.Zero(t, nobody.Unseen())
	_, a, err := nobody.Of(wanted("某县公安局"))
	require.NoError(t, err)
	assert.Zero(t, a)
}

// A workbook of ours names its scope; a published text need not, and is compared under the scope
// assumed for it.
func TestPublishedPriorKeepsAssumedScope(t *testing.T) {
	path := filepath.Join(t.TempDir(), "某县.txt")
	require.NoError(t, os.WriteFile(path, []byte("某县2024年政府信息公开工作年度报告\n一、总体情况\n本年度按照规定办理。\n"), 0o644))
	p, err := ReadPrior(t.Context(), path, 0)
	require.NoError(t, err)
	o, a, err := p.Of(lastyear.Wanted{Names: []string{"某县"}, Scope: report.Area, Year: 2025})
	require.NoError(t, err)
	require.True(t, a.Found)
	assert.Equal(t, report.Area, o.Report.Scope)
	assert.Contains(t, a.Note.In(message.Chinese), "没有写明范围，按“本地区汇总”的对待")
}

// A page with a year behind each tab is last year's report by the year that is last year's.
func TestPriorOfSeveralReports(t *testing.T) {
	dir := t.TempDir()
	page := filepath.Join(dir, "历年.html")
	require.NoError(t, os.WriteFile(page, tabs(t, 2025, 2024, 2023), 0o644))
	for name, path := range map[string]string{"file": page, "folder": dir} {
		t.Run(name, func(t *testing.T) {
			p, err := ReadPrior(t.Context(), path, 2024)
			require.NoError(t, err)
			o, answer, err := p.Of(wanted("某县档案局"))
			require.NoError(t, err)
			require.NotNil(t, o, answer.Why.In(message.English))
			assert.Equal(t, 2024, o.Report.Year)
			assert.Equal(t, "2024", o.Report.Value("requests.forward.person").Raw)
		})
	}
	t.Run("no such year", func(t *testing.T) {
		_, err := ReadPrior(t.Context(), page, 2021)
		assert.ErrorContains(t, err, "2021")
	})
}

// tabs is a page of one agency's reports, a year behind each tab, different in one figure.
func tabs(t *testing.T, years ...int) []byte {
	var page bytes.Buffer
	page.WriteString("<html><body>")
	for _, year := range years {
		e, err := templates.ForYear(year)
		require.NoError(t, err)
		r := report.New("")
		r.Identity = report.Identity{Edition: e.ID, Year: year, Agency: "某县档案局", Scope: report.Own}
		for _, table := range e.Tables {
			for _, s := range table.Slots {
				r.Values[s.ID] = report.Parse("0", report.StoredNumber)
			}
		}
		r.Values["requests.forward.person"] = report.Parse(strconv.Itoa(year), report.StoredNumber)
		var b bytes.Buffer
		require.NoError(t, html.Write(&b, document.New(e, r, document.Options{})))
		_, body, _ := strings.Cut(b.String(), "<body>")
		body, _, _ = strings.Cut(body, "</body>")
		page.WriteString("<div hidden>" + body + "</div>")
	}
	page.WriteString("</body></html>")
	return page.Bytes()
}

func TestPartOfAFile(t *testing.T) {
	data := tabs(t, 2025, 2024)
	for part, year := range map[string]int{"": 2025, "2025": 2025, "2024": 2024} {
		t.Run(part, func(t *testing.T) {
			o, err := File{Name: "a.html", Part: part}.Decode(data, Options{})
			require.NoError(t, err)
			assert.Equal(t, year, o.Report.Year)
		})
	}
	t.Run("none", func(t *testing.T) {
		_, err := File{Name: "a.html", Part: "2019"}.Decode(data, Options{})
		assert.ErrorContains(t, err, "2019")
	})
}
