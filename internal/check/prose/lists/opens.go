package lists

import (
	"strings"

	"nianbao/internal/check/prose/reading"
	"nianbao/internal/wordlist"
)

// A list need not be opened by a word such as 其中. What a sentence is about may be parted by its verb, and then the amount
// before is the total: 26件申请中，甲类14件; 22件申请涉及征收12件、物业10件; 31个单位获评优秀9个; 20人的队伍，由科室6人、社区14人组成.

// opens returns what opens a list at an amount: the words before it, or that the amount before is what its sentence is
// about.
func (f *lister) opens(row reading.Stretch, i int) reading.Opener {
	a := row[i]
	switch {
	case a.Opener != reading.NoOpener:
		return a.Opener
	case i == 0:
		return reading.NoOpener
	case a.Heads:
		return reading.Among
	case a.Unit == row[i-1].Unit && a.Unit != anything && wordlist.AnyBegins(afterNoun(strings.TrimPrefix(a.Gap, ",")), subjectVerbs...) && i+1 < len(row) && row[i+1].Joined,
		a.Unit == row[i-1].Unit && wordlist.AnyBegins(afterNoun(a.Gap), gradeVerbs...):
		return reading.Includes
	case strings.HasPrefix(a.Label, "由") && f.composes(row, i):
		return reading.Apart
	}
	return reading.NoOpener
}

// Verbs by which a sentence parts what it is about, and the measure word that may count something else after them:
// 5个县区涉及村庄12个.
var (
	subjectVerbs = []string{"涉及", "分属", "来自", "属于"}
	gradeVerbs   = []string{"获评", "评为", "评定为", "获得"}
)

const anything = "个"

// afterNoun returns the words from the first of those verbs on, if nothing parts it from the amount before.
func afterNoun(gap string) string {
	for _, verbs := range [][]string{subjectVerbs, gradeVerbs} {
		for _, verb := range verbs {
			if i := strings.Index(gap, verb); i >= 0 && !strings.ContainsAny(gap[:i], ",;:、") {
				return gap[i:]
			}
		}
	}
	return ""
}

// composes reports whether the amounts joined to one are said to make up the total: 由科室6人、社区13人组成.
func (f *lister) composes(row reading.Stretch, i int) bool {
	for n := i + 1; n < len(row) && n < i+longestList && row[n].Joined; n++ {
		if after := row[n].To; f.text.HasAt(after, "组成") || f.text.HasAt(after, "构成") {
			return true
		}
	}
	return false
}

// qualifies reports whether an amount is but a word for whose the next one is: 17个村182块.
func qualifies(row reading.Stretch, n int, unit string) bool {
	if n+1 >= len(row) || row[n].Unit == unit || row[n+1].Unit != unit {
		return false
	}
	return row[n+1].Gap != "" && !strings.ContainsAny(row[n+1].Gap, ",;:、")
}
