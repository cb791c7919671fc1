package roster

import (
	"time"

	"nianbao/internal/report"
	"nianbao/internal/wordlist"
)

// Kind is what an agency is, as far as its deadline goes.
type Kind int

// The kinds, each with the day after the report year on which its report is due ([30号], 逐级汇总).
const (
	Department Kind = iota // departments and townships: 1月31日
	County                 // a county's total: 2月20日
	City                   // a city's total: 3月10日
	Province               // a province's total, a vertical system's: 3月31日
)

var due = map[Kind]struct {
	month time.Month
	day   int
}{Department: {time.January, 31}, County: {time.February, 20}, City: {time.March, 10}, Province: {time.March, 31}}

// KindOf tells the kind from the roster's 级别. One that names a government's area without saying that a department of
// it is meant (县级, 市级, 省级) is that area's office; what tells nothing is a department, whose deadline comes first.
func KindOf(level string) Kind {
	if wordlist.AnyIn(level, "部门", "直属", "直属单位", "市直", "县直", "区直", "省直", "州直", "乡", "镇", "街道", "企事业", "事业单位", "局", "委办") {
		return Department
	}
	return areaOf(level)
}

// areaOf tells which government's area a level is about.
func areaOf(level string) Kind {
	switch {
	case wordlist.AnyIn(level, "省", "自治区", "直辖市", "垂直", "垂管"):
		return Province
	case wordlist.AnyIn(level, "设区", "地级", "地区", "市级", "州", "盟") || level == "市":
		return City
	case wordlist.AnyIn(level, "县", "区", "旗"):
		return County
	}
	return Department
}

// DueDay returns the day, 2006-01-02, by which an agency's report of a scope is due for a report year. The total of a
// department's area, as its government's office files it, is due when that government's is.
func DueDay(level string, scope report.Scope, year int) string {
	kind := KindOf(level)
	if scope == report.Area && kind == Department {
		if kind = areaOf(level); kind == Department {
			kind = County
		}
	}
	d := due[kind]
	return time.Date(year+1, d.month, d.day, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
}
