package importing

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/importing/match"
)

const sharedPublished = "../../../shared/cases/published"

// figures is what one published report must give: its values in the order of the slots of its tables.
type figures struct {
	Name, Agency, Edition string
	Year                  int
	T1                    []string
	T2                    [][]string
	T3                    []string
}

func (f figures) all() []string {
	all := append([]string{}, f.T1...)
	for _, row := range f.T2 {
		all = append(all, row...)
	}
	return append(all, f.T3...)
}

// Reports as people really copy them: each in every shape gives the same figures, agency, year and form.
func TestSharedShapes(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(sharedPublished, "figures.json"))
	if os.IsNotExist(err) {
		t.Skip("../shared/cases/published is not here")
	}
	require.NoError(t, err)
	var reports []figures
	require.NoError(t, json.Unmarshal(data, &reports))
	for _, want := range reports {
		files, err := filepath.Glob(filepath.Join(sharedPublished, want.Name+"-*"))
		require.NoError(t, err)
		require.Len(t, files, 8)
		for _, file := range files {
			t.Run(strings.TrimSuffix(filepath.Base(file), filepath.Ext(file)), func(t *testing.T) {
				data, err := os.ReadFile(file)
				require.NoError(t, err)
				r, e, trace, err := Read(file, data, match.Options{})
				require.NoError(t, err)
				assert.Equal(t, want.Agency, r.Agency)
				assert.Equal(t, want.Year, r.Year)
				assert.Equal(t, want.Edition, e.ID)
				var got []string
				for _, table := range e.Tables {
					for _, slot := range table.Slots {
						got = append(got, r.Value(slot.ID).Raw)
					}
				}
				assert.Equal(t, want.all(), got)
				if os.Getenv("SHOW") != "" {
					for _, u := range trace.Unplaced {
						t.Log(u.Reason, u.Where, u.Text, u.Figures)
					}
				}
			})
		}
	}
}

// Single faults of published copies: what each must give.
func TestSharedFaults(t *testing.T) {
	for _, c := range []struct {
		file              string
		figures, oddities int
		edition           string
		sections          map[string]int // paragraphs
	}{
		{"m06-heading6-tabs.txt", 200, 2, "2021", map[string]int{"problems": 1, "other": 1, "notes": 0}},
		{"sections-renumbered.html", 197, 2, "2021", map[string]int{"problems": 2, "other": 2, "notes": 0}},
		{"header-misprint-2019.txt", 198, 1, "2019", map[string]int{"notes": 1, "problems": 2, "other": 0}},
		{"n1-metadata-table.html", 6, 0, "2021", map[string]int{"overview": 1, "lead": 0}},
		{"n2-celltrail.txt", 7, 0, "2021", map[string]int{"overview": 1}},
		{"n3-heading-in-section2.txt", 6, 0, "2021", map[string]int{"notes": 8}},
		{"n4-furniture.txt", 6, 0, "2021", map[string]int{"problems": 1, "other": 1}},
		{"n5-trs-page.html", 200, 0, "2021", map[string]int{"problems": 2, "other": 1}},
		{"squeezed-one-line.txt", 0, 0, "2019", nil},
	} {
		t.Run(c.file, func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join(sharedPublished, c.file))
			if os.IsNotExist(err) {
				t.Skip("../shared/cases/published is not here")
			}
			require.NoError(t, err)
			r, e, trace, err := Read(c.file, data, match.Options{})
			require.NoError(t, err)
			assert.Equal(t, c.edition, e.ID)
			assert.Equal(t, c.figures, trace.Figures())
			assert.Len(t, r.Oddities, c.oddities)
			assert.Equal(t, c.figures == 0, trace.Squeezed)
			for section, paragraphs := range c.sections {
				assert.Len(t, r.Prose[section], paragraphs, section)
			}
		})
	}
}
