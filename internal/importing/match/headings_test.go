package match

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/importing/source"
)

// sectionsOf reads a text of lines and returns its prose.
func sectionsOf(t *testing.T, lines ...string) (map[string][]string, *Trace) {
	t.Helper()
	s, err := source.Text("", []byte(strings.Join(lines, "\n")))
	require.NoError(t, err)
	p, r := interpret(s, edition(t, "2021"), Options{})
	assertAccounted(t, p)
	prose := map[string][]string{}
	for id, paragraphs := range r.Prose {
		for _, paragraph := range paragraphs {
			prose[id] = append(prose[id], paragraph.Text)
		}
	}
	return prose, &p.trace
}

func TestHeadingsInTheirVariants(t *testing.T) {
	for _, heading := range []string{"五、存在的主要问题及改进情况", "五．存在的主要问题及改进情况", "五、 存在的主要问题及改进情况：", "（五）存在的主要问题及改进情况",
		"第五部分 存在的主要问题及改进情况", "存在的主要问题及改进情况", "五、政府信息公開工作存在的問題及改進情況", "四、存在的主要问题及改进情况",
		"五、政府信息公开工作存在的主要问题和改进措施", "5、存在的主要问题及改进情况"} {
		prose, _ := sectionsOf(t, "一、总体情况", "全年公开信息。", heading, "人手不足。")
		assert.Equal(t, map[string][]string{"overview": {"全年公开信息。"}, "problems": {"人手不足。"}}, prose, heading)
	}
}

func TestHeadingsAreNotFoundInSentences(t *testing.T) {
	for _, line := range []string{"五、存在的主要问题是人手不足，改进情况较好。", "总体情况良好", "五、人手不足", "五是存在的主要问题及改进情况"} {
		prose, _ := sectionsOf(t, "一、总体情况", "全年公开信息。", line, "人手不足。")
		assert.Equal(t, []string{"全年公开信息。", line, "人手不足。"}, prose["overview"], line)
	}
}

func TestSectionOnHeadingLine(t *testing.T) {
	for line, want := range map[string]string{"六、其他需要报告的事项：无。": "无。", "六、其他需要报告的事项。本年没有收费，也没有减免。": "本年没有收费，也没有减免。",
		"六、其他需要报告的事项：" + strings.Repeat("很长的一段，", 40): strings.Repeat("很长的一段，", 40)} {
		prose, _ := sectionsOf(t, "一、总体情况", "全年公开信息。", line)
		assert.Equal(t, []string{want}, prose["other"])
	}
}

func TestATableOfContents(t *testing.T) {
	prose, trace := sectionsOf(t, "某局2023年政府信息公开工作年度报告", "目录", "一、总体情况", "二、主动公开政府信息情况", "五、存在的主要问题及改进情况",
		"六、其他需要报告的事项",
		"本报告依照条例编制。", "一、总体情况", "全年公开信息。", "二、主动公开政府信息情况", "五、存在的主要问题及改进情况", "人手不足。", "六、其他需要报告的事项", "无。")
	assert.Equal(t, map[string][]string{"lead": {"本报告依照条例编制。"}, "overview": {"全年公开信息。"}, "problems": {"人手不足。"},
		"other": {"无。"}}, prose)
	assert.Equal(t, []source.Reason{source.Furniture, source.Repeated, source.Repeated, source.Repeated,
		source.Repeated}, reasons(trace))
}

// A report without a word under its headings has no table of contents.
func TestHeadingsAlone(t *testing.T) {
	_, trace := sectionsOf(t, "某局2023年政府信息公开工作年度报告", "一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "六、其他需要报告的事项")
	assert.Empty(t, trace.Unplaced)
}

func TestTextBehindTheReport(t *testing.T) {
	prose, trace := sectionsOf(t, "一、总体情况", "全年公开信息。", "六、其他需要报告的事项", "打印", "某局", "2024年1月20日", "",
		"扫一扫在手机打开当前页", "【打印本页】", "主办单位：某县人民政府")
	assert.Empty(t, prose["other"])
	assert.Equal(t, []source.Reason{source.Furniture, source.Furniture, source.Furniture, source.Furniture},
		reasons(trace))
}

func TestTitles(t *testing.T) {
	for _, c := range []struct {
		lines         []string
		title, agency string
		year          int
	}{
		{[]string{"某县水利局2023年政府信息公开工作年度报告"}, "某县水利局2023年政府信息公开工作年度报告", "某县水利局", 2023},
		{[]string{"某县水利局", "2023年政府信息公开工作年度报告"}, "某县水利局2023年政府信息公开工作年度报告", "某县水利局", 2023},
		{[]string{"某县水利局2023年", "政府信息公开工作年度报告"}, "某县水利局2023年政府信息公开工作年度报告", "某县水利局", 2023},
		{[]string{"某县", "水利局", "2023年政府信息公开", "工作年度报告"}, "水利局2023年政府信息公开工作年度报告", "水利局", 2023},
		{[]string{"某县", "水利局", "2023年政府信息公开工作年度报告", "某县水利局依照条例编制本报告。"}, "某县水利局2023年政府信息公开工作年度报告", "某县水利局", 2023},
		{[]string{"首页 > 公开年报", "2023年政府信息公开工作年度报告"}, "2023年政府信息公开工作年度报告", "", 2023},
		{[]string{"某县水利局关于2023年度政府信息公开工作年度报告"}, "某县水利局关于2023年度政府信息公开工作年度报告", "某县水利局", 2023},
		{[]string{"某县水利局二〇二三年政府信息公开工作年度报告"}, "某县水利局二〇二三年政府信息公开工作年度报告", "某县水利局", 2023},
		{[]string{"《某县水利局 ２０２３ 年政府信息公开工作年度报告》"}, "《某县水利局 ２０２３ 年政府信息公开工作年度报告》", "某县水利局", 2023},
		{[]string{"某廳2023年政府信息公開工作年度報告"}, "某廳2023年政府信息公開工作年度報告", "某廳", 2023},
		{[]string{"年度报告", "现将《某县水利局2023年政府信息公开工作年度报告》公布，欢迎监督。"}, "", "某县水利局", 2023},
		{[]string{"本报告所列数据的统计期限为2023年1月1日至12月31日，共六个部分。"}, "", "", 2023},
		{[]string{"发布机构：某县水利局", "2023年政府信息公开工作年度报告"}, "2023年政府信息公开工作年度报告", "某县水利局", 2023},
	} {
		s, err := source.Text("", []byte(strings.Join(append(c.lines, "一、总体情况", "全年公开信息。"), "\n")))
		require.NoError(t, err)
		p, r := interpret(s, edition(t, "2021"), Options{})
		assertAccounted(t, p)
		assert.Equal(t, c.title, r.Title)
		assert.Equal(t, c.agency, r.Agency, c.lines)
		assert.Equal(t, c.year, r.Year, c.lines)
	}
}
