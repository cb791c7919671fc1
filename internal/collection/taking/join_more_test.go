package taking

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/finding"
	"nianbao/internal/inbox"
	"nianbao/internal/outside/cluster"
	"nianbao/internal/report"
	"nianbao/xlsx/wide"
)

// wide is a wide sheet of one agency.
func (o *office) wide(agency string) []byte {
	var b bytes.Buffer
	rows := slices.Values([]wide.Record{{Report: reportOf(o.Edition, agency), Verdict: finding.Pass}})
	require.NoError(o.t, wide.Write(&b, wide.Edited{Edition: o.Edition, Records: rows}))
	return b.Bytes()
}

// A row of a wide sheet and the agency's Word file are one report, together and one after the other.
func TestARowAndItsWords(t *testing.T) {
	const agency = "甲局"
	both := func(t *testing.T, o *office) {
		in := o.now()
		assert.Equal(t, []string{"宽.xlsx", "甲.docx"}, parts(*in))
		assert.Equal(t, finding.Pass, in.Verdict)
		again, err := o.Reopen(t.Context(), in)
		require.NoError(t, err)
		assert.False(t, again.Report.Wordless())
		assert.Equal(t, "各项工作正常。没有收取信息处理费。", again.Report.Prose["overview"][0].Text)
		before := o.entries()
		for _, line := range o.takes() {
			assert.Contains(t, line, "already")
		}
		assert.Equal(t, before, o.entries())
	}
	for name, files := range map[string][][]string{"together": {{"宽.xlsx", "甲.docx"}},
		"sheet first": {{"宽.xlsx"}, {"甲.docx"}}, "Word file first": {{"甲.docx"}, {"宽.xlsx"}}} {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t, agency)
			data := map[string][]byte{"宽.xlsx": o.wide(agency), "甲.docx": o.words(agency, "各项工作正常。")}
			for _, now := range files {
				o.clears()
				for _, file := range now {
					o.put(file, data[file])
				}
				o.takes()
			}
			both(t, o)
		})
	}
}

// What a Word file by itself does to a report of two files: it takes the place of the words, and one
// in which nothing is written takes them away. The workbook stays.
func TestAWordFileAfterBoth(t *testing.T) {
	const agency = "甲局"
	came := func(t *testing.T) *office {
		o := newOffice(t, agency)
		o.comes("甲.xlsx", agency, unwritten)
		o.put("甲.docx", o.words(agency, "各项工作正常。"))
		o.takes()
		o.clears()
		return o
	}
	t.Run("emptied", func(t *testing.T) {
		o := came(t)
		o.put("甲空.docx", o.empty(agency))
		assert.Equal(t, []string{"甲.xlsx current fail round 2"}, o.takes())
		assert.Equal(t, []string{"甲.xlsx", "甲空.docx"}, parts(*o.now()))
		assert.Contains(t, o.found("甲.xlsx"), "text.sections")
	})
	t.Run("after both were withdrawn", func(t *testing.T) {
		o := came(t)
		_, err := o.Ledger.Withdraw(t.Context(), o.now().ID, "报错了")
		require.NoError(t, err)
		o.put("甲新.docx", o.words(agency, "各项工作都好。"))
		assert.Equal(t, []string{"甲新.docx current fail round 2"}, o.takes(), "there is no workbook to join")
		assert.Contains(t, o.found("甲新.docx"), report.RuleWorkbook)
	})
	t.Run("at the desk", func(t *testing.T) {
		o := came(t)
		by := func(name string, data []byte) Upload {
			return Upload{Name: name, Data: data, Agency: 1, Actor: ledger.Actor{Kind: ledger.Link, Name: agency}}
		}
		h := handed(t, o.desk(), by("甲空.docx", o.empty(agency)))
		assert.Equal(t, finding.Fail, h.Taken.Verdict)
		assert.Equal(t, []string{"甲.xlsx", "甲空.docx"}, parts(h.Taken))
		h = handed(t, o.desk(), by("甲新.docx", o.words(agency, "各项工作都好。")))
		assert.Equal(t, finding.Pass, h.Taken.Verdict)
		assert.Equal(t, []string{"甲.xlsx", "甲新.docx"}, parts(h.Taken))
	})
}

// Last year's words of a Word file are kept with the workbook, whether a folder or last year's ledger
// brings them, and are compared with; another Word file beside the same workbook takes its place.
func TestLastYearsWordsAreKept(t *testing.T) {
	const agency = "甲局"
	o := newOffice(t, agency)
	workbook := o.before("甲.xlsx", agency, forward("2"), unwritten)
	word := strings.TrimSuffix(workbook, ".xlsx") + ".docx"
	kept := func(sentence string) {
		t.Helper()
		require.NoError(t, o.Prepare(t.Context()))
		require.Len(t, o.priors, 1)
		last, err := o.open(t.Context(), o.priors[0])
		require.NoError(t, err)
		require.NotEmpty(t, last.Report.Prose["overview"])
		assert.Equal(t, sentence, last.Report.Prose["overview"][0].Text)
		assert.Equal(t, "2", last.Report.Value("requests.forward.total").NumberText())
		o.entries()
	}
	for _, sentence := range []string{"上年工作正常。", "上年工作都好。"} {
		require.NoError(t, os.WriteFile(word, o.wordsOf(year-1, agency, sentence), 0o644))
		require.Empty(t, o.keeps(filepath.Dir(workbook)))
		before := o.entries()
		require.Empty(t, o.keeps(filepath.Dir(workbook)))
		assert.Equal(t, before, o.entries(), "the same once more")
		kept(sentence + "没有收取信息处理费。")
	}
	files, err := LastYears(t.Context(), o.Ledger.File)
	require.NoError(t, err)
	require.Len(t, files, 1)
	opened, err := inbox.Open(files[0], inbox.Options{})
	require.NoError(t, err)
	assert.Equal(t, "上年工作都好。没有收取信息处理费。", opened.Report.Prose["overview"][0].Text)

	o.comes("甲今.xlsx", agency, unwritten)
	o.put("甲今.docx", o.words(agency, "各项工作正常。"))
	o.takes()
	next := cluster.Ledger(t, filepath.Join(o.dir, "next.db"))
	_, reports, err := Next(t.Context(), o.Ledger, next, year+1, now)
	require.NoError(t, err)
	assert.Equal(t, 1, reports)
	files, err = LastYears(t.Context(), next)
	require.NoError(t, err)
	require.Len(t, files, 1)
	opened, err = inbox.Open(files[0], inbox.Options{})
	require.NoError(t, err)
	assert.Equal(t, "各项工作正常。没有收取信息处理费。", opened.Report.Prose["overview"][0].Text)
}
