package taking

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"nianbao/internal/check"
	"nianbao/internal/collection/roster"
	"nianbao/internal/finding"
	"nianbao/internal/output"
	"nianbao/internal/report"
)

const water = `本局坚持把政务公开与水利建设同部署，围绕农村饮水安全、河道采砂、水资源费征收等群众关心的事项，在政府网站公开信息。
针对灌区改造项目多、资金量大的特点，把立项、招标、验收三个环节的材料逐件挂网，并在项目所在村设置公示牌，方便群众就近查看和监督。
制定了信息发布三审表，谁起草、谁校对、谁签发一目了然；对历年发布的栏目逐条清理，纠正错敏词，补发缺漏的统计数据。`

func writes(text string) func(*report.Report) {
	return func(r *report.Report) {
		r.Prose["overview"] = nil
		for line := range strings.SplitSeq(text, "\n") {
			r.Prose["overview"] = append(r.Prose["overview"], report.Paragraph{Text: line})
		}
	}
}

// reviews judges again what has to be and returns a line for each.
func (o *office) reviews() []string {
	var lines []string
	others, err := o.Review(o.t.Context(), func(r Reviewed) {
		lines = append(lines, r.Now.Told.Agency+" "+string(r.Before.Verdict)+" "+string(r.Now.Verdict)+" "+
			strings.Join(r.Why, ","))
	})
	require.NoError(o.t, err)
	require.Zero(o.t, others)
	return lines
}

// found are the rules that a file's report is found to break, those of notes aside.
func (o *office) found(file string) []string {
	all, err := o.Ledger.Takings(o.t.Context())
	require.NoError(o.t, err)
	var rules []string
	for _, in := range all {
		for _, f := range in.Findings {
			if filepath.Base(in.File) == file && f.Outcome == finding.Fails && f.Class != "note" {
				rules = append(rules, f.Rule)
			}
		}
	}
	return rules
}

func TestTwinProseIsReportedForBoth(t *testing.T) {
	o := newOffice(t, "甲局", "乙局", "丙局")
	o.comes("1.xlsx", "甲局", writes(water))
	o.comes("2.xlsx", "丙局")
	o.takes()
	assert.Empty(t, o.reviews())

	// The twin comes in a later run, and both are reported; the third has nothing to do with it.
	o.comes("3.xlsx", "乙局", writes(water))
	o.takes()
	assert.Equal(t, []string{"甲局 pass verify copied", "乙局 pass verify copied"}, o.reviews())
	assert.Equal(t, []string{"text.copied"}, o.found("1.xlsx"))
	assert.Equal(t, []string{"text.copied"}, o.found("3.xlsx"))
	all, err := o.Ledger.Takings(t.Context())
	require.NoError(t, err)
	told := all[0].Findings[0]
	assert.Contains(t, told.Message.In("zh"), "乙局")
	assert.Contains(t, told.Message.In("zh"), "灌区改造项目", "the passage is quoted")
	assert.Equal(t, "100%", told.Actual)

	before := o.entries()
	assert.Empty(t, o.reviews(), "nothing has changed")
	assert.Equal(t, before, o.entries())

	// It is put right, and the other one is cleared too.
	o.comes("4.xlsx", "乙局")
	o.takes()
	assert.Equal(t, []string{"甲局 verify pass copied"}, o.reviews())
	assert.Empty(t, o.found("1.xlsx"))
	o.entries()
}

// What goes back is marked with it too.
func TestCopiedProseIsMarkedInTheReturn(t *testing.T) {
	o := newOffice(t, "甲局", "乙局")
	o.comes("1.xlsx", "甲局", writes(water))
	o.comes("2.xlsx", "乙局", writes(water), wrong)
	o.takes()
	o.reviews()
	back := t.TempDir()
	require.NoError(t, o.Return(t.Context(), &output.Run{}, back, func(string) {}))
	marked, err := excelize.OpenFile(filepath.Join(back, "乙局.xlsx"))
	require.NoError(t, err)
	defer marked.Close()
	var all strings.Builder
	for _, sheet := range marked.GetSheetList() {
		rows, err := marked.GetRows(sheet)
		require.NoError(t, err)
		for _, row := range rows {
			all.WriteString(strings.Join(row, "\n"))
		}
	}
	assert.Contains(t, all.String(), "与“甲局” 2025 年的报告相同")
	assert.FileExists(t, filepath.Join(back, "甲局.xlsx"),
		"what is only to be verified has to be corrected or explained too")
}

