package prose

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/report"
)

func TestCopied(t *testing.T) {
	text := "围绕农村饮水安全、河道采砂、水资源费征收等群众关心的事项，把立项、招标、验收三个环节的材料逐件挂网，并在项目所在村设置公示牌，方便就近查看。" +
		"制定了发布三审表，谁起草、谁校对、谁签发一目了然，对历年栏目逐条清理，纠正错敏词，补发缺漏的统计数据，对未按时更新栏目的股室进行了约谈，" +
		"年底由纪检组随机抽查两个水管站的公示台账。"
	c := context(t, text)
	prior := context(t, strings.ReplaceAll(text, "水资源费", "取水许可费"))
	prior.Report.Year = 2021
	c.LastYear.Report, c.LastYear.Edition = prior.Report, prior.Edition
	f := one(t, found(t, c, "text.copied"))
	assert.Equal(t, finding.Fails, f.Outcome)
	assert.Contains(t, f.Message.In(message.Chinese), "与 2021 年的报告相同")

	write(prior, "overview", "以林长制为抓手，逐级公布林长名单、责任区域和监督电话，及时发布森林火险等级和林业有害生物预警信息，退耕还林补助资金发放到户的明细在各村张贴七天，"+
		"影像资料存档备查，群众反映的面积误差由工作人员带着图纸上门复核，野生动物救护热线的接听记录按季度汇总后向社会公布，办事指南重新编写。")
	assert.Empty(t, found(t, c, "text.copied"))
	write(prior, "overview", "略。")
	assert.Equal(t, finding.Unjudged, one(t, found(t, c, "text.copied")).Outcome)

	c.LastYear.Report, c.LastYear.Edition = nil, nil
	c.Twins = []rule.Twin{{Report: &report.Report{Identity: report.Identity{Agency: "白河县农业局", Year: 2022}}, Section: "overview", Percent: 83,
		Passages: []string{"把立项、招标、验收三个环节的材料逐件挂网"}}}
	f = one(t, found(t, c, "text.copied"))
	assert.Equal(t, "83%", f.Actual)
	assert.Contains(t, f.Message.In(message.Chinese), "“白河县农业局” 2022 年的报告相同，如“把立项、招标、验收三个环节的材料逐件挂网”")
	c.Twins[0].Percent = 50
	assert.Empty(t, found(t, c, "text.copied"))
}

// What a small office writes on its problems is less than agencies are compared by, yet must not be last year's.
func TestAShortSectionCopiedFromLastYear(t *testing.T) {
	c, prior := context(t, "2022年，我局公开信息12条。"), context(t, "2021年，我局公开信息12条。")
	prior.Report.Year = 2021
	c.LastYear.Report, c.LastYear.Edition = prior.Report, prior.Edition
	write(c, "problems", "公开的主动性有待提高，解读形式比较单一。", "下一步将加强业务培训，丰富解读形式，明确专人负责栏目更新。")
	assert.Empty(t, found(t, c, "text.copied"))
	write(prior, "problems", "公开的主动性有待提高，解读形式比较单一。下一步将加强业务培训，丰富解读形式，明确专人负责栏目更新。")
	f := one(t, found(t, c, "text.copied"))
	assert.Equal(t, "100%", f.Actual)
	assert.Equal(t, "五、存在的主要问题及改进情况", f.Row)
	assert.Contains(t, f.Message.In(message.Chinese), "与 2021 年的报告相同")
}
