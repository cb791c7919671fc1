package opendata_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	written "nianbao/internal/document/opendata"
	"nianbao/internal/importing/match"
	"nianbao/internal/importing/opendata"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

// sample is a report with a figure of each kind: of other slots nothing is known.
func sample(t testing.TB, agency string) (*templates.Edition, *report.Report) {
	t.Helper()
	e, err := templates.Find("2019")
	require.NoError(t, err)
	r := report.New("")
	r.Edition, r.Agency, r.Year, r.Scope, r.Code = e.ID, agency, 2020, report.Area, "X1"
	r.Title = agency + "2020年政府信息公开工作年度报告"
	r.Cover["head"] = "甲"
	r.Prose["overview"] = []report.Paragraph{{Text: "本年度平稳。"}, {Text: "另有说明。", Table: "requests"}}
	for i, slot := range e.Tables[0].Slots {
		text := []string{"0", "12", "减5", "=1+1", "", "22（其中修订16件）", "-", "+3", "18.076万元"}[i%9]
		stored := report.StoredNumber
		if strings.HasPrefix(text, "=") {
			stored = report.StoredFormula
		}
		r.Values[slot.ID] = report.Parse(text, stored)
	}
	return e, r
}

func csvOf(t testing.TB, e *templates.Edition, r *report.Report) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, written.CSV(&b, e, r))
	return b.String()
}

func same(t *testing.T, e *templates.Edition, want *report.Report, got match.Reading) {
	t.Helper()
	assert.Equal(t, want.Identity.Agency, got.Report.Agency)
	assert.Equal(t, want.Year, got.Report.Year)
	assert.Equal(t, want.Scope, got.Report.Scope)
	for _, table := range e.Tables {
		for _, s := range table.Slots {
			assert.Equal(t, want.Value(s.ID), got.Report.Value(s.ID), s.ID)
		}
	}
}

func TestJSON(t *testing.T) {
	e, r := sample(t, "青禾县水利局")
	var b bytes.Buffer
	require.NoError(t, written.JSON(&b, e, r, nil, message.Chinese))
	all, err := opendata.Read("年报.json", b.String(), match.Options{})
	require.NoError(t, err)
	require.Len(t, all, 1)
	same(t, e, r, all[0])
	assert.Equal(t, r.Prose["overview"], all[0].Report.Prose["overview"])
	assert.Equal(t, r.Cover["head"], all[0].Report.Cover["head"])
	assert.Equal(t, r.Code, all[0].Report.Code)
}

func TestCSV(t *testing.T) {
	e, r := sample(t, "青禾县水利局")
	text := csvOf(t, e, r)
	for name, changed := range map[string]string{
		"as written":      text,
		"with semicolons": strings.ReplaceAll(text, ",", ";"),
		"with tabs":       strings.ReplaceAll(text, ",", "\t"),
		"without mark":    strings.TrimPrefix(strings.ReplaceAll(text, "\r\n", "\n"), "\ufeff"),
	} {
		t.Run(name, func(t *testing.T) {
			all, err := opendata.Read("年报.csv", changed, match.Options{})
			require.NoError(t, err)
			require.Len(t, all, 1)
			same(t, e, r, all[0])
		})
	}
	t.Run("several reports", func(t *testing.T) {
		_, other := sample(t, "青禾县教育局")
		_, more, _ := strings.Cut(csvOf(t, e, other), "\n")
		all, err := opendata.Read("数据.csv", text+more, match.Options{})
		require.NoError(t, err)
		require.Len(t, all, 2)
		same(t, e, r, all[0])
		same(t, e, other, all[1])
		assert.NotEqual(t, all[0].Part, all[1].Part)
	})
	t.Run("a slot twice", func(t *testing.T) {
		line := strings.Split(text, "\r\n")[2]
		all, err := opendata.Read("数据.csv", text+strings.Replace(line, "12", "13", -1)+"\r\n", match.Options{})
		require.NoError(t, err)
		assert.Equal(t, report.Blank, all[0].Report.Value(e.Tables[0].Slots[1].ID).Kind)
		require.Len(t, all[0].Trace.Unplaced, 1)
		assert.Equal(t, []string{"12", "13"}, all[0].Trace.Unplaced[0].Figures)
	})
	t.Run("a slot of no form", func(t *testing.T) {
		all, err := opendata.Read("数据.csv", strings.Replace(text, "disclosure.rules.", "disclosure.laws.", 1), match.Options{})
		require.NoError(t, err)
		assert.NotEmpty(t, all[0].Trace.Unplaced)
	})
	t.Run("an edition of nobody", func(t *testing.T) {
		_, err := opendata.Read("数据.csv", strings.ReplaceAll(text, ",2019,", ",../x,"), match.Options{})
		assert.ErrorContains(t, err, "../x")
	})
}

// What a file holds, it is a report, none of ours, or refused.
func FuzzRead(f *testing.F) {
	e, r := sample(f, "甲局")
	f.Add(csvOf(f, e, r))
	f.Add(`{"format":"nianbao-report-1","edition":"2021","values":{"x":{"raw":"1"}}}`)
	f.Add("agency,year,edition,slot,raw\n,,2021,\"a,b")
	f.Fuzz(func(t *testing.T, text string) {
		all, err := opendata.Read("f", text, match.Options{})
		if err == nil {
			for _, one := range all {
				assert.NotNil(t, one.Edition)
			}
		}
	})
}
