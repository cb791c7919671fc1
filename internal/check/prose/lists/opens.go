package lists

import (
	"strings"

	"nianbao/internal/check/prose/lexicon"
	"nianbao/internal/check/prose/reading"
)

// A list need not be opened by a word such as 其中. What a sentence is about may be parted by its
// verb, and then the amount before is the total: 26件申请中，甲类14件;
// 22件申请涉及征收12件、物业10件; 31个单位获评优秀9个; 20人的队伍，由科室6人、社区14人组成.

// opens returns what opens a list at an amount: the words before it, or that the amount before is what its sentence is
// about.
func (r *proposer) opens(a *reading.Amount) reading.Opener {
	row, i := a.In.Stretches[a.Row], a.At
	switch {
	case a.By && composes(row, i):
		return reading.Apart
	case i > 0 && row[i-1].Heads:
		if o := row[i-1].Opener; o.Closed() {
			return o // 从结果看，99件中维持58件
		}
		return reading.Among
	case a.Heads:
		return reading.NoOpener
	case a.Opener == reading.Apart &&
		(signs().In(a.Between)&foremost != 0 || a.Label == "" && strings.Contains(a.Between, "年")):
		return reading.NoOpener // 居前三位的分别是…; 2024年分别为…
	case a.Opener != reading.NoOpener:
		return a.Opener
	case i == 0:
		return reading.NoOpener
	case a.Numbered && !row[i-1].Numbered && numbered(row, i),
		a.Parting == byte(lexicon.Verb) && a.Unit == row[i-1].Unit && a.Unit != anything && i+1 < len(row) &&
			row[i+1].Joined,
		a.Parting == byte(lexicon.Graded) && a.Unit == row[i-1].Unit:
		return reading.Includes
	}
	return reading.NoOpener
}

// numbered reports whether an amount begins a row of numbered ones, in its stretch or the next: 一是12件；二是7件.
func numbered(row reading.Stretch, i int) bool {
	if i+1 < len(row) {
		return row[i+1].Numbered
	}
	next := row[i].In.Stretches[row[i].Row:]
	return len(next) > 1 && next[1][0].Numbered
}

// anything is the measure word that may count something else after them: 5个县区涉及村庄12个.
const anything = "个"

// composes reports whether the amounts joined to one make up the total: 由科室6人、社区13人组成.
func composes(row reading.Stretch, i int) bool {
	for n := i; n < len(row) && n < i+mostParts && (n == i || row[n].Unit == row[i].Unit); n++ {
		if row[n].Made {
			return n > i
		}
	}
	return false
}
