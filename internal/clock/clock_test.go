package clock

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

func TestDay(t *testing.T) {
	for text, want := range map[string]string{
		"2026-02-10": "2026-02-10", "2026年2月10日": "2026-02-10", "2026/2/10": "2026-02-10", "2026.2.10": "2026-02-10",
		"20260210": "2026-02-10", "2月10日前": "2026-02-10", "2月10日": "2026-02-10", "２月１０号": "2026-02-10",
		"2026年2月10日前": "2026-02-10", "2026年 2月 10日": "2026-02-10",
		"": "", "2026-02-30": "", "2月30日": "", "13月1日": "", "下周": "", "2026-2": "", "10": "",
	} {
		t.Run(text, func(t *testing.T) {
			got, ok := Day(text, In(2026))
			assert.Equal(t, want, got)
			assert.Equal(t, want != "", ok)
		})
	}
}

func TestPast(t *testing.T) {
	now := time.Date(2026, 1, 5, 7, 0, 0, 0, china)
	for text, want := range map[string]string{"1月5日": "2026-01-05", "1月6日": "2025-01-06", "12月30日": "2025-12-30"} {
		got, _ := Day(text, Past(now))
		assert.Equal(t, want, got, text)
	}
}

func TestZone(t *testing.T) {
	moment := time.Date(2026, 1, 31, 23, 0, 0, 0, time.UTC) // 1 February, seven in the morning, in China
	for name, want := range map[string]string{"": "2026-02-01", "+08:00": "2026-02-01", "+0600": "2026-02-01",
		"UTC+0":  "2026-01-31",
		"-05:00": "2026-01-31"} {
		t.Run(name, func(t *testing.T) {
			z, ok := parseZone(name)
			if !ok {
				z = china
			}
			assert.Equal(t, want, moment.In(z).Format(time.DateOnly))
		})
	}
	_, ok := parseZone("Middle/Earth")
	assert.False(t, ok)
	_, ok = parseZone("+25:00")
	assert.False(t, ok)
}

func TestMinute(t *testing.T) {
	for _, c := range []struct{ name, stamp, want string }{
		{"of a ledger", "2026-01-20T16:30:05Z", "2026-01-21 00:30"},
		{"a day alone stays", "2026-01-20", "2026-01-20"},
		{"nothing stays", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, Minute(c.stamp)) })
	}
}
