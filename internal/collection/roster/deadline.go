package roster

import (
	"time"

	"nianbao/internal/level"
	"nianbao/internal/report"
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

// ofArea are the areas whose governments file totals.
var ofArea = map[level.Area]Kind{level.County: County, level.City: City, level.Province: Province}

// KindOf derives the kind from the roster's 级别. A government's area without a department (县级,
// 市级, 省级) is that area's office; an unclear word is a department, whose deadline comes first.
// A unit of a vertical system below the province reports as a department does.
func KindOf(word string) Kind {
	l, _ := level.Of(word)
	switch {
	case l.Body == level.Government:
		return ofArea[l.Area]
	case l.Body == level.Vertical && (l.Area == level.Nowhere || l.Area == level.Province || l.Area == level.Central):
		return Province
	}
	return Department
}

// kindIn is the kind for a scope. The total of a department's area, as its government's office
// files it, is due when that government's is.
func kindIn(word string, scope report.Scope) Kind {
	kind := KindOf(word)
	if scope != report.Area || kind != Department {
		return kind
	}
	l, _ := level.Of(word)
	if kind = ofArea[l.Area]; kind == Department {
		kind = County
	}
	return kind
}

// DueDay returns the day, 2006-01-02, by which an agency's report of a scope is due for a report year.
func DueDay(word string, scope report.Scope, year int) string {
	d := due[kindIn(word, scope)]
	return time.Date(year+1, d.month, d.day, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
}
