package match

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/importing/source"
)

// The ways in which offices put their titles, over one, two and three lines.
func TestTitlesInOtherOrders(t *testing.T) {
	for _, lines := range [][]string{
		{"某县水利局2023年政府信息公开年报"},
		{"某县水利局2023年度政府信息公开工作年报"},
		{"2023年某县水利局政府信息公开工作年度报告"},
		{"2023年度某县水利局政府信息公开年度报告"},
		{"某县水利局关于2023年度政府信息公开工作情况的报告"},
		{"某县水利局政府信息公开工作年度报告（2023年度）"},
		{"某县水利局政府信息公开工作年度报告(2023)"},
		{"某县水利局政府信息公开年报2023年"},
		{"关于某县水利局2023年政府信息公开工作年度报告的公示"},
		{"某县水利局关于公布2023年政府信息公开工作年度报告的通知"},
		{"标题：某县水利局2023年政府信息公开工作年度报告"},
		{"某县水利局2023年政府信息公开工作年度报吿"},
		{"某縣水利局2023年政府信息公開工作年度報告"},
		{"某县水利局", "政府信息公开工作年度报告", "（2023年度）"},
		{"某县水利局", "关于2023年度政府信息公开工作情况的报告"},
		{"2023年度", "某县水利局", "政府信息公开工作年度报告"},
		{"某县水利局", "2023年", "政府信息公开工作年度报告"},
	} {
		t.Run(strings.Join(lines, "/"), func(t *testing.T) {
			s, err := source.Text("", []byte(strings.Join(append(lines, "一、总体情况", "全年公开信息。"), "\n")))
			require.NoError(t, err)
			p, r := interpret(s, edition(t, "2021"), Options{})
			assertAccounted(t, p)
			assert.Contains(t, []string{"某县水利局", "某縣水利局"}, r.Agency)
			assert.Equal(t, 2023, r.Year)
		})
	}
}

func TestTheAgencyIsFoundAmongKnownNames(t *testing.T) {
	names := []string{"青禾县财政局", "青禾县审计局", "青禾县"}
	for name, text := range map[string]string{
		"lead":      "2023年政府信息公开工作年度报告\n青禾县审计局根据条例编制本报告。\n一、总体情况\n全年公开信息。",
		"signature": "2023年政府信息公开工作年度报告\n一、总体情况\n全年公开信息。\n六、其他需要报告的事项\n没有收费。\n青禾县审计局\n2024年1月5日",
		"page":      "来源：青禾县审计局\n2023年政府信息公开工作年度报告\n一、总体情况\n全年公开信息。",
	} {
		t.Run(name, func(t *testing.T) {
			s, err := source.Text("", []byte(text))
			require.NoError(t, err)
			_, r := interpret(s, edition(t, "2021"), Options{Names: names})
			assert.Equal(t, "青禾县审计局", r.Agency)
		})
	}
}

// A known name that is part of a longer one is not the agency, and the title's agency stays.
func TestKnownNamesAreNotGuessed(t *testing.T) {
	const below = "\n一、总体情况\n全年公开信息。"
	for text, want := range map[string]string{
		"2023年政府信息公开工作年度报告\n青禾县审计局根据条例编制本报告。":    "",
		"青禾县审计局2023年政府信息公开工作年度报告\n青禾县根据条例编制本报告。": "青禾县审计局",
	} {
		s, err := source.Text("", []byte(text+below))
		require.NoError(t, err)
		_, r := interpret(s, edition(t, "2021"), Options{Names: []string{"青禾县", "青禾县财政局"}})
		assert.Equal(t, want, r.Agency)
	}
}
