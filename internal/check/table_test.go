package check

import (
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/templates"
)

func TestRulemaking(t *testing.T) {
	for _, c := range []struct {
		agency, level string
		outcome       finding.Outcome // "" passes
	}{
		{"白银市科学技术局", "", finding.Fails},
		{"湖北省科学技术厅", "省级", finding.Fails},
		{"某县人民政府", "", finding.Fails},
		{"某市人民政府", "县级", finding.Fails},
		{"开福区", "", finding.Fails},
		{"城关镇人民政府", "", finding.Fails},
		{"某市财政局", "市直部门", finding.Fails},
		{"国家税务总局白银市税务局", "", finding.Fails},
		{"国家税务总局", "", ""},
		{"公安部", "", ""},
		{"湖北省人民政府", "", ""},
		{"临夏回族自治州人民政府", "", ""},
		{"北京市", "", ""},
		{"白银市人民政府", "市级", ""},
		{"白银市人民政府办公室", "设区的市", ""},
		{"白银市人民政府", "党政机关", finding.Unjudged},
		{"湖北省人民政府", "行政机关", ""},
		{"某机构", "省级垂管", finding.Fails},
		{"某机构", "国务院部门", ""},
		{"某机构", "部委", ""},
		{"某机构", "派出机构", finding.Fails},
		{"某机构", "乡（镇、街道）", finding.Fails},
		{"某机构", "县级市", finding.Fails},
		{"某市", "地级市", ""},
		{"某市", "重要", finding.Unjudged},
		{"白银市", "", finding.Unjudged},
		{"白银市人民政府办公室", "", finding.Unjudged},
	} {
		ctx := put(zeros(t, "2021", 2025), "disclosure.rules.inforce", "2")
		ctx.Report.Agency, ctx.Options.Level = c.agency, c.level
		if c.outcome == "" {
			none(t, ctx, "table.rulemaking")
			continue
		}
		f := one(t, ctx, "table.rulemaking")
		assert.Equal(t, c.outcome, f.Outcome, c.agency)
		assert.Equal(t, []string{"D6"}, f.Cells)
		none(t, put(ctx, "disclosure.rules.inforce", "0"), "table.rulemaking")
	}
}

func TestRepeatedLines(t *testing.T) {
	c := zeros(t, "2021", 2025)
	for i, col := range []string{"person", "company", "research", "charity", "legal", "other", "total"} {
		figure := strconv.Itoa(12 + i)
		put(c, "requests.received."+col, figure, "requests.carried."+col, figure)
	}
	f := of(run(t, c), "table.repeated")
	require.Len(t, f, 1)
	assert.Equal(t, "“二、上年结转政府信息公开申请数量”与“一、本年新收政府信息公开申请数量”两行的数完全相同", zh(f[0].Message))
	assert.Equal(t, templates.Note, f[0].Class)

	c = zeros(t, "2021", 2025)
	for i, row := range []string{"received", "granted", "partial", "refused_law"} {
		figure := strconv.Itoa(12 + i)
		put(c, "requests."+row+".person", figure, "requests."+row+".company", figure)
	}
	f = of(run(t, c), "table.repeated")
	require.Len(t, f, 1)
	assert.Equal(t, "“商业企业”与“自然人”两列的数完全相同", zh(f[0].Message))

	// A blank cannot be compared; small figures and a sum with one part repeat by themselves.
	none(t, put(c, "requests.granted.company", ""), "table.repeated")
	c = zeros(t, "2021", 2025)
	for _, row := range []string{"received", "granted", "total"} {
		put(c, "requests."+row+".other", "40", "requests."+row+".total", "40")
	}
	none(t, c, "table.repeated")
	put(c, "requests.carried.person", "1", "requests.carried.company", "2", "requests.carried.research", "1",
		"requests.received.person", "1", "requests.received.company", "2", "requests.received.research", "1")
	none(t, c, "table.repeated")
}

