package check

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/finding"
	"nianbao/internal/report"
	"nianbao/templates"
)

// What each rule of values reports about a cell: the cell, its content, the rule that must fail
// ("" for none).
func TestValues(t *testing.T) {
	const change, fixed, open = "disclosure.licences.change", "disclosure.fees.amount", "disclosure.procurement.amount"
	for _, c := range []struct {
		edition, slot, raw string
		stored             report.CellType
		rule               string
	}{
		{"2021", "disclosure.rules.issued", "", report.StoredText, "value.blank"},
		{"2021", "disclosure.rules.issued", "  \u00a0", report.StoredText, "value.blank"},
		{"2021", "disclosure.rules.issued", "—", report.StoredText, "value.blank"},
		{"2021", "disclosure.rules.issued", "无", report.StoredText, "value.blank"},
		{"2021", "disclosure.rules.issued", "约20", report.StoredText, "value.text"},
		{"2021", "disclosure.rules.issued", "#N/A", report.StoredError, "value.text"},
		{"2021", "disclosure.rules.issued", "2025-01-05", report.StoredDate, "value.text"},
		{"2021", "disclosure.rules.issued", "TRUE", report.StoredBoolean, "value.text"},
		{"2021", "disclosure.rules.issued", "SUM(B6:B7)", report.StoredFormula, "value.formula"},
		{"2021", "disclosure.licences.decided", "-4", report.StoredNumber, "value.negative"},
		{"2021", fixed, "-4", report.StoredNumber, "value.negative"},
		{"2019", change, "减4", report.StoredText, ""},
		{"2019", change, "1.5", report.StoredNumber, "value.fraction"},
		{"2021", "disclosure.licences.decided", "1.5", report.StoredNumber, "value.fraction"},
		{"2021", "disclosure.licences.decided", "1.0", report.StoredText, ""},
		{"2021", fixed, "5949.088667", report.StoredNumber, ""},
		{"2021", fixed, "5949.088667万元", report.StoredText, ""},
		{"2021", fixed, "251000元", report.StoredText, "value.unit"},
		{"2021", fixed, "0元", report.StoredText, ""},
		{"2019", open, "251000", report.StoredNumber, "value.unit"},
		{"2019", open, "0", report.StoredNumber, ""},
		{"2019", open, "251000元", report.StoredText, ""},
		{"2019", "disclosure.procurement.projects", "5万元", report.StoredText, "value.unit"},
		{"2021", "disclosure.licences.decided", "22（其中修订16件）", report.StoredText, "value.note"},
		{"2021", "disclosure.licences.decided", "5件", report.StoredText, "value.note"},
	} {
		year := map[string]int{"2019": 2020, "2021": 2025}[c.edition]
		ctx := zeros(t, c.edition, year)
		ctx.Report.Values[c.slot] = report.Parse(c.raw, c.stored)
		var rules []string
		for _, f := range run(t, ctx) {
			if f.Outcome == finding.Fails {
				rules = append(rules, f.Rule)
				assert.Equal(t, []string{c.slot}, f.Slots, "%q", c.raw)
				assert.Equal(t, []string{ctx.Edition.Slot(c.slot).Cell.String()}, f.Cells, "%q", c.raw)
			}
		}
		if c.rule == "" {
			assert.Empty(t, rules, "%q", c.raw)
			continue
		}
		assert.Equal(t, []string{c.rule}, rules, "%q", c.raw)
	}
}

func TestFormulaResultIsNotUsed(t *testing.T) {
	c := zeros(t, "2021", 2025)
	c.Report.Values["disclosure.licences.decided"] = report.Value{Raw: "B3+1", Kind: report.Formula, Cached: "7"}
	f := one(t, c, "value.formula")
	assert.Contains(t, zh(f.Message), "其结果 7 没有采用")
	assert.True(t, f.Open())
}

func TestDeclaredZeroBesideAFigure(t *testing.T) {
	c := consistent(t)
	c.Report.NilTable["review"] = true
	found := of(run(t, c), "value.nil")
	require.Len(t, found, 1, "a row is told at once")
	assert.Equal(t, []string{"F7", "I7", "J7"}, found[0].Cells)
	assert.True(t, found[0].Open())
	c.Report.NilTable["review"] = false
	none(t, c, "value.nil")
}

// Blanks are grouped by table, column and row; every cell is named once.
func TestBlanksAreGrouped(t *testing.T) {
	c := zeros(t, "2021", 2025)
	for _, s := range c.Edition.Table("review").Slots {
		put(c, s.ID, "")
	}
	for _, s := range c.Edition.Table("requests").Slots {
		if s.Column == "科研机构" || s.Row == "（一）予以公开" {
			put(c, s.ID, "")
		}
	}
	put(c, "disclosure.fees.amount", "", "disclosure.rules.issued", "/")
	found := of(run(t, c), "value.blank")
	require.Len(t, found, 5)
	said := []string{}
	cells := 0
	for _, f := range found {
		said = append(said, zh(f.Message))
		cells += len(f.Cells)
	}
	assert.Equal(t, []string{
		"“行政事业性收费｜本年收费金额（单位：万元）”空白",
		"“规章｜本年制发件数”填的是“/”，不是数",
		"“科研机构”整列空白（25 格）",
		"“（一）予以公开”有 6 格空白：自然人、商业企业、社会公益组织、法律服务机构、其他、总计",
		"“四、政府信息公开行政复议、行政诉讼情况”整张表没有填写（15 格）",
	}, said)
	assert.Equal(t, 1+1+25+6+15, cells)
	assert.Contains(t, zh(found[4].Hint), "零报告")
	assert.Equal(t, templates.Must, found[4].Class)
}

// A slot whose row is gone is not blank, and its cell has no finding: another value may be there
// now.
func TestLostSlotsAreNotBlank(t *testing.T) {
	c := zeros(t, "2021", 2025)
	delete(c.Report.Values, "requests.granted.person")
	none(t, c, "value.blank")
	found := one(t, c, "requests.outcomes")
	assert.Equal(t, finding.Unjudged, found.Outcome)
	assert.Contains(t, found.Slots, "requests.granted.person")
	assert.NotContains(t, found.Cells, "D9")
	c.Report.Foreign = true // a published report that leaves a row out does leave it blank
	assert.Equal(t, templates.Must, one(t, c, "value.blank").Class)
}

// The row of section 四 has no name of its own: the table's name replaces it, never an empty pair
// of quotation marks.
func TestBlankInARowWithoutName(t *testing.T) {
	for _, e := range []string{"2019", "2021"} {
		for _, raw := range []string{"", "—"} {
			c := zeros(t, e, map[string]int{"2019": 2020, "2021": 2025}[e])
			slots := c.Edition.Table("review").Slots
			put(c, slots[0].ID, raw, slots[2].ID, raw)
			said := zh(one(t, c, "value.blank").Message)
			assert.NotContains(t, said, "“”")
			assert.Contains(t, said, c.Edition.Table("review").Heading())
		}
	}
}
