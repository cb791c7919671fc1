package check

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestTheDateOnTheCover(t *testing.T) {
	for text, said := range map[string]string{
		"2026-01-20": "", "2026/1/20": "", "2026.1.20": "", "2026年1月20日": "", "２０２６年１月２０日": "", "20260120": "",
		"二〇二六年一月二十日": "", "二○二六年十二月三十一日": "", "二零二六年十月十一日": "", "2026年 1月 20日": "",
		"昨天":         "封面的填报日期写作“昨天”，不是日期",
		"2026年2月30日": "封面的填报日期写作“2026年2月30日”，不是日期",
		"1月20日":      "封面的填报日期写作“1月20日”，不是日期",
		"2025-01-20": "封面的填报日期是“2025-01-20”，而 2025 年度结束后才能填报全年的数",
	} {
		c := zeros(t, "2021", 2025)
		c.Report.Cover["date"] = text
		if said == "" {
			none(t, c, "file.cover")
			continue
		}
		f := one(t, c, "file.cover")
		assert.Equal(t, said, zh(f.Message))
		assert.Equal(t, []string{"B12"}, f.Cells)
	}
}