func TestLastYearsReportsThatComeLater(t *testing.T) {
	o := newOffice(t, "甲局", "乙局")
	o.comes("1.xlsx", "甲局", func(r *report.Report) {
		for _, row := range []string{"requests.carried", "requests.granted", "requests.total"} {
			for _, column := range []string{".person", ".total"} {
				r.Values[row+column] = report.Parse("3", report.StoredNumber)
			}
		}
	})
	o.comes("2.xlsx", "乙局")
	o.takes()
	assert.Empty(t, o.reviews())
	clean := o.found("1.xlsx")

	prior := filepath.Join(o.dir, "prior")
	dir := o.dir
	require.NoError(t, os.MkdirAll(filepath.Join(prior, "in"), 0o755))
	o.dir = prior
	o.comes("a.xlsx", "甲局", func(r *report.Report) { r.Year = year - 1 })
	o.dir = dir
	keep := func() {
		rest, unfit, err := o.KeepPriors(t.Context(), filepath.Join(prior, "in"))
		require.NoError(t, err)
		require.Empty(t, rest.Unread)
		require.Empty(t, unfit)
	}
	keep()
	lines := o.reviews()
	require.Len(t, lines, 2, "of the other one it is told that there is none")
	assert.Contains(t, lines[0], "prior")
	assert.Contains(t, o.found("1.xlsx"), "year.carryover")
	assert.NotContains(t, clean, "year.carryover")

	before := o.entries()
	keep()
	assert.Empty(t, o.reviews())
	assert.Equal(t, before, o.entries(), "the same once more changes nothing")

	// A later run that does not name them goes by them still.
	again := &office{
		&Receiver{Ledger: o.Ledger, Edition: o.Edition, Received: "2026-01-21", Today: now()},
		t, o.dir,
	}
	require.NoError(t, again.Prepare(t.Context()))
	assert.Empty(t, again.reviews())
	again.comes("5.xlsx", "甲局", writes(water))
	again.takes()
	assert.Empty(t, again.reviews(), "what comes in is judged by all at once")
}

func TestPolicyAndLevelThatChange(t *testing.T) {
	o := newOffice(t, "甲局", "乙局")
	o.comes("1.xlsx", "甲局", wrong)
	o.takes()
	policy, err := check.ParsePolicy("p.yaml", []byte("office: 某县\nrules:\n"+
		"  - {rule: requests.applicants, class: verify, reason: 统一口径, until: 2026-01-31}\n"+
		"  - {rule: requests.balance, class: verify, reason: 统一口径, until: 2026-01-31}\n"))
	require.NoError(t, err)
	o.Policy = policy
	assert.Equal(t, []string{"甲局 fail verify policy"}, o.reviews())
	assert.Empty(t, o.reviews())

	o.Today = o.Today.AddDate(0, 1, 0)
	assert.Equal(t, []string{"甲局 verify fail policy"}, o.reviews(), "its last day is over")

	_, err = o.Ledger.Adopt(t.Context(), &roster.List{File: "r.csv", Agencies: []roster.Agency{
		{Name: "甲局", Superior: "某县人民政府办公室", Level: "县级部门", Line: 2}, {Name: "乙局", Superior: "某县人民政府办公室", Line: 3}}})
	require.NoError(t, err)
	require.NoError(t, o.Prepare(t.Context()))
	assert.Equal(t, []string{"甲局 fail fail roster"}, o.reviews())
	assert.Empty(t, o.reviews())
	o.entries()
}

// Reports of an earlier release have no fingerprints: they are taken, and the judgement is kept.
func TestReportsOfEarlierRelease(t *testing.T) {
	o := newOffice(t, "甲局", "乙局")
	o.comes("1.xlsx", "甲局", writes(water))
	o.takes()
	all, err := o.Ledger.Takings(t.Context())
	require.NoError(t, err)
	require.NoError(t, o.Ledger.NotePrints(t.Context(), all[0].ID, "", []byte{0}))
	o.comes("2.xlsx", "乙局", writes(water))
	o.takes()
	assert.Equal(t, []string{"乙局 pass verify copied"}, o.reviews())
	assert.Empty(t, o.reviews())
}
