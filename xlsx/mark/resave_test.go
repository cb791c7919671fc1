package mark

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"nianbao/internal/finding"
	"nianbao/internal/outside"
	"nianbao/xlsx/form"
	"nianbao/xlsx/read"
)

// Every program keeps comments in parts of other names. A file that was marked, saved by one of
// them and is marked again is still a workbook, whose comments are those of the second round and
// no other.
func TestMarkAfterAnotherProgram(t *testing.T) {
	e, r, data, findings := markedReport(t)
	first := markIt(t, Marked{Data: data, Edition: e, Report: r, Findings: findings})
	run := func(t *testing.T, program string, arguments ...string) {
		out, err := exec.Command(program, arguments...).CombinedOutput()
		require.NoError(t, err, string(out))
	}
	for program, save := range map[string]func(t *testing.T, from, to string){
		"openpyxl": func(t *testing.T, from, to string) {
			run(t, outside.Python(t, "openpyxl"), "../testdata/resave.py", from, to)
		},
		"exceljs": func(t *testing.T, from, to string) {
			run(t, outside.Node(t, "exceljs"), "../testdata/resave.js", "exceljs", from, to)
		},
		"SheetJS": func(t *testing.T, from, to string) {
			run(t, outside.Node(t, "xlsx"), "../testdata/resave.js", "sheetjs", from, to)
		},
		"LibreOffice": func(t *testing.T, from, to string) {
			outside.Convert(t, filepath.Dir(to), "xlsx", []string{from})
		},
	} {
		t.Run(program, func(t *testing.T) {
			dir := t.TempDir()
			from, to := filepath.Join(dir, "a.xlsx"), filepath.Join(dir, "out", "a.xlsx")
			require.NoError(t, os.Mkdir(filepath.Dir(to), 0o700))
			require.NoError(t, os.WriteFile(from, first, 0o600))
			save(t, from, to)
			saved, err := os.ReadFile(to)
			require.NoError(t, err)
			returned, _, err := read.Workbook(to, saved, read.Options{})
			require.NoError(t, err)

			second := markIt(t, Marked{Data: saved, Edition: e, Report: returned, Findings: findings[:2]})
			again, _, err := read.Workbook("second.xlsx", second, read.Options{})
			require.NoError(t, err)
			assert.Equal(t, r.Values, again.Values)
			for _, o := range again.Oddities {
				assert.NotContains(t, []string{"file.comment", "file.protection"}, o.Rule, o.Actual)
			}
			f, err := excelize.OpenReader(bytes.NewReader(second))
			require.NoError(t, err)
			defer f.Close()
			for sheet, want := range map[string]int{"三、依申请公开": 3, "二、主动公开": 1} {
				comments, err := f.GetComments(sheet)
				require.NoError(t, err)
				assert.Len(t, comments, want, sheet)
			}
		})
	}
}

// A comment the agency has written on a failing cell stays: below ours, and by itself once ours is gone.
func TestMarkKeepsTheAgencysComment(t *testing.T) {
	e, r, data, findings := markedReport(t)
	f, err := excelize.OpenReader(bytes.NewReader(data))
	require.NoError(t, err)
	require.NoError(t, f.AddComment("三、依申请公开", excelize.Comment{Cell: "J7", Author: "张三", Text: "这个数要问李四"}))
	var commented bytes.Buffer
	require.NoError(t, f.Write(&commented))
	require.NoError(t, f.Close())
	said := func(data []byte) excelize.Comment {
		f, err := excelize.OpenReader(bytes.NewReader(data))
		require.NoError(t, err)
		defer f.Close()
		comments, err := f.GetComments("三、依申请公开")
		require.NoError(t, err)
		for _, c := range comments {
			if c.Cell == "J7" {
				return c
			}
		}
		return excelize.Comment{}
	}
	first := markIt(t, Marked{Data: commented.Bytes(), Edition: e, Report: r, Findings: findings})
	assert.Contains(t, commentText(said(first)), form.CommentMark)
	assert.Contains(t, commentText(said(first)), "这个数要问李四")
	again, _, err := read.Workbook("first.xlsx", first, read.Options{})
	require.NoError(t, err)
	require.Len(t, again.Oddities, 1, "it is told in every round")
	assert.Equal(t, "这个数要问李四", again.Oddities[0].Actual)

	last := said(markIt(t, Marked{Data: first, Edition: e, Report: again, Findings: findings[1:2]}))
	assert.Equal(t, "张三", last.Author)
	assert.Equal(t, "这个数要问李四", commentText(last))
}

