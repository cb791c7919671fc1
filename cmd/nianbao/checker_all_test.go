package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/answer"
	"nianbao/internal/demo"
	"nianbao/internal/inbox"
	"nianbao/internal/judging"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/internal/result"
	"nianbao/internal/terminal"
	"nianbao/templates"
	"nianbao/xlsx/form"
)

// received is a folder with the demonstration's reports, the first of them twice, the second time with another figure.
func received(t *testing.T) string {
	dir := t.TempDir()
	e, err := templates.ForYear(demo.Year())
	require.NoError(t, err)
	reports, err := demo.Reports(e)
	require.NoError(t, err)
	put := func(name string, r *report.Report) {
		var b bytes.Buffer
		require.NoError(t, form.Fill(&b, e, r))
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), b.Bytes(), 0o644))
	}
	for i, r := range reports {
		put(string(rune('a'+i))+".xlsx", r)
	}
	again := *reports[0]
	again.Values = map[string]report.Value{}
	for slot, v := range reports[0].Values {
		again.Values[slot] = v
	}
	again.Values["disclosure.fees.amount"] = report.Parse("77", report.StoredNumber)
	put("z.xlsx", &again)
	return dir
}

// No report is kept, yet what needs two of them is found, and the values are written as if they were there.
func TestReportsAreReleasedAndTold(t *testing.T) {
	dir := received(t)
	var out bytes.Buffer
	c := &checker{judge: &judging.Judge{}, term: &terminal.Terminal{
		Writer: answer.Writer{Out: &out, Lang: message.Chinese}, Err: &out}, json: true}
	all, err := c.all(t.Context(), []string{dir})
	require.NoError(t, err)
	twice := func(i int) (n int) {
		for _, f := range all.Results().At(i).Findings {
			if f.Rule == "file.twice" {
				n++
			}
		}
		return n
	}
	last := all.Results().Len() - 1
	for i, r := range all.Results().Outlines() {
		assert.Nil(t, r.Report.Values, r.File)
		assert.Equal(t, i == 0 || i == last, twice(i) == 1, r.File)
		opened, err := inbox.Open(all.File(i), inbox.Options{})
		require.NoError(t, err)
		kept := all.Results().At(i)
		kept.Report = opened.Report
		var released, whole bytes.Buffer
		require.NoError(t, result.JSON(&released, judging.ListOf(all.Results().At(i)), message.Chinese))
		require.NoError(t, result.JSON(&whole,
			judging.ListOf(judging.Result{File: kept.File, Edition: kept.Edition, Report: kept.Report,
				Findings: kept.Findings}), message.Chinese))
		assert.Equal(t, whole.String(), released.String())
	}
}

// What is printed or marked is what was judged, or nothing.
func TestChangedFileIsNotPrinted(t *testing.T) {
	dir := received(t)
	var out bytes.Buffer
	c := &checker{judge: &judging.Judge{},
		term: &terminal.Terminal{Writer: answer.Writer{Out: &out, Lang: message.Chinese}, Err: &out}}
	all, err := c.all(t.Context(), []string{dir})
	require.NoError(t, err)
	r, err := all.Whole(1)
	require.NoError(t, err)
	assert.NotEmpty(t, r.Report.Values)
	assert.Empty(t, all.Results().Outline(1).Report.Values)
	other, err := os.ReadFile(filepath.Join(dir, "a.xlsx"))
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "b.xlsx"), other, 0o644))
	_, err = all.Whole(1)
	assert.ErrorContains(t, err, "在审核期间被改动了")
}