func TestJump(t *testing.T) {
	for _, c := range []struct {
		slot, then, now, key string
	}{
		{"disclosure.fees.amount", "12.5", "125000", "year.jump.unit"},
		{"disclosure.fees.amount", "205304.6725", "20.53046725", "year.jump.unit"},
		// The same figure in the other unit needs no size: 50 元 under 万元 is the very slip.
		{"disclosure.fees.amount", "0.005", "50", "year.jump.unit"},
		{"disclosure.fees.amount", "0.0098", "98", "year.jump.unit"},
		{"disclosure.fees.amount", "12.5", "0.00125", "year.jump.unit"},
		{"disclosure.fees.amount", "0.005", "50.1", ""},
		{"disclosure.fees.amount", "0.0098", "90", ""},
		{"disclosure.fees.amount", "0.005", "50元", ""}, // the unit is told
		{"disclosure.fees.amount", "0", "50", ""},
		{"disclosure.fees.amount", "0.0001", "0.0002", ""},
		{"disclosure.licences.decided", "300", "1501", "year.jump.up"},
		{"disclosure.licences.decided", "300", "1500", ""},
		{"disclosure.licences.decided", "1501", "300", "year.jump.down"},
		{"disclosure.licences.decided", "300", "0", "year.jump.gone"},
		{"disclosure.licences.decided", "99", "0", ""},
		{"disclosure.licences.decided", "0", "3000", ""},
		{"disclosure.licences.decided", "2", "99", ""},
		{"disclosure.fees.amount", "3", "90", ""},
	} {
		ctx := lastYear(t, put(zeros(t, "2021", 2025), c.slot, c.now), "2021")
		set(ctx.LastYear.Report, c.slot, c.then)
		if c.key == "" {
			none(t, ctx, "year.jump")
			continue
		}
		f := one(t, ctx, "year.jump")
		assert.Equal(t, c.key, f.Message.Key, "%s → %s", c.then, c.now)
		assert.Equal(t, []string{"B" + map[string]string{"disclosure.fees.amount": "17",
			"disclosure.licences.decided": "10"}[c.slot]}, f.Cells)
	}
}

// What the law moved is noted, with the law named: review and actions brought directly, between 2023 and 2024.
func TestJumpByLaw(t *testing.T) {
	for _, c := range []struct {
		name, slot string
		year       int
		class      templates.Class
	}{
		{"review", "review.reconsideration.total", 2024, templates.Note},
		{"direct", "review.direct.total", 2024, templates.Note},
		{"after review", "review.after.total", 2024, templates.Verify},
		{"a year later", "review.reconsideration.total", 2025, templates.Verify},
	} {
		t.Run(c.name, func(t *testing.T) {
			ctx := lastYear(t, put(zeros(t, "2021", c.year), c.slot, "900"), "2021")
			set(ctx.LastYear.Report, c.slot, "20")
			f := one(t, ctx, "year.jump")
			assert.Equal(t, c.class, f.Class)
			if said := f.Message.In(message.Chinese); c.class == templates.Note {
				assert.Contains(t, said, "行政复议法")
			} else {
				assert.NotContains(t, said, "行政复议法")
			}
		})
	}
}

// When a sum has jumped with its parts, the sum is asked about.
func TestJumpAsksOnce(t *testing.T) {
	c := lastYear(t, put(zeros(t, "2021", 2025), "requests.received.person", "900", "requests.received.total", "900",
		"requests.granted.person", "900", "requests.granted.total", "900", "requests.total.person", "900",
		"requests.total.total", "900"), "2021")
	for _, row := range []string{"received", "granted", "total"} {
		set(c.LastYear.Report, "requests."+row+".person", "100", "requests."+row+".total", "100")
	}
	var slots []string
	for _, f := range of(run(t, c), "year.jump") {
		slots = append(slots, f.Slots...)
	}
	assert.Equal(t, []string{"requests.received.total", "requests.total.total"}, slots)
}

func TestJumpUnjudged(t *testing.T) {
	c := lastYear(t, zeros(t, "2021", 2021), "2019")
	f := one(t, c, "year.jump")
	assert.Equal(t, finding.Unjudged, f.Outcome)
	assert.Contains(t, f.Slots, "disclosure.rules.issued")
	assert.NotContains(t, f.Slots, "disclosure.licences.decided")
	c = lastYear(t, zeros(t, "2021", 2025), "2021")
	set(c.LastYear.Report, "disclosure.licences.decided", "", "disclosure.fees.amount", "无")
	f = one(t, c, "year.jump")
	assert.Equal(t, finding.Unjudged, f.Outcome)
	assert.Equal(t, []string{"disclosure.licences.decided", "disclosure.fees.amount"}, f.Slots)
}