// Beside an earlier round the list shows the change of each finding, and ends with those put
// right.
func TestMarkShowsTheState(t *testing.T) {
	e, r, data, findings := markedReport(t)
	now := []finding.Finding{findings[0], findings[1]}
	now[0].State, now[1].State = "open", "new"
	right := findings[2]
	right.State = "right"
	marked := markIt(t, Marked{Data: data, Edition: e, Report: r, Findings: now, Settled: []finding.Finding{right}})
	f, err := excelize.OpenReader(bytes.NewReader(marked))
	require.NoError(t, err)
	defer f.Close()
	for cell, want := range map[string]string{"J4": "状态", "J5": "仍未改正", "J6": "新出现", "J7": "已改正", "I7": ""} {
		got, err := f.GetCellValue(form.ListSheet, cell)
		require.NoError(t, err)
		assert.Equal(t, want, got, cell)
	}
	assert.Equal(t, mustFill, fillIn(t, f, form.ListSheet, "B5"))
	id, err := f.GetCellStyle(form.ListSheet, "B7")
	require.NoError(t, err)
	style, err := f.GetStyle(id)
	require.NoError(t, err)
	assert.Empty(t, style.Fill.Color, "what is put right asks for nothing")
	again, _, err := read.Workbook("returned.xlsx", marked, read.Options{})
	require.NoError(t, err)
	assert.Empty(t, again.Oddities)
	assert.Empty(t, again.Explanations)
}

// A cell outside the tables has no issued look to go back to; its colour goes with its comment.
func TestMarkOutsideTheTables(t *testing.T) {
	e, r, data, findings := markedReport(t)
	outside := findings[1]
	outside.Cells, outside.Slots = []string{"F20"}, nil
	first := markIt(t, Marked{Data: data, Edition: e, Report: r, Findings: []finding.Finding{outside}})
	again, _, err := read.Workbook("first.xlsx", first, read.Options{})
	require.NoError(t, err)
	f, err := excelize.OpenReader(bytes.NewReader(markIt(t,
		Marked{Data: first, Edition: e, Report: again, Findings: findings[:1]})))
	require.NoError(t, err)
	defer f.Close()
	id, err := f.GetCellStyle("二、主动公开", "F20")
	require.NoError(t, err)
	style, err := f.GetStyle(id)
	require.NoError(t, err)
	assert.Empty(t, style.Fill.Color)
}

// Below an inserted row labels are not where they were issued: the row is marked, they are not.
func TestMarkWithInsertedRow(t *testing.T) {
	e, r, data, findings := markedReport(t)
	f, err := excelize.OpenReader(bytes.NewReader(data))
	require.NoError(t, err)
	require.NoError(t, f.InsertRows("三、依申请公开", 9, 1))
	var inserted bytes.Buffer
	require.NoError(t, f.Write(&inserted))
	require.NoError(t, f.Close())
	moved, _, err := read.Workbook("inserted.xlsx", inserted.Bytes(), read.Options{})
	require.NoError(t, err)
	require.Equal(t, r.Values, moved.Values)
	row := findings[2]
	row.Sheet, row.Cells = "三、依申请公开", []string{"A9:J9"}
	marked, err := excelize.OpenReader(bytes.NewReader(markIt(t,
		Marked{Data: inserted.Bytes(), Edition: e, Report: moved,
			Findings: []finding.Finding{row}})))
	require.NoError(t, err)
	defer marked.Close()
	assert.Equal(t, mustFill, fillIn(t, marked, "三、依申请公开", "A9"))
	assert.Equal(t, form.LabelFill, fillIn(t, marked, "三、依申请公开", "A10"))
}
