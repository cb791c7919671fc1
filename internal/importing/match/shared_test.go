package match

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/importing/source"
	"nianbao/internal/outside"
	"nianbao/templates"
)

func TestSourceReports(t *testing.T) {
	want := map[string]struct {
		edition, agency string
		year            int
		paragraphs      map[string]int
		lost            int
	}{
		"000": {"2019", "白银市科学技术局", 2020, map[string]int{"lead": 1, "overview": 7, "problems": 2, "other": 1}, 0},
		"001": {"2019", "", 2019, map[string]int{"lead": 1, "overview": 9, "problems": 1, "other": 1}, 0},
		"002": {"2019", "白银市", 2020, map[string]int{"lead": 1, "overview": 17, "problems": 6, "other": 1}, 0},
		"003": {"2021", "淄博市科学技术局", 2021, map[string]int{"lead": 1, "overview": 11, "problems": 8, "other": 15}, 0},
		"004": {"2019", "湖北省科學技術廳", 2020, map[string]int{"lead": 1, "overview": 17, "problems": 5, "other": 2,
			"notes": 3}, 3},
	}
	for _, file := range outside.SourceReports(t) {
		n := filepath.Base(file)[:3]
		t.Run(n, func(t *testing.T) {
			data, err := os.ReadFile(file)
			require.NoError(t, err)
			r, e, trace, err := readFile(file, data, Options{})
			require.NoError(t, err)
			w := want[n]
			assert.Equal(t, w.edition, e.ID)
			assert.Equal(t, w.agency, r.Agency)
			assert.Equal(t, w.year, r.Year)
			assert.Equal(t, w.lost, trace.Lost())
			paragraphs := map[string]int{}
			lines := strings.Split(string(data), "\n")
			for id, prose := range r.Prose {
				paragraphs[id] = len(prose)
				for _, p := range prose {
					assert.Equal(t, source.Trim(lines[p.Place.Line-1]), p.Text)
				}
			}
			assert.Equal(t, w.paragraphs, paragraphs)
			assertBalanced(t, e, r)
			golden(t, "../../../testdata/reports/"+n+".json",
				map[string]any{"edition": e.ID, "year": r.Year, "values": raws(r)})

			s, err := source.Text(file, data)
			require.NoError(t, err)
			p, _ := interpret(s, e, Options{})
			assertAccounted(t, p)
		})
	}
}

func TestSourceReportWithProvincialRows(t *testing.T) {
	e, err := templates.Find(hubei)
	require.NoError(t, err)
	for _, file := range outside.SourceReports(t) {
		if !strings.HasPrefix(filepath.Base(file), "004") {
			continue
		}
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		r, _, trace, err := readFile(file, data, Options{Edition: e})
		require.NoError(t, err)
		assert.Empty(t, trace.Missing)
		assert.Zero(t, trace.Lost())
		assert.Equal(t, "865.01萬元", r.Value("disclosure.procurement.amount").Raw)
		assertBalanced(t, e, r)
		golden(t, "../../../testdata/reports/004-hubei.json",
			map[string]any{"edition": e.ID, "year": r.Year, "values": raws(r)})
	}
}

// Content without a slot, and a page's text around the report, is reported with its line.
func TestSourceReportWithOwnRowsNationalForm(t *testing.T) {
	for _, file := range outside.SourceReports(t) {
		if !strings.HasPrefix(filepath.Base(file), "004") {
			continue
		}
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		_, _, trace, err := readFile(file, data, Options{})
		require.NoError(t, err)
		assert.Equal(t, []string{"disclosure.rules.made", "disclosure.rules.published",
			"disclosure.rules.public"}, trace.Missing)
		reasons := map[source.Reason]int{}
		for _, u := range trace.Unplaced {
			reasons[u.Reason] += max(u.Count, 1)
			if u.Reason == source.NoSlot {
				assert.Equal(t, []string{"573", "261", "1643"}, u.Figures)
				assert.Equal(t, 38, u.Where.Line)
				assert.True(t, strings.HasPrefix(u.Text, "其他檔案"))
			}
		}
		assert.Equal(t, map[source.Reason]int{source.NoSlot: 1, source.Marks: 18, source.Furniture: 6}, reasons)
	}
}
