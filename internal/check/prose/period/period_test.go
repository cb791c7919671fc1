package period

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/check/rule"
	"nianbao/internal/report"
	"nianbao/templates"
)

// found returns how many years of a lead are found wrong in the report for 2023.
func found(t *testing.T, text string) int {
	e, err := templates.Find("2021")
	require.NoError(t, err)
	r := report.New("")
	r.Agency, r.Year = "临江县水务局", 2023
	r.Prose["lead"] = []report.Paragraph{{Text: text}}
	return len(Check(&rule.Context{Edition: e, Report: r}))
}

// Ways to state the year before; with the report's own year each is right.
func TestWordings(t *testing.T) {
	for _, text := range []string{
		"本报告统计数据起止时间为2022年1月1日至2022年12月31日。",
		"本年度报告所列数据的统计期限为2022年1月1日至12月31日。",
		"报告中所列数据统计时间自2022年1月1日起，到2022年12月31日止。",
		"本报告数据统计期限从2022年1月1日起至12月31日止。",
		"本报告中的数据统计截止时间为2022年12月31日。",
		"本报告数据截至2022年12月31日。",
		"本报告所列数据截止到2022年12月31日。",
		"现将临江县水务局2022年度政府信息公开工作情况报告如下。",
		"现公布本机关2022年政府信息公开工作年度报告。",
		"本机关编制了2022年度政府信息公开工作年度报告，现予公布。",
		"2022年，我局认真贯彻落实条例，扎实推进政府信息公开工作。",
		"本报告是临江县水务局2022年政府信息公开年度报告。",
		"本报告反映2022年度政府信息公开工作情况。",
		"报告期为2022年1月1日至12月31日。",
		"统计期为2022年全年。",
		"统计区间：2022年1月—12月。",
		"本报告数据统计周期为2022年1月1日—2022年12月31日。",
		"本报告统计时段为2022年1月1日零时至12月31日二十四时。",
		"本报告时间范围为2022年1月1日到12月31日。",
		"所列数据为2022年1月1日以来至12月31日的数据。",
		"数据统计期限自2022年1月1日至2023年12月31日。",
		"数据统计期限自2023年1月1日至2022年12月31日。",
		"数据统计期限自2023年1月1日至2023年11月30日。",
		"数据统计期限自2023年2月1日至2023年12月31日。",
		"本报告统计期间为二〇二二年度。",
		"本年报数据的统计期限是2022年1月1日至12月31日。",
		"本报告中统计数据的期限：2022.01.01-2022.12.31。",
		"本报告所列数据的统计年度为2022年。",
		"根据条例要求，现发布2022年度报告。",
		"本报告总结了2022年全年政府信息公开工作。",
		"2022年度，本机关政府信息公开工作情况如下。",
		"按照要求，向社会公布2022年政府信息公开工作年度报告。",
		"本报告由临江县水务局编制，内容为2022年度政府信息公开工作。",
		"统计数据时间从2022年1月1日开始至2022年12月31日结束。",
		"本报告所述情况均为2022年度发生。",
		"所列数据从2022年1月1日算起，至2022年12月31日为止。",
		"本年报由临江县水务局编制，反映2022年度政府信息公开工作情况。",
		"2022年1至12月为本报告所列数据的统计区间。",
		"文中数据自2022年1月1日统计至同年12月31日。",
		"所载数据起于2022年1月1日、止于同年12月31日。",
		"统计起止日分别为2022年1月1日、2022年12月31日。",
		"按照上级要求，结合2022年政府信息公开工作实际，编制本年度报告。",
		"现公布《临江县水务局2022年政府信息公开工作年度报告》。",
	} {
		t.Run(text, func(t *testing.T) {
			assert.Equal(t, 1, min(1, found(t, text)))
			if !strings.Contains(text, "2023") {
				own := strings.NewReplacer("2022", "2023", "二〇二二", "二〇二三").Replace(text)
				assert.Zero(t, found(t, own), own)
			}
		})
	}
}

// Other years in passing: plans, reports of other years, laws.
func TestOtherYears(t *testing.T) {
	for _, text := range []string{
		"本报告根据2022年修订的办法编制，统计期限为2023年1月1日至12月31日。",
		"与2022年度报告相比，本年度报告增加了图表。",
		"除点击量取自2022年1月1日至12月31日的监测结果外，统计期限均为2023年1月1日至12月31日。",
		"统计期限为2023年1月1日至12月31日，此后公开的信息并入2024年年度报告。",
		"2023年1月，我局按时发布了2022年度政府信息公开工作年度报告。",
		"2024年，我局将进一步做好政府信息公开工作。统计期限为2023年1月1日至12月31日。",
		"我局2022年度政府信息公开工作年度报告已于2023年1月公布，本报告为2023年度。",
		"上年度报告（2022年）提出的整改已完成，2023年工作情况如下。",
		"自2008年条例施行以来，我局已连续16年编制年度报告。",
		"根据《2023年政务公开工作要点》和2022年第三方评估结果，编制本报告。",
		"2022年底机构改革后，我局承担了公开工作。现将2023年度情况报告如下。",
		"下一步，2024年政府信息公开工作将突出重点。",
		"对2022年报告中的问题逐项整改，2023年政府信息公开工作取得进展。",
	} {
		t.Run(text, func(t *testing.T) { assert.Zero(t, found(t, text)) })
	}
}

// Below the lead a report tells of many years; only what it says of itself and of its statistics counts.
func TestBelowTheLead(t *testing.T) {
	e, err := templates.Find("2021")
	require.NoError(t, err)
	found := func(text string) int {
		r := report.New("")
		r.Agency, r.Year = "临江县水务局", 2023
		r.Prose["overview"] = []report.Paragraph{{Text: text}}
		return len(Check(&rule.Context{Edition: e, Report: r}))
	}
	for _, text := range []string{
		"本报告所列数据的统计期限自2022年1月1日起，至2022年12月31日止。",
		"本报告所列数据的统计期限为2023年1月1日起，2022年12月31日止。",
		"统计数据时间范围为2022年全年。",
		"统计区间为2022年全年。",
		"现将临江县水务局2022年政府信息公开工作年度报告公布如下：",
		"编制《临江县水务局2022年政府信息公开工作年度报告》，现予公布。",
		"2022年，我局认真贯彻落实条例，扎实推进政府信息公开工作。",
		"本报告总结2022年度政府信息公开工作。",
	} {
		t.Run(text, func(t *testing.T) {
			assert.NotZero(t, found(text))
			assert.Zero(t, found(strings.ReplaceAll(text, "2022", "2023")), "with its own year")
		})
	}
	for _, text := range []string{
		"针对2022年度报告中提出的问题，本年度新增栏目2个。",
		"2022年，我局收到申请5件；2023年收到申请7件。",
		"在2022年度政务公开考核中，我局位列第4名。",
		"上一份报告（2022年度）已于去年公布，查阅2020年至2022年历年报告，请登录网站。",
		"2022年予以公开的为25件。",
		"2024年1月1日至12月31日期间，我局将开展公开提升行动。",
		"2022年度政府信息公开工作年度报告由原单位发布。",
		"2024年，我局将重点做好以下工作。",
	} {
		t.Run(text, func(t *testing.T) { assert.Zero(t, found(text)) })
	}
}
