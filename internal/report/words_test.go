package report

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/templates"
)

func TestWithWords(t *testing.T) {
	e, err := templates.Find("2021")
	require.NoError(t, err)
	const slot = "disclosure.rules.issued"
	figures := func(raw string, prose ...string) *Report {
		r := New("收/甲局.xlsx")
		if raw != "" {
			r.Values[slot] = Parse(raw, StoredNumber)
		}
		for i, text := range prose {
			r.Prose["overview"] = append(r.Prose["overview"], Paragraph{Text: text,
				Place: Place{Sheet: "一、总体情况", Cell: templates.Address{Row: 3 + i}}})
		}
		return r
	}
	words := func(raw string, prose ...string) *Report {
		r := New("收/甲局.docx")
		r.Observe(Oddity{Rule: RuleWorkbook, Detail: "missing"})
		if raw != "" {
			r.Values[slot] = Parse(raw, StoredText)
			r.Places[slot] = Place{Table: 2, Cell: templates.Address{Row: 2, Col: 1}}
		}
		for _, text := range prose {
			r.Prose["overview"] = append(r.Prose["overview"], Paragraph{Text: text})
		}
		return r
	}
	for _, c := range []struct {
		name             string
		workbook, word   *Report
		want             []string
		rule, detail     string
		expected, actual string
		with             string
	}{
		{name: "words in Word alone", workbook: figures("1"), word: words("", "甲。", "乙。"), want: []string{"甲。", "乙。"}},
		{name: "words in the workbook alone", workbook: figures("1", "甲。"), word: words(""), want: []string{"甲。"}},
		{name: "the same in both", workbook: figures("1", "甲。", "乙。"), word: words("1", "甲 。乙。"), want: []string{"甲。", "乙。"}},
		{name: "different", workbook: figures("1", "甲。", "乙。"), word: words("", "甲。", "丙。"), want: []string{"甲。", "乙。"},
			rule: RuleWords, detail: "differs", expected: "乙。", actual: "丙。", with: "“甲局.docx”“一、总体情况”第2段"},
		{name: "a paragraph more", workbook: figures("1", "甲。"), word: words("", "甲。", "丙。"), want: []string{"甲。"},
			rule: RuleWords, detail: "differs", actual: "丙。", with: "“甲局.docx”“一、总体情况”第2段"},
		{name: "the same figure written otherwise", workbook: figures("1200"), word: words("1,200")},
		{name: "another figure", workbook: figures("1"), word: words("2"),
			rule: RuleFigures, detail: "differs", expected: "1", actual: "2", with: "“甲局.docx”第2个表格B3"},
		{name: "a figure in Word alone", workbook: figures(""), word: words("2"),
			rule: RuleFigures, detail: "only", actual: "2", with: "“甲局.docx”第2个表格B3"},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := *c.workbook
			r := c.workbook.WithWords(e, c.word)
			var got []string
			for _, p := range r.Prose["overview"] {
				got = append(got, p.Text)
			}
			assert.Equal(t, c.want, got)
			assert.Equal(t, c.workbook.Value(slot), r.Value(slot), "a figure is never taken from Word")
			assert.Equal(t, before, *c.workbook, "a report is a value")
			assert.False(t, r.WordsAlone())
			if c.rule == "" {
				assert.Empty(t, r.Oddities)
				return
			}
			require.Len(t, r.Oddities, 1)
			o := r.Oddities[0]
			assert.Equal(t, []string{c.rule, c.detail, c.expected, c.actual, c.with},
				[]string{o.Rule, o.Detail, o.Expected, o.Actual, o.With})
			assert.NotEmpty(t, o.Sheet+o.Cell)
		})
	}
	t.Run("places", func(t *testing.T) {
		r := figures("1").WithWords(e, words("", "甲。", "乙。"))
		assert.Equal(t, Place{File: "甲局.docx", Paragraph: 2}, r.Prose["overview"][1].Place)
	})
}

func TestBase(t *testing.T) {
	for file, want := range map[string]string{"甲.docx": "甲.docx", "收/甲.docx": "甲.docx", `C:\收\甲.docx`: "甲.docx",
		"收/乙.zip!丙/甲.docx": "甲.docx", "收/乙.zip!甲.docx": "甲.docx"} {
		t.Run(file, func(t *testing.T) { assert.Equal(t, want, Base(file)) })
	}
}
