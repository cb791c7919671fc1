package numeral

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestRead(t *testing.T) {
	for word, want := range map[string]int64{"一百二十六": 126, "两": 2, "十二": 12, "廿": 20, "廿一": 21, "卅一": 31, "三万二千零五十": 32050, "零": 0} {
		n, exact, ok := Read([]rune(word))
		assert.True(t, ok && exact, word)
		assert.Equal(t, want, n, word)
	}
	for _, word := range []string{"二三十", "百", "万"} {
		_, exact, ok := Read([]rune(word))
		assert.True(t, ok && !exact, word)
	}
	for _, word := range []string{"", "猫", "九千亿亿亿亿亿"} {
		_, _, ok := Read([]rune(word))
		assert.False(t, ok, word)
	}
}
