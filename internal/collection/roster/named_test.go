package roster

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// What a file or a folder is called names an agency only where that is certain.
func TestNamed(t *testing.T) {
	names := []string{"青禾县人民政府办公室", "青禾县审计局", "青禾县卫生健康局", "城关镇人民政府", "柳河镇人民政府", "东区教育局", "西区教育局"}
	var agencies []Agency
	for _, name := range names {
		agencies = append(agencies, Agency{Name: name})
	}
	m := NewMatcher(agencies, nil)
	for text, want := range map[string]string{
		"城关镇":        "城关镇人民政府",
		"2、城关镇（修改稿）": "城关镇人民政府",
		"城关镇2025年政府信息公开工作年度报告":       "城关镇人民政府",
		"青禾县城关镇年报":                   "城关镇人民政府",
		"审计局":                        "青禾县审计局",
		"關於青禾縣審計局的年報":                "青禾县审计局",
		"青禾县卫健局-年度报告最终版":             "青禾县卫生健康局",
		"县政府办":                       "青禾县人民政府办公室",
		"青禾县人民政府办公室转审计局":             "青禾县人民政府办公室",
		"城关镇、柳河镇":                    "",
		"教育局":                        "",
		"青禾县":                        "",
		"年报":                         "",
		"新建 Microsoft Excel 工作表 (2)": "",
		"1":                          "",
		"":                           "",
	} {
		t.Run(text, func(t *testing.T) {
			i, ok := m.Named(text).One()
			assert.Equal(t, want != "", ok)
			if ok {
				assert.Equal(t, want, names[i])
			}
		})
	}
	assert.Len(t, m.Named("教育局").Possible, 2)
}
