package check

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

func TestRelationsBetweenYears(t *testing.T) {
	t.Run("year.carryover", func(t *testing.T) {
		c := lastYear(t, consistent(t), "2021")
		set(c.LastYear.Report, "requests.forward.person", "1", "requests.forward.total", "1")
		none(t, c, "year.carryover")
		set(c.LastYear.Report, "requests.forward.person", "2")
		f := one(t, c, "year.carryover")
		assert.Equal(t, []string{"2", "1", "-1"}, []string{f.Expected, f.Actual, f.Difference})
		assert.Equal(t, []string{"D8"}, f.Cells)
		assert.Equal(t, "“二、上年结转政府信息公开申请数量｜自然人”：应为 2（上一年“四、结转下年度继续办理｜自然人” 2），表中填 1，少 1", zh(f.Message))
		set(c.LastYear.Report, "requests.forward.person", "-")
		assert.Equal(t, finding.Unjudged, one(t, c, "year.carryover").Outcome)
	})
	t.Run("year.inforce", func(t *testing.T) {
		c := lastYear(t, consistent(t), "2021")
		set(c.LastYear.Report, "disclosure.documents.inforce", "9")
		none(t, c, "year.inforce")
		f := one(t, put(c, "disclosure.documents.repealed", "1"), "year.inforce")
		assert.Equal(t, []string{"10", "11", "1"}, []string{f.Expected, f.Actual, f.Difference})
		set(c.LastYear.Report, "disclosure.documents.inforce", "约9")
		assert.Equal(t, finding.Unjudged, one(t, c, "year.inforce").Outcome)
	})
	t.Run("year.items", func(t *testing.T) {
		c := lastYear(t, zeros(t, "2019", 2020), "2019")
		set(c.LastYear.Report, "disclosure.licences.items", "310", "disclosure.licences.change", "增6")
		none(t, put(c, "disclosure.licences.items", "316"), "year.items")
		f := one(t, put(c, "disclosure.licences.items", "310"), "year.items")
		assert.Equal(t, []string{"316", "310", "-6"}, []string{f.Expected, f.Actual, f.Difference})
		set(c.LastYear.Report, "disclosure.licences.change", "")
		assert.Equal(t, finding.Unjudged, one(t, c, "year.items").Outcome)
	})
}

// A missing prior is reported once, whatever the number of rules that want it; without --prior
// nobody asks.
func TestPriorIsMissedOnce(t *testing.T) {
	for _, year := range []string{"2019", "2021"} {
		e, err := templates.Find(year)
		require.NoError(t, err)
		c := zeros(t, year, e.From+1)
		assert.Empty(t, run(t, c))
		c.LastYear.Asked = true
		found := run(t, c)
		require.Len(t, found, 1)
		assert.Equal(t, finding.Unjudged, found[0].Outcome)
		assert.Equal(t, "跨年度审核无法进行：没有找到本机关上一年的报告", zh(found[0].Message))
	}
	c := lastYear(t, zeros(t, "2021", 2025), "2021")
	c.LastYear.Report.Year = 2023
	assert.Contains(t, zh(one(t, c, "year.carryover").Message), "2023")
	c = lastYear(t, zeros(t, "2021", 2025), "2021")
	c.LastYear.Report.Scope = report.Area
	assert.Contains(t, zh(one(t, c, "year.carryover").Message), "本地区汇总")
}

// When an office switches off the rule that would report it, the next one does. With all of them
// off there is no report.
func TestMissingPriorIsReportedByFirstActiveRule(t *testing.T) {
	for _, c := range []struct {
		year, off string
		want      string
	}{
		{"2021", "year.inforce", "year.carryover"},
		{"2021", "year.carryover", "year.inforce"},
		{"2019", "year.carryover", "year.items"},
		{"2021", "year.carryover year.inforce", "year.jump"},
		{"2021", "year.carryover year.inforce year.jump", ""},
	} {
		context := zeros(t, c.year, 2025)
		context.LastYear.Asked = true
		context.Options.Policy = offs(t, strings.Fields(c.off)...)
		var told []string
		for _, f := range run(t, context) {
			if f.Rule != "policy" && f.Rule != "file.edition" && f.Rule != "file.template" {
				assert.Equal(t, finding.Unjudged, f.Outcome)
				told = append(told, f.Rule)
			}
		}
		assert.Equal(t, strings.Fields(c.want), append([]string{}, told...), c.off)
	}
	expired := zeros(t, "2021", 2025)
	expired.LastYear.Asked, expired.Options.Policy = true, offs(t, "year.carryover")
	expired.Options.Today = time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC)
	one(t, expired, "year.carryover")
}

// What is known of why it is missing takes the place of the general sentence; what is to be known
// of the one there is, is a note.
func TestWhatIsKnownOfThePrior(t *testing.T) {
	c := zeros(t, "2021", 2025)
	c.LastYear.Asked = true
	c.LastYear.Why, c.LastYear.Hint = message.New("lastyear.year", "prior", 2023, "year", 2025),
		message.New("lastyear.hint")
	assert.Equal(t, "跨年度审核无法进行：找到的是 2023 年的报告，不是 2025 年的上一年", zh(one(t, c, "year.carryover").Message))
	c = lastYear(t, zeros(t, "2021", 2025), "2021")
	c.LastYear.Note, c.LastYear.Hint = message.New("lastyear.absent"), message.New("lastyear.hint")
	f := one(t, c, "year.carryover")
	assert.Equal(t, templates.Note, f.Class)
	c.Options.Policy = offs(t, "year.carryover")
	assert.Equal(t, templates.Note, one(t, c, "year.inforce").Class)
}

// Last year's figure is named even if it is 0: it is in another file, where the reader cannot see
// it.
func TestLastYearsZeroIsNamed(t *testing.T) {
	c := lastYear(t, put(zeros(t, "2021", 2025),
		"requests.carried.person", "2", "disclosure.documents.inforce", "3",
		"disclosure.documents.issued", "1"), "2021")
	found := of(run(t, c), "year.carryover")
	require.Len(t, found, 1)
	assert.Equal(t, "“二、上年结转政府信息公开申请数量｜自然人”：应为 0（上一年“四、结转下年度继续办理｜自然人” 0），表中填 2，多 2", zh(found[0].Message))
	assert.Contains(t, found[0].Message.In(message.English), "0 expected (last year's “四、结转下年度继续办理｜自然人” 0)")
	assert.Contains(t, zh(one(t, c, "year.inforce").Message), "各项之和为 1（上一年“行政规范性文件｜现行有效件数” 0＋")
}

// Between the two official forms only slots of the same meaning are compared; the others are
// named once for each rule.
func TestAcrossTheChangeOfForm(t *testing.T) {
	c := lastYear(t, zeros(t, "2021", 2021), "2019")
	put(c, "disclosure.rules.inforce", "5", "requests.carried.person", "1", "requests.carried.total", "1",
		"requests.forward.person", "1", "requests.forward.total", "1")
	f := one(t, c, "year.inforce")
	assert.Equal(t, finding.Unjudged, f.Outcome)
	assert.Equal(t, "无法判断：2021版与上一年的2019版在这一项上口径不同，不可比", zh(f.Message))
	assert.Len(t, of(run(t, c), "year.carryover"), 2)
}
