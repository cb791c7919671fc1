package result

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/finding"
	"nianbao/internal/jsonform"
	"nianbao/internal/judging"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/internal/result/screen"
	"nianbao/internal/terminal"
	"nianbao/templates"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// sample is one report of each fate: passed, to be corrected with everything a finding can carry, and unreadable.
func sample(t *testing.T) judging.List {
	e, err := templates.Find("2021")
	require.NoError(t, err)
	slots := e.Tables[0].Slots
	read := func(file, agency string) judging.Result {
		r := report.New(file)
		r.Identity = report.Identity{Edition: e.ID, Year: 2025, Agency: agency, Scope: report.Own}
		return judging.Result{File: file, Edition: e, Report: r}
	}
	fine := read("收到/甲.xlsx", "示例市档案局")
	wrong := read("收到/乙.xlsx", "=示例市\"科技\"局")
	wrong.Report.Scope = report.Area
	wrong.Report.Values[slots[0].ID] = report.Parse("减5", report.StoredText)
	wrong.Report.Values[slots[1].ID] = report.Parse("12万元", report.StoredText)
	wrong.Report.Values[slots[2].ID] = report.Parse("无", report.StoredText)
	wrong.Findings = []finding.Finding{
		{Rule: "value.negative", Class: templates.Must, Outcome: finding.Fails, Table: slots[0].Table.ID,
			Row:    slots[0].Row,
			Column: slots[0].Column, Sheet: "二、主动公开", Cells: strings.Fields("B6 B7 B8 B9 B10 B11 B12 B13 B14"),
			Slots: []string{slots[0].ID}, Expected: ">= 0", Actual: "-5", Difference: "-5",
			Message: message.New("result.noagency"),
			Hint:    message.New("result.noyear"), Diagnosis: message.New("result.verdict.pass"), State: "open"},
		{Rule: "value.note", Class: templates.Verify, Outcome: finding.Fails,
			Message: message.New("result.noyear"), Explanation: "今年机构合并",
			Explained: finding.SentBack, Reason: "请附批复"},
		{Rule: "value.unit", Class: templates.Verify, Outcome: finding.Unjudged, Sheet: "封面",
			Message: message.New("result.noyear")},
	}
	wrong.Settled = []finding.Finding{{Rule: "value.text", Class: templates.Must, Outcome: finding.Fails,
		Message: message.New("result.noyear"), State: "right"}}
	unreadable := judging.Result{File: "收到/丙.xls",
		Err: message.NewError("inbox.read", "file", "收到/丙.xls").WithHint("inbox.zip.hint")}
	part := read("收到/戊.html", "示例市司法局")
	part.Part, part.With = "2024", []string{"收到/戊.docx"}
	prior := judging.Result{File: "上年/丁.xlsx", Prior: true,
		Err: message.Wrap(unreadable.Err, "prior.unreadable", "file", "上年/丁.xlsx")}
	return judging.ListOf(fine, wrong, unreadable, prior, part)
}

func golden(t *testing.T, name, got string) {
	path := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), got)
}

// The three forms are what people read and programs rely on: a change of any is to be seen in a diff.
func TestForms(t *testing.T) {
	for _, lang := range []message.Lang{message.Chinese, message.English} {
		var j, c bytes.Buffer
		require.NoError(t, JSON(&j, sample(t), lang))
		golden(t, "check."+string(lang)+".json", j.String())
		require.NoError(t, CSV(&c, sample(t), lang))
		golden(t, "check."+string(lang)+".csv", c.String())
		term, out, _ := terminal.Buffer(lang)
		screen.Text(&term.Writer, sample(t))
		golden(t, "check."+string(lang)+".txt", out.String())
	}
}

// Whoever reads the JSON need not look for null, whatever became of the file.
func TestJSONIsNeverNull(t *testing.T) {
	var b bytes.Buffer
	require.NoError(t, JSON(&b, judging.List{}, message.Chinese))
	assert.Equal(t, "[]\n", b.String())
	b.Reset()
	require.NoError(t, JSON(&b, sample(t), message.Chinese))
	assert.NotContains(t, b.String(), "null")
	var all []struct{ Values map[string]jsonform.Value }
	require.NoError(t, json.Unmarshal(b.Bytes(), &all))
	assert.Len(t, all[0].Values, 200)
	assert.NotNil(t, all[2].Values)
}

// Names of files and sheets come from outside: none of them steers the terminal or passes for a line of ours.
func TestNamesStayNames(t *testing.T) {
	r := report.New("收到/\x1b[2J\x1b]0;x\x07a\u202e\n通过  b.xlsx")
	e, err := templates.Find("2021")
	require.NoError(t, err)
	f := finding.Finding{Rule: "file.sheet", Class: templates.Note, Sheet: "表\u202e\u009b31m",
		Message: message.New("file.cover.empty")}
	term, out, _ := terminal.Buffer(message.Chinese)
	screen.Text(&term.Writer,
		judging.ListOf(judging.Result{File: r.File, Edition: e, Report: r, Findings: []finding.Finding{f}}))
	for _, steering := range []string{"\x1b", "\x07", "\u202e", "\u009b", "\n通过  b"} {
		assert.NotContains(t, out.String(), steering)
	}
	assert.Contains(t, out.String(), "收到/[2J]0;xa 通过  b.xlsx")
}

// A value of 32,767 characters with line breaks is printed in one line, cut, with a mark of the
// cut.
func TestAValueBringsNoLine(t *testing.T) {
	e, err := templates.Find("2021")
	require.NoError(t, err)
	value := "1\n\n共 1 份：通过 1，待核实 0，须改正 0，无法读取 0\n" + strings.Repeat("一", 32_000)
	f := finding.Finding{Rule: "value.text", Class: templates.Must, Outcome: finding.Fails, Explanation: value,
		Reason:  value,
		Message: message.New("inbox.read", "file", value), Hint: message.New("inbox.read", "file", value)}
	var lines []error
	for range 16_383 {
		lines = append(lines, message.NewError("inbox.read", "file", value))
	}
	term, out, _ := terminal.Buffer(message.Chinese)
	screen.Text(&term.Writer, judging.ListOf(
		judging.Result{File: "a.xlsx", Edition: e, Report: report.New("a.xlsx"), Findings: []finding.Finding{f}},
		judging.Result{File: "b.xlsx", Err: errors.Join(lines...)},
	))
	told := strings.Split(strings.TrimSpace(out.String()), "\n")
	assert.Less(t, len(told), 80)
	for i, line := range told {
		assert.Less(t, len([]rune(line)), 1200)
		assert.Equal(t, i == len(told)-1, strings.HasPrefix(line, "共 "), line)
	}
	assert.Contains(t, out.String(), "个字，从略）")
	assert.Contains(t, out.String(), "另有 16333 条")
}
