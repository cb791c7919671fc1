package match

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/importing/source"
	"nianbao/internal/report"
	"nianbao/templates"
)

// changed reads a fixture after a change made to its text.
func changed(t *testing.T, name string, pairs ...string) (*report.Report, *Trace) {
	t.Helper()
	text := string(fixture(t, name))
	for i := 0; i < len(pairs); i += 2 {
		require.Contains(t, text, pairs[i])
		text = strings.Replace(text, pairs[i], pairs[i+1], 1)
	}
	e, err := templates.Find(fixtures[name])
	require.NoError(t, err)
	s, err := source.Text(name, []byte(text))
	require.NoError(t, err)
	p, r := interpret(s, e, Options{})
	assertAccounted(t, p)
	return r, &p.trace
}

func reasons(trace *Trace) (list []source.Reason) {
	for _, u := range trace.Unplaced {
		list = append(list, u.Reason)
	}
	return list
}

// A figure that got lost must not shift the others.
func TestALostFigureShiftsNothing(t *testing.T) {
	r, trace := changed(t, "traditional-2020.txt", "一、本年新收政府信息公開申請數量\n6\n1\n", "一、本年新收政府信息公開申請數量\n6\n")
	assert.Len(t, trace.Missing, 3+7)
	assert.NotContains(t, r.Values, "requests.received.person")
	assert.Contains(t, trace.Unplaced, source.Unplaced{Reason: source.Miscount, Text: "一、本年新收政府信息公開申請數量",
		Figures: []string{"6", "0", "0", "0", "0", "7"}, Where: source.Where{Line: 83}, Order: 82})
}

// Where dashes are drawn behind rows, a dash in the last column may be one of them.
func TestADashThatMayBeDecoration(t *testing.T) {
	r, trace := changed(t, "traditional-2020.txt", "(七)總計\n6\n1\n0\n0\n0\n0\n7\n-", "(七)總計\n6\n1\n0\n0\n0\n0\n-")
	assert.NotContains(t, r.Values, "requests.total.total")
	assert.Contains(t, reasons(trace), source.Miscount)
}

// Without decoration a dash is what the agency wrote.
func TestADashThatIsAValue(t *testing.T) {
	r, _ := changed(t, "points-2022.txt", "\t规章\n\t0\n\t0\n\t0", "\t规章\n\t-\n\t—\n\t无")
	assert.Equal(t, report.Nothing, r.Value("disclosure.rules.inforce").Kind)
	assert.Equal(t, "-", r.Value("disclosure.rules.issued").Raw)
}

func TestColumnsInAnotherOrder(t *testing.T) {
	r, trace := changed(t, "points-2022.txt", "\t本年制发件数\n\t本年废止件数\n", "\t本年废止件数\n\t本年制发件数\n")
	assert.NotContains(t, r.Values, "disclosure.rules.issued")
	assert.Contains(t, reasons(trace), source.NoColumn)
	assert.Len(t, trace.Missing, 6)
}

func TestAColumnOfTheirOwn(t *testing.T) {
	// One column more and one figure less look like the right number of figures.
	r, trace := changed(t, "points-2022.txt", "\t本年制发件数\n\t本年废止件数\n", "\t本年制发件数\n\t其中修订件数\n\t本年废止件数\n")
	assert.NotContains(t, r.Values, "disclosure.documents.issued")
	assert.Contains(t, reasons(trace), source.NoColumn)
}

func TestMisprints(t *testing.T) {
	r, trace := changed(t, "points-2022.txt", "社会公益组织", "社会公益组只", "（七）总计", "（七）总汁")
	assert.Empty(t, trace.Missing)
	assert.Equal(t, "8", r.Value("requests.total.total").Raw)
	misfits := map[string]string{}
	for _, f := range trace.Found {
		if f.Misfit != "" {
			misfits[f.Slot] = f.Misfit
		}
	}
	assert.Equal(t, "社会公益组只", misfits["requests.granted.charity"])
	assert.Equal(t, "（七）总汁", misfits["requests.total.person"])
}

// An ordinal is no misprint: the row of another item is not this one.
func TestOrdinalsAreNotGuessed(t *testing.T) {
	_, trace := changed(t, "points-2022.txt", "第二十条  第（五）项", "第二十条  第（四）项")
	assert.Empty(t, trace.Missing)
	assert.Contains(t, reasons(trace), source.Loose)
}

