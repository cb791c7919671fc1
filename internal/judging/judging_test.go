package judging

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/check/rule"
	"nianbao/internal/demo"
	"nianbao/internal/finding"
	"nianbao/internal/inbox"
	"nianbao/internal/jsonform"
	"nianbao/internal/lastyear"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/form"
)

func workbook(t *testing.T, e *templates.Edition, r *report.Report) []byte {
	var b bytes.Buffer
	require.NoError(t, form.Fill(&b, e, r))
	return b.Bytes()
}

// reports are the demonstration's.
func reports(t *testing.T) (*templates.Edition, []*report.Report) {
	e, err := templates.ForYear(demo.Year())
	require.NoError(t, err)
	all, err := demo.Reports(e)
	require.NoError(t, err)
	return e, all
}

// received is a folder with the demonstration's reports a.xlsx, b.xlsx, …, the first again as
// z.xlsx with another figure.
func received(t *testing.T) string {
	dir := t.TempDir()
	e, all := reports(t)
	put := func(name string, r *report.Report) {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), workbook(t, e, r), 0o644))
	}
	for i, r := range all {
		put(string(rune('a'+i))+".xlsx", r)
	}
	again := *all[0]
	again.Values = map[string]report.Value{}
	for slot, v := range all[0].Values {
		again.Values[slot] = v
	}
	again.Values["disclosure.fees.amount"] = report.Parse("77", report.StoredNumber)
	put("z.xlsx", &again)
	return dir
}

func filesOf(t *testing.T, dir string) []inbox.File {
	found, err := inbox.Walk([]string{dir})
	require.NoError(t, err)
	return found.Files
}

// said are findings as programs meet them.
func said(findings []finding.Finding) []jsonform.Finding {
	return jsonform.Findings(findings, message.Chinese)
}

// An upload is judged as the same file of a folder is.
func TestUpload(t *testing.T) {
	dir := received(t)
	j := &Judge{Today: time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)}
	run, err := j.Files(t.Context(), []inbox.File{filesOf(t, dir)[1]}, Options{})
	require.NoError(t, err)
	data, err := os.ReadFile(filepath.Join(dir, "b.xlsx"))
	require.NoError(t, err)
	got, err := j.Upload(t.Context(), "b.xlsx", data, nil)
	require.NoError(t, err)
	require.Len(t, got, 1)
	assert.Equal(t, said(run.Results().At(0).Findings), said(got[0].Findings))
	assert.NotEmpty(t, got[0].Report.Values)
	assert.Equal(t, "b.xlsx", got[0].File)

	t.Run("unreadable", func(t *testing.T) {
		got, err := j.Upload(t.Context(), "x.xlsx", []byte("no workbook"), nil)
		require.NoError(t, err)
		require.Len(t, got, 1)
		assert.Equal(t, finding.Unreadable, got[0].Verdict())
		assert.Error(t, got[0].Err)
	})
	t.Run("expected agency", func(t *testing.T) {
		got, err := j.Upload(t.Context(), "b.xlsx", data, func(*inbox.Opened) Subject {
			return Subject{Agency: "另一个局"}
		})
		require.NoError(t, err)
		assert.True(t, slices.ContainsFunc(got[0].Findings, func(f finding.Finding) bool {
			return f.Rule == "file.agency"
		}))
	})
}

// An explanation closes a finding, or opens it again.
func TestExplanationsOfASubject(t *testing.T) {
	e, all := reports(t)
	r := all[0]
	r.Values["disclosure.fees.amount"] = report.Parse("7700000", report.StoredNumber)
	last := rule.LastYear{Report: all[0], Edition: e}
	j := &Judge{LastYear: func(context.Context, lastyear.Wanted) (rule.LastYear, error) { return last, nil }}
	judge := func(known finding.Explanations) []finding.Finding {
		got, err := j.Report(t.Context(), &inbox.Opened{Report: r, Edition: e}, Subject{Explanations: known})
		require.NoError(t, err)
		return got.Findings
	}
	asks := slices.IndexFunc(judge(nil), finding.Finding.Asks)
	require.GreaterOrEqual(t, asks, 0)
	id := judge(nil)[asks].ID()
	of := func(known finding.Explanation) finding.Finding {
		for _, f := range judge(finding.Explanations{id: known}) {
			if f.ID() == id {
				return f
			}
		}
		t.Fatal(id + " is gone")
		return finding.Finding{}
	}
	const text = "本年机构改革，承接了原质监局的全部事项"
	assert.False(t, of(finding.Explanation{Text: text, State: finding.ExplanationGiven}).Asks())
	assert.False(t, of(finding.Explanation{Text: text, State: finding.Accepted}).Asks())
	back := of(finding.Explanation{Text: text, State: finding.SentBack, Reason: "请附文件"})
	assert.True(t, back.Asks())
	assert.Contains(t, back.Hint.In(message.Chinese), "请附文件")
}

