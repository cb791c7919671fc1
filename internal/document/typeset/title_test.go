package typeset

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func title(s string, agency string) []string {
	text := chars(s)
	var out []string
	for _, part := range Title(text, len([]rune(agency)), Style{Em: 1, Measure: 20}) {
		var line []rune
		for _, c := range text[part[0]:part[1]] {
			line = append(line, c.Rune)
		}
		out = append(out, string(line))
	}
	return out
}

func TestTitleBreaksAtSense(t *testing.T) {
	for _, c := range []struct {
		name, agency, rest string
		want               []string
	}{
		{"one line", "云岭市", "2024年政府信息公开工作年度报告", []string{"云岭市2024年政府信息公开工作年度报告"}},
		{"after the agency", "云岭市科学技术局", "2024年政府信息公开工作年度报告",
			[]string{"云岭市科学技术局", "2024年政府信息公开工作年度报告"}},
		{"after a part of the agency's name", "云岭彝族哈尼族自治州翠湖傣族自治县人民政府办公室", "2024年政府信息公开工作年度报告",
			[]string{"云岭彝族哈尼族自治州", "翠湖傣族自治县人民政府办公室", "2024年政府信息公开工作年度报告"}},
		{"not inside 市场", "云岭彝族哈尼族自治州翠湖市市场监督管理综合行政执法局", "2024年政府信息公开工作年度报告",
			[]string{"云岭彝族哈尼族自治州", "翠湖市市场监督管理综合行政执法局", "2024年政府信息公开工作年度报告"}},
		{"not inside 政府信息公开", "", "关于催报2025年度政府信息公开工作年度报告的函（第1次）",
			[]string{"关于催报2025年度政府信息公开", "工作年度报告的函（第1次）"}},
		{"an agency the title does not name", "", "2019年政府信息公开工作年度报告", []string{"2019年政府信息公开工作年度报告"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, title(c.agency+c.rest, c.agency))
		})
	}
}

func TestTitleOfAnyLengthIsSetWhole(t *testing.T) {
	for n := range 200 {
		s := ""
		for i := range n {
			s += string("政府信息公开"[3*(i%6) : 3*(i%6)+3])
		}
		all := ""
		for _, line := range title(s, "") {
			all += line
			assert.LessOrEqual(t, len([]rune(line)), 20)
		}
		assert.Equal(t, s, all)
	}
}
