package templates

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func figure(t testing.TB, e *Edition, subject, id string) *Figure {
	for _, s := range e.Prose.Subjects {
		if i := slices.IndexFunc(s.Figures, func(f *Figure) bool { return f.ID == id }); s.ID == subject && i >= 0 {
			return s.Figures[i]
		}
	}
	return nil
}

// The later form takes over the words of the earlier one, with the slots it has itself.
func TestProseIsInherited(t *testing.T) {
	older, newer := edition(t, "2019"), edition(t, "2021")
	assert.Equal(t, [][]string{{"requests.other.total"}}, figure(t, older, "requests", "other").Sums)
	assert.Equal(t, [][]string{{"requests.other_late.total", "requests.other_unpaid.total",
		"requests.other_misc.total"}},
		figure(t, newer, "requests", "other").Sums)
	assert.Len(t, figure(t, newer, "requests", "refused").Sums[0], 8)
	assert.NotNil(t, figure(t, older, "documents", "public"))
	assert.Nil(t, figure(t, newer, "documents", "public"), "a figure of a column the form no longer has")
	assert.Equal(t, [][]string{{"disclosure.documents.made"}}, figure(t, older, "documents", "made").Sums,
		"the base is untouched")
	assert.Nil(t, older.Prose.Fee)
	assert.Equal(t, "other", newer.Prose.Fee.Section)
}

// A variant of a form without a row does without the words for it.
func TestVariantDropsMissingRows(t *testing.T) {
	file := filepath.Join(t.TempDir(), "variant.yaml")
	require.NoError(t, os.WriteFile(file, []byte(`edition: variant
base: "2019"
name: 无规章
years: {from: 2020}
relations: []
notes: []
tables:
  - id: disclosure
    section: 二
    title: 主动公开政府信息情况
    sheet: 二、主动公开
    origin: A4
    widths: [28, 12]
    rows:
      - cells: [信息内容, 本年新制作数量]
      - {row: documents, cells: [规范性文件], slots: [made]}
`), 0o600))
	e, err := Find(file)
	require.NoError(t, err)
	assert.Nil(t, figure(t, e, "rules", "made"))
	assert.NotNil(t, figure(t, e, "documents", "made"))
	assert.Nil(t, figure(t, e, "documents", "open"), "one of its slots is not there")
}