// No report is kept, yet what needs two of them is found, in the order of the files.
func TestFiles(t *testing.T) {
	dir := received(t)
	done := 0
	run, err := (&Judge{}).Files(t.Context(), filesOf(t, dir), Options{Done: func() { done++ },
		Keep: func(r Result) []byte { return []byte(r.Report.Value("disclosure.fees.amount").Raw) }})
	require.NoError(t, err)
	results := run.Results()
	assert.Equal(t, results.Len(), done)
	last := results.Len() - 1
	for i := range results.Len() {
		r := results.At(i)
		assert.Equal(t, r.Verdict(), results.Outline(i).Verdict())
		assert.Nil(t, results.Outline(i).Findings)
		assert.Equal(t, run.File(i).Name, r.File)
		assert.Nil(t, r.Report.Values, r.File)
		twice := 0
		for _, f := range r.Findings {
			if f.Rule == "file.twice" {
				twice++
			}
		}
		assert.Equal(t, i == 0 || i == last, twice == 1, r.File)
	}
	assert.Equal(t, "77", string(results.At(last).Kept))

	t.Run("changed since", func(t *testing.T) {
		whole, err := run.Whole(1)
		require.NoError(t, err)
		assert.NotEmpty(t, whole.Report.Values)
		require.NotNil(t, run.of[1].opened)
		run.of[1].opened = nil // as of one that was not kept
		again, err := run.Whole(1)
		require.NoError(t, err)
		assert.Equal(t, whole, again)
		other, err := os.ReadFile(filepath.Join(dir, "a.xlsx"))
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(filepath.Join(dir, "b.xlsx"), other, 0o644))
		_, err = run.Whole(1)
		assert.ErrorContains(t, err, "在审核期间被改动了")
	})
}

// Last year's report that can no longer be read ends the run: judged without it, a report would pass too easily.
func TestLastYearGone(t *testing.T) {
	gone := errors.New("gone")
	j := &Judge{LastYear: func(context.Context, lastyear.Wanted) (rule.LastYear, error) {
		return rule.LastYear{}, gone
	}}
	_, err := j.Files(t.Context(), filesOf(t, received(t)), Options{})
	assert.ErrorIs(t, err, gone)
}

func TestSubmissions(t *testing.T) {
	s := submissions{}
	all := []*report.Report{
		{Identity: report.Identity{Agency: "甲局", Code: "1", Year: 2025, Scope: report.Own}},
		{Identity: report.Identity{Agency: " 甲局", Year: 2025, Scope: report.Own}},
		{Identity: report.Identity{Agency: "甲局", Year: 2025, Scope: report.Area}},
		{Identity: report.Identity{Year: 2025, Scope: report.Own}},
		{Identity: report.Identity{Agency: "甲办", Code: "1", Year: 2025, Scope: report.Own}},
	}
	for i, r := range all {
		s.add(i, r)
	}
	assert.Equal(t, []int{1, 4}, s.others(0, all[0]))
	assert.Empty(t, s.others(2, all[2]), "an area's total is no second report of the office")
	assert.Empty(t, s.others(3, all[3]), "nobody's")
}

// Of very many reports of one agency each is judged with a few of the others, or memory would not do.
func TestManyOfOneAgency(t *testing.T) {
	s := submissions{}
	one := &report.Report{Identity: report.Identity{Agency: "甲局", Code: "1", Year: 2025, Scope: report.Own}}
	for i := range 10 * mostOthers {
		s.add(i, one)
	}
	assert.Len(t, s.others(0, one), mostOthers)
	assert.NotContains(t, s.others(7, one), 7)
}

func TestKeptReportsAreBounded(t *testing.T) {
	run := &Run{}
	assert.True(t, run.keeps(keptWeight-1))
	assert.False(t, run.keeps(2))
	assert.True(t, run.keeps(1), "what was not kept took no room")
}

func TestWeigh(t *testing.T) {
	e, all := reports(t)
	data := workbook(t, e, all[0])
	assert.Greater(t, Weigh(data), int64(3*len(data)), "parts weigh as they are unpacked")
	assert.EqualValues(t, 5, Weigh([]byte("hello")))
	assert.EqualValues(t, 4, Weigh([]byte("PK??")))
}
