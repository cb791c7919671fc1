package dates

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

func TestDay(t *testing.T) {
	want := time.Date(2026, 1, 20, 0, 0, 0, 0, time.UTC)
	for _, text := range []string{"2026-01-20", "2026/1/20", "2026.1.20", "2026年1月20日", "２０２６年１月２０日", "20260120", "二〇二六年一月二十日", "二○二六年元月廿日"} {
		day, ok := Day(text)
		assert.True(t, ok, text)
		assert.Equal(t, want, day, text)
	}
	for _, text := range []string{"", "昨天", "2026年2月30日", "1月20日"} {
		_, ok := Day(text)
		assert.False(t, ok, text)
	}
}

func TestFoldYears(t *testing.T) {
	text := []rune("二〇二四年、二零二三年、三年")
	FoldYears(text)
	assert.Equal(t, "2024年、2023年、三年", string(text))
}
