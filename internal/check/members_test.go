package check

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/finding"
	"nianbao/internal/report"
	"nianbao/templates"
)

// member is a report of zeros with some figures.
func member(t *testing.T, edition, agency string, pairs ...string) Member {
	c := put(zeros(t, edition, map[string]int{"2019": 2020, "2021": 2025}[edition]), pairs...)
	c.Report.Agency = agency
	return Member{Edition: c.Edition, Report: c.Report}
}

// total is an area's total over three members of the 2019 form, whose amounts come in three units.
func total(t *testing.T, pairs ...string) *Context {
	c := put(zeros(t, "2019", 2020), pairs...)
	c.Report.Scope = report.Area
	c.Members = []Member{
		member(t, "2019", "甲局", "disclosure.procurement.amount", "18.076万元", "disclosure.licences.change", "减5"),
		member(t, "2019", "乙局", "disclosure.procurement.amount", "251000元", "disclosure.licences.change", "+3"),
		member(t, "2019", "丙局", "disclosure.procurement.amount", "0.1亿元", "disclosure.licences.decided", "12"),
	}
	c.Due = []string{"甲局", "乙局", "丙局"}
	return c
}

func TestSumNeverMixesUnits(t *testing.T) {
	c := total(t)
	sum := Sum(c.Edition, c.Members)
	assert.Empty(t, sum.Gaps)
	amount := sum.Values["disclosure.procurement.amount"]
	assert.Equal(t, "1043.176", amount.NumberText())
	assert.Equal(t, "1043.176万元", amount.Raw)
	assert.Equal(t, "-2", sum.Values["disclosure.licences.change"].Raw)
	assert.Equal(t, amount, report.Value{Raw: amount.Raw, Kind: report.Number, Number: amount.Number, Unit: "万元"})
	assert.Len(t, sum.Values, 22+161+15)
}

func TestSumLeavesGaps(t *testing.T) {
	c := total(t)
	c.Members = append(c.Members, member(t, "2019", "丁局", "disclosure.procurement.amount", "251000",
		"disclosure.licences.decided", "",
		"disclosure.penalties.decided", "-", "disclosure.coercion.decided", "约20"), member(t, "2021", "戊局"))
	sum := Sum(c.Edition, c.Members)
	said := map[string]string{}
	for slot, gaps := range sum.Gaps {
		assert.NotContains(t, sum.Values, slot)
		said[slot] = zh(gaps[0].Message())
		assertSaid(t, slot, gaps[0].Message())
	}
	assert.Equal(t, "丁局的“政府集中采购｜采购总金额”没有写明单位", said["disclosure.procurement.amount"])
	assert.Equal(t, "丁局的“行政许可｜处理决定数量”空白", said["disclosure.licences.decided"])
	assert.Equal(t, "丁局的“行政处罚｜处理决定数量”填的是“-”", said["disclosure.penalties.decided"])
	assert.Equal(t, "丁局的“行政强制｜处理决定数量”填的“约20”不是数", said["disclosure.coercion.decided"])
	assert.Equal(t, "戊局用的是另一版式，“规章｜本年新制作数量”口径不同", said["disclosure.rules.made"])
}

func TestMembersSum(t *testing.T) {
	right := []string{"disclosure.procurement.amount", "10431760元", "disclosure.licences.change", "-2",
		"disclosure.licences.decided", "12"}
	none(t, total(t, right...), "members.sum")
	f := one(t, put(total(t, right...), "disclosure.licences.decided", "13"), "members.sum")
	assert.Equal(t, []string{"12", "13", "1"}, []string{f.Expected, f.Actual, f.Difference})
	assert.Equal(t, "“行政许可｜处理决定数量”：3 个成员单位合计 12，表中填 13，多 1", zh(f.Message))
	assert.True(t, f.Open())

	c := total(t, right...)
	set(c.Members[0].Report, "disclosure.services.items", "")
	assert.Equal(t, finding.Unjudged, one(t, c, "members.sum").Outcome)
	assert.Equal(t, finding.Unjudged, one(t, put(total(t, right...), "disclosure.services.items", "x"),
		"members.sum").Outcome)

	c = total(t, right...)
	for _, s := range c.Edition.Table("requests").Slots {
		set(c.Members[1].Report, s.ID, "")
	}
	f = one(t, c, "members.sum") // an empty table is one thing
	assert.Equal(t, finding.Unjudged, f.Outcome)
	assert.Len(t, f.Slots, 161)

	c.Members = nil // not checked as a total
	none(t, c, "members.sum")
	none(t, c, "members.complete")
}

func TestMembersComplete(t *testing.T) {
	right := []string{"disclosure.procurement.amount", "1043.176万元", "disclosure.licences.change", "-2",
		"disclosure.licences.decided", "12"}
	none(t, total(t, right...), "members.complete")
	c := total(t, right...)
	c.Due = []string{"甲局", "乙 局", "己局"}
	c.Members = append(c.Members, c.Members[0])
	var said []string
	for _, f := range of(run(t, c), "members.complete") {
		assert.Equal(t, templates.Must, f.Class)
		said = append(said, zh(f.Message))
	}
	assert.Equal(t, []string{"缺少 1 个成员单位：己局", "重复汇总了 1 个成员单位：甲局", "有 1 个不在名册上的单位：丙局"}, said)
	c = total(t, right...)
	c.Due = nil
	require.Equal(t, finding.Unjudged, one(t, c, "members.complete").Outcome)
}
