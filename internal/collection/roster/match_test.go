package roster

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"nianbao/internal/report"
)

func TestMatcherTakesNoGuess(t *testing.T) {
	m := NewMatcher([]Agency{
		{Name: "某县科学技术局（外国专家局）", Code: "11620402013942345X"},
		{Name: "某县档案局"},
		{Name: "某县发展和改革局"},
	}, func(i int) []string {
		if i == 2 {
			return []string{"某县发展计划局"}
		}
		return nil
	})
	for _, c := range []struct {
		code, name string
		want       int // -1 for none
	}{
		{"11620402013942345x", "写错了的名称", 0},
		{"", "某县档案局", 1},
		{"", "某县科学技术局(外国专家局)", 0},
		{"", "某县 科学技术局〔外国专家局〕", 0},
		{"", "某縣檔案局", 1},
		{"", "某县发展计划局", 2},
		{"", "某县档案馆", -1},
		{"", "某县科学技术局", -1},
		{"", "", -1},
		{"999", "", -1},
	} {
		got, ok := m.Find(c.code, c.name)
		assert.Equal(t, c.want >= 0, ok, c.name)
		if ok {
			assert.Equal(t, c.want, got, c.name)
		}
	}
	assert.Equal(t, []string{"某县档案局"}, m.Near("某县档案馆"))
	assert.Empty(t, m.Near("海关总署"))
}

// Two agencies that differ only in brackets are ambiguous in a third spelling.
func TestMatcherRefusesToChoose(t *testing.T) {
	m := NewMatcher([]Agency{{Name: "甲局（乙局）"}, {Name: "甲局[乙局]"}}, nil)
	got, ok := m.Find("", "甲局[乙局]")
	assert.True(t, ok)
	assert.Equal(t, 1, got)
	_, ok = m.Find("", "甲局【乙局】")
	assert.False(t, ok)
}

func TestDueDay(t *testing.T) {
	for _, c := range []struct {
		level string
		scope report.Scope
		want  string
	}{
		{"县级部门", report.Own, "2026-01-31"}, {"市直部门", report.Own, "2026-01-31"}, {"乡镇", report.Own, "2026-01-31"},
		{"", report.Own, "2026-01-31"}, {"市级部门", report.Area, "2026-03-10"}, {"", report.Area, "2026-02-20"},
		{"县级", report.Own, "2026-02-20"}, {"县（市、区）", report.Area, "2026-02-20"}, {"县级市", report.Area, "2026-02-20"},
		{"市级", report.Area, "2026-03-10"}, {"设区的市", report.Own, "2026-03-10"}, {"地级市", report.Area, "2026-03-10"},
		{"省级", report.Area, "2026-03-31"}, {"自治区", report.Area, "2026-03-31"}, {"垂直管理", report.Area, "2026-03-31"},
	} {
		assert.Equal(t, c.want, DueDay(c.level, c.scope, 2025), "%s %s", c.level, c.scope)
	}
}