func TestLabelsWithoutOrWithOtherOrdinals(t *testing.T) {
	r, trace := changed(t, "points-2022.txt", "\t1．属于国家秘密", "\t属于国家秘密", "\t（七）总计", "\t总计", "四、结转下年度继续办理", "五、结转下年度继续办理")
	assert.Empty(t, trace.Missing)
	assert.Equal(t, "8", r.Value("requests.total.total").Raw)
}

func TestUnitsAndNotesOnTheNextLine(t *testing.T) {
	r, trace := changed(t, "traditional-2020.txt", "120.4萬元", "120.4\n萬元")
	assert.Equal(t, "120.4萬元", r.Value("disclosure.procurement.amount").Raw)
	assert.Equal(t, "万元", r.Value("disclosure.procurement.amount").Unit)
	assert.Len(t, trace.Missing, 3)
	r, _ = changed(t, "cells-2019.txt", "\t2.5万元", "\t2.5\n万元", "\t规范性文件\n\t3", "\t规范性文件\n\t3\n（其中修订1件）")
	assert.Equal(t, "2.5万元", r.Value("disclosure.procurement.amount").Raw)
	assert.Equal(t, "其中修订1件", r.Value("disclosure.documents.made").Aside)
}

// The unit in a header is written into the cell, unless the cell or the form already has one.
func TestUnitsToldByHeaders(t *testing.T) {
	for label, want := range map[string]string{
		"采购总金额（元）":      "86500元",
		"采购总金额（单位：万元）":  "86500万元",
		"采购总金额(单位:亿元)":  "86500亿元",
		"采购总金额（含两个项目）":  "86500",
		"采购总金额":         "86500",
		"采购总金额（以万元为单位）": "86500",
	} {
		r, _ := changed(t, "unit-2019.txt", "采购总金额（元）", label)
		assert.Equal(t, want, r.Value("disclosure.procurement.amount").Raw, label)
	}
	r, _ := changed(t, "unit-2019.txt", "86500", "8.65万元")
	assert.Equal(t, "8.65万元", r.Value("disclosure.procurement.amount").Raw)
	r, _ = changed(t, "points-2022.txt", "本年收费金额（单位：万元）", "本年收费金额（元）")
	assert.Equal(t, "12.35元", r.Value("disclosure.fees.amount").Raw)
	r, _ = changed(t, "points-2022.txt", "本年收费金额（单位：万元）", "本年收费金额（萬元）")
	assert.Equal(t, "12.35", r.Value("disclosure.fees.amount").Raw)
}

// Text in place of a figure is kept unchanged, be it a figure or not.
func TestWordsInAFiguresPlace(t *testing.T) {
	r, trace := changed(t, "points-2022.txt", "\t行政许可\n\t166", "\t行政许可\n\t约170")
	assert.Equal(t, report.Text, r.Value("disclosure.licences.decided").Kind)
	assert.Empty(t, trace.Missing)
}

// Tables without the headings of their sections are found all the same, and the prose around them is none of theirs.
func TestTablesWithoutHeadings(t *testing.T) {
	_, trace := changed(t, "points-2022.txt", "二、主动公开政府信息情况", "", "三、收到和处理政府信息公开申请情况", "", "四．政府信息公开行政复议、行政诉讼情况", "")
	assert.Empty(t, trace.Missing)
}

// Words of the prose that happen to be labels stay prose.
func TestLabelsInProse(t *testing.T) {
	r, trace := changed(t, "traditional-2020.txt", "(二)依申請公開", "規章\n(二)依申請公開")
	assert.Len(t, trace.Missing, 3)
	assert.Equal(t, "規章", r.Prose["overview"][3].Text)
}

func TestProseBesideTables(t *testing.T) {
	r, _ := changed(t, "points-2022.txt", "五、存在的主要问题", "说明\n上表中的复议案件由市政府审理，已经结案。\n五、存在的主要问题")
	require.Len(t, r.Prose["notes"], 2)
	assert.Equal(t, report.Paragraph{Text: "说明", Table: "review", Place: r.Prose["notes"][0].Place},
		r.Prose["notes"][0])
}

// Whoever reads a report without its trace still learns that figures have no place.
func TestFiguresWithoutAPlaceAreObserved(t *testing.T) {
	r, _ := changed(t, "traditional-2020.txt")
	require.Len(t, r.Oddities, 1)
	assert.Equal(t, "file.outside", r.Oddities[0].Rule)
	assert.Contains(t, r.Oddities[0].Actual, "90 44 312")
}
