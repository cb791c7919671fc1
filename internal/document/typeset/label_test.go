package typeset

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func unitsOf(s string) []string {
	text := chars(s)
	var out []string
	for _, u := range Units(text) {
		var unit []rune
		for _, c := range text[u[0]:u[1]] {
			unit = append(unit, c.Rune)
		}
		out = append(out, string(unit))
	}
	return out
}

func TestUnitsKeepLabelNumbers(t *testing.T) {
	for label, want := range map[string][]string{
		"三、本年度办理结果": {"三、", "本", "年", "度", "办", "理", "结", "果"},
		"（三）不予公开":   {"（三）", "不", "予", "公", "开"},
		"(十二)其他":    {"(十二)", "其", "他"},
		"1.属于国家秘密":  {"1.", "属", "于", "国", "家", "秘", "密"},
		"自然人":       {"自", "然", "人"},
		"2024年 数量":  {"2024年", "数", "量"},
		"增/减":       {"增/减"},
		"第20条":      {"第20条"},
		"1.5万元":     {"1.5万元"},
		"":          nil,
	} {
		assert.Equal(t, want, unitsOf(label), label)
	}
}

func TestOrdinal(t *testing.T) {
	for label, want := range map[string]int{
		"三、本年": 2, "（三）不": 3, "1.属于": 2, "1．属于": 2, "12、其他": 3, "（1）清理": 3, "十一、其他": 3,
		"1.5万": 0, "三安全": 0, "（本列数据": 0, "一": 0, "": 0, "（": 0,
	} {
		assert.Equal(t, want, Ordinal(chars(label)), label)
	}
}
