package templates

import (
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func edition(t testing.TB, id string) *Edition {
	e, err := Find(id)
	require.NoError(t, err)
	return e
}

// The official forms have so many values and no others.
func TestOfficialForms(t *testing.T) {
	for id, want := range map[string]map[string]int{
		"2019": {"disclosure": 22, "requests": 161, "review": 15},
		"2021": {"disclosure": 10, "requests": 175, "review": 15},
	} {
		e := edition(t, id)
		for table, slots := range want {
			assert.Len(t, e.Table(table).Slots, slots, "%s %s", id, table)
		}
		assert.Equal(t, 15, e.Table("review").Grid.Cols)
		assert.Equal(t, 10, e.Table("requests").Grid.Cols)
		assert.Equal(t, 3, e.Table("requests").Grid.HeaderRows())
		assert.Equal(t, 0, e.Table("disclosure").Grid.HeaderRows(), "blocks have headers of their own")
	}
	assert.Equal(t, 14, edition(t, "2021").Table("disclosure").Grid.Rows)
	assert.Equal(t, 3+25, edition(t, "2021").Table("requests").Grid.Rows)
	assert.Equal(t, 3+23, edition(t, "2019").Table("requests").Grid.Rows)
}

func TestForYear(t *testing.T) {
	for year, want := range map[int]string{2019: "2019", 2020: "2019", 2021: "2021", 2025: "2021", 2031: "2021"} {
		e, err := ForYear(year)
		require.NoError(t, err)
		assert.Equal(t, want, e.ID, "%d", year)
	}
	_, err := ForYear(2018)
	assert.ErrorIs(t, err, ErrNoEdition)
}

// A grid covers every place exactly once: that is what makes it fit for every writer and reader.
func TestGridsCoverEveryPlaceOnce(t *testing.T) {
	for _, e := range Builtin() {
		for _, table := range e.Tables {
			for row := range table.Grid.Rows {
				for col := range table.Grid.Cols {
					n := 0
					for i := range table.Grid.Cells {
						if table.Grid.Cells[i].Covers(row, col) {
							n++
						}
					}
					require.Equal(t, 1, n, "%s %s row %d column %d", e.ID, table.ID, row, col)
				}
			}
		}
	}
}

// Row labels begin in column A, and each slot's labels are unique.
func TestSlotsAreNamedByTheirLabels(t *testing.T) {
	for _, e := range Builtin() {
		for _, table := range e.Tables {
			assert.Equal(t, 0, table.Origin.Col)
			seen := map[string]string{}
			for _, s := range table.Slots {
				key := strings.Join(s.RowPath, "/") + "|" + strings.Join(s.ColumnPath, "/")
				assert.Empty(t, seen[key], "%s and %s", s.ID, seen[key])
				seen[key] = s.ID
				assert.NotEmpty(t, s.Column, s.ID)
			}
		}
	}
	s := edition(t, "2021").Slot("requests.refused_secret.charity")
	assert.Equal(t, []string{"三、本年度办理结果", "（三）不予公开", "1.属于国家秘密"}, s.RowPath)
	assert.Equal(t, []string{"申请人情况", "法人或其他组织", "社会公益组织"}, s.ColumnPath)
	assert.Equal(t, "复议后起诉·总计", edition(t, "2021").Slot("review.after.total").Column)
	assert.Equal(t, "本年处理决定数量", edition(t, "2021").Slot("disclosure.coercion.decided").Column)
}

func TestOutlineIsTheOfficialOrder(t *testing.T) {
	var headings []string
	for _, p := range edition(t, "2021").Outline() {
		headings = append(headings, p.Heading())
	}
	assert.Equal(t, []string{"", "一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况",
		"四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项", ""}, headings)
}

func TestRelationsExpand(t *testing.T) {
	e := edition(t, "2021")
	counts := map[string]int{}
	for _, r := range e.Relations {
		counts[r.ID] = len(r.Instances)
	}
	assert.Equal(t, 7, counts["requests.balance"])
	assert.Equal(t, 7, counts["requests.outcomes"])
	assert.Equal(t, 25, counts["requests.applicants"])
	assert.Equal(t, 3, counts["review.total"])
	for _, r := range e.Relations {
		if r.ID == "year.inforce" {
			assert.True(t, r.UsesPrior())
			assert.Equal(t, Term{Slot: "disclosure.rules.repealed", Minus: true}, r.Instances[0].Right[2])
		}
		if r.ID == "requests.outcomes" {
			assert.Len(t, r.Instances[0].Right, 21, "every outcome row is summed")
		}
	}
}

// What is comparable between the forms of 2019 and 2021 is declared; 现行有效件数 never is.
func TestComparable(t *testing.T) {
	now, before := edition(t, "2021"), edition(t, "2019")
	assert.True(t, now.ComparableTo(before, "requests.forward.person"))
	assert.True(t, now.ComparableTo(before, "review.direct.total"))
	assert.False(t, now.ComparableTo(before, "disclosure.documents.inforce"))
	assert.False(t, now.ComparableTo(before, "disclosure.fees.amount"))
	assert.True(t, now.ComparableTo(now, "disclosure.documents.inforce"))
}

func TestLabels(t *testing.T) {
	e := edition(t, "2019")
	for _, c := range []struct{ official, found string }{
		{"1.属于国家秘密", "1．属于国家秘密"},
		{"1.属于国家秘密", "1、属于国家秘密"},
		{"（三）不予公开", "(三)不\n\n予\n\n公\n\n开"},
		{"3.危及“三安全一稳定”", `3.危及"三安全一稳定"`},
		{"规范性文件", "規範性檔案"},
		{"本年新制作数量", "本年新\n制作数量"},
		{"第二十条第（一）项", "第二十条  第（一）项"},
		{"一、本年新收政府信息公开申请数量", "一．本年新收政府信息公开申请数量"},
	} {
		assert.True(t, e.SameLabel(c.official, c.found), c.found)
	}
	assert.False(t, e.SameLabel("1.属于国家秘密", "2.属于国家秘密"))
	assert.False(t, e.SameLabel("行政处罚", "行政许可"))
}

// The description of an edition is a contract with other programs.
func TestDescriptionGolden(t *testing.T) {
	for _, e := range Builtin() {
		got, err := json.MarshalIndent(Describe(e), "", " ")
		require.NoError(t, err)
		golden(t, "testdata/describe-"+e.ID+".json", append(got, '\n'))
		assert.NotContains(t, string(got), "null,\n \"", "lists are never null")
	}
}

func golden(t *testing.T, path string, got []byte) {
	t.Helper()
	if *update {
		require.NoError(t, os.WriteFile(path, got, 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), string(got))
}
