package match

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"nianbao/internal/importing/source"
)

func TestRival(t *testing.T) {
	for _, c := range []struct {
		titled, raw string
		told        bool
	}{
		{"甲县审计局", "甲县商务局", true},
		{"城关镇人民政府", "柳河镇人民政府", true},
		{"甲县审计局", "甲县审计局", false},
		{"平潭综合实验区公安局", "平潭公安局", false},
		{"甲县审计局", "审计局", false},
		{"甲縣審計局", "甲县审计局", false},
		{"甲县人民政府", "甲县政务服务管理局", false},
		{"甲县发展和改革委员会", "甲县发改委", false},
		{"", "甲县审计局", false},
	} {
		t.Run(c.titled+" "+c.raw, func(t *testing.T) {
			p := &placement{fields: map[string]Found{}}
			p.tell("agency", c.titled, source.Where{})
			p.rival("signed", c.raw, source.Where{})
			assert.Equal(t, c.told, len(p.odd) == 1)
		})
	}
}
