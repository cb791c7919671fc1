package lastyear

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"nianbao/internal/message"
	"nianbao/internal/report"
)

// of makes an index of reports.
func of(reports ...Report) *Index {
	x := &Index{}
	for _, r := range reports {
		x.Add(r)
	}
	return x
}

// filed is a workbook of 2024 with its identity.
func filed(file, agency, figures string) Report {
	return Report{File: file, Agency: agency, Year: 2024, Scope: report.Own, Told: true, Figures: figures}
}

func with(r Report, change func(*Report)) Report {
	change(&r)
	return r
}

func area(r *Report)      { r.Scope = report.Area }
func published(r *Report) { r.Told = false }
func nameless(r *Report)  { r.Agency = "" }
func alone(r *Report)     { r.Agency, r.Alone = "", true }
func of2023(r *Report)    { r.Year = 2023 }
func undated(r *Report)   { r.Year = 0 }

const county, bureau = "某县", "某县科技局"

func TestFind(t *testing.T) {
	own := Wanted{Names: []string{county}, Scope: report.Own, Year: 2025}
	total := Wanted{Names: []string{county}, Scope: report.Area, Year: 2025}
	science := Wanted{Names: []string{bureau}, Scope: report.Own, Year: 2025}
	for _, c := range []struct {
		why    string
		given  []Report
		wanted Wanted
		// the file that is found, and "!" where something is to be known of it; else what is said
		// of why there is none
		want string
	}{
		{"the one there is", []Report{filed("a", bureau, "1")}, science, "a"},
		{"the same twice is one", []Report{filed("a", bureau, "1"), filed("b", bureau, "1")}, science, "a"},
		{"the same twice, one with prose", []Report{filed("a", bureau, "1"),
			with(filed("b", bureau, "1"), func(r *Report) { r.Prose = 9 })}, science, "b"},
		{"two that differ", []Report{filed("a", bureau, "1"), filed("b", bureau, "2")}, science,
			"“某县科技局” 2024 年的报告有 2 份，数据不一致，不知道以哪一份为准：a、b"},
		{"two that differ, one of them published",
			[]Report{filed("a", bureau, "1"), with(filed("b", bureau, "2"), published)}, science,
			"a、b（没有写明范围）"},
		{"the code finds it under another name", []Report{
			with(filed("a", "某县科委", "1"), func(r *Report) {
				r.Code = "1x"
			}), with(filed("b", bureau, "2"), func(r *Report) { r.Code = "2X" })},
			Wanted{Code: "1X", Names: []string{bureau}, Scope: report.Own, Year: 2025}, "a"},
		{"a name without a code is this agency's too", []Report{
			with(filed("a", "某县科委", "1"), func(r *Report) { r.Code = "1X" }), filed("b", bureau, "2")},
			Wanted{Code: "1X", Names: []string{bureau}, Scope: report.Own, Year: 2025}, "a、b"},
		{"another spelling", []Report{filed("a", "某縣 科技局", "1")}, science, "a"},
		{"another spelling that differs", []Report{filed("a", "某縣科技局", "1"), filed("b", bureau, "2")}, science, "a、b"},
		{"a former name", []Report{filed("a", "某县科委", "1")},
			Wanted{Names: []string{bureau, "某县科委"}, Scope: report.Own, Year: 2025}, "a"},

		{"another's", []Report{filed("a", "某县水务局", "1")}, science,
			"给出的上一年报告中没有“某县科技局”的，只有“某县水务局” 2024 年的（a）"},
		{"many others'", []Report{filed("a", "某县水务局", "1"), filed("b", "某县科技馆", "1"), filed("c", "某县公安局", "1"),
			with(filed("d", "", "1"), nameless)}, science,
			"给出的 4 份上一年报告中没有“某县科技局”的；名称相近的有“某县科技馆”（b）"},
		{"none that can be read", nil, science, "没有一份能读取"},
		{"another year's", []Report{with(filed("a", bureau, "1"), of2023)}, science,
			"给出的“某县科技局”的报告只有 2023 年的（a），没有上一年（2024 年）的"},
		{"no year's", []Report{with(filed("a", bureau, "1"), undated)}, science, "只有没有写明年度的（a）"},
		{"a report without a year", []Report{filed("a", bureau, "1")}, Wanted{Names: []string{bureau}}, "本报告没有写明年度"},
		{"a report without an agency", []Report{filed("a", bureau, "1")}, Wanted{Year: 2025}, "本报告没有写明机关"},

		{"a published one of a department has one scope", []Report{with(filed("a", bureau, "1"), published)},
			science, "a"},
		{"a published one of a government may have either", []Report{with(filed("a", county, "1"), published)},
			own, "a!"},
		{"a published one for the area's total", []Report{with(filed("a", county, "1"), published)}, total, "a!"},
		{"one that says it is the total comes before it",
			[]Report{with(filed("a", county, "1"), published), with(filed("b", county, "2"), area)}, total,
			"b"},
		{"the published one is the own report",
			[]Report{filed("a", county, "1"), with(filed("b", county, "1"), published)}, own, "a"},
		{"and so not the total", []Report{filed("a", county, "1"), with(filed("b", county, "1"), published)}, total,
			"“某县” 2024 年的报告只有“本机关”的（a、b），本报告是“本地区汇总”的"},
		{"the published one is the total", []Report{with(filed("a", county, "1"), area),
			with(filed("b", county, "1"), published)}, own,
			"只有“本地区汇总”的（a、b），本报告是“本机关”的"},
		{"which of two published ones", []Report{with(filed("a", county, "1"), published),
			with(filed("b", county, "2"), published)}, total,
			"a（没有写明范围）、b（没有写明范围）"},
		{"the other scope", []Report{with(filed("a", county, "1"), area)}, own, "只有“本地区汇总”的（a）"},

		{"one that tells no agency, named by itself", []Report{with(filed("a", "", "1"), alone)}, science, "a!"},
		{"one that tells no agency, in a folder", []Report{with(filed("a", "", "1"), nameless)}, science,
			"只有没有写明机关的 2024 年的（a）"},
	} {
		x := of(c.given...)
		got := x.Find(c.wanted)
		assert.Equal(t, got.Found, got.Why.IsZero(), c.why)
		assert.Equal(t, got.Found && got.Note.IsZero(), got.Hint.IsZero(), "%s: what to do", c.why)
		for _, text := range []message.Text{got.Why, got.Note, got.Hint} {
			for _, lang := range []message.Lang{message.Chinese, message.English} {
				assert.NotContains(t, text.In(lang), "{", c.why)
			}
		}
		if !got.Found {
			assert.Contains(t, got.Why.In(message.Chinese), c.want, c.why)
			continue
		}
		found := c.given[got.At].File
		if !got.Note.IsZero() {
			found += "!"
			assert.Contains(t, got.Note.In(message.Chinese), c.given[got.At].File)
		}
		assert.Equal(t, c.want, found, c.why)
	}
}

// An office's two scopes, and the names of its area, are only known of agencies that have an
// area.
func TestGoverns(t *testing.T) {
	for name, want := range map[string]bool{"白银市": true, "某縣人民政府辦公室": true, "开福区": true, "某区管委会": true,
		"某县科技局": false, "湖北省科学技术厅": false, "某县卫生健康委员会": false, "某镇人民政府": true, "": false} {
		assert.Equal(t, want, governs(name), name)
	}
}

func TestManyFilesAreNotAllNamed(t *testing.T) {
	var given []Report
	for _, year := range strings.Split("abcde", "") {
		given = append(given, with(filed(year, bureau, year), of2023))
	}
	got := of(given...).Find(Wanted{Names: []string{bureau}, Scope: report.Own, Year: 2025})
	assert.Contains(t, got.Why.In(message.Chinese), "2023 年的（c）、另外 2 份，")
	got = of(given...).Find(Wanted{Names: []string{bureau}, Scope: report.Own, Year: 2024})
	assert.Contains(t, got.Why.In(message.Chinese), "：a、b、c、另外 2 份")
	assert.Len(t, got.Differ, 5)
}
