package lists

import "nianbao/internal/check/prose/reading"

// A sentence may part two totals at once, of unlike measures:
// 培训33期、4170人次，其中市级7期860人次、县级26期3310人次. Its amounts are then side by side,
// and each column is a list of its own.

// mostColumns is how many totals are looked for in one list.
const mostColumns = 3

// columns returns how many columns the list at an amount has, 0 if it is no such list.
func (f *lister) columns(row reading.Stretch, i int) int {
	for n := 2; n <= mostColumns; n++ {
		if f.lines(row, i, n) > 1 {
			return n
		}
	}
	return 0
}

// lines returns how often, from an amount on, n amounts of unlike measures follow one another in the same order.
func (f *lister) lines(row reading.Stretch, i, n int) int {
	lines := 0
	for from := i; from+n <= len(row) && lines < longestList; from += n {
		for k := range n {
			a := row[from+k]
			fits := a.Unit == row[i+k].Unit && !a.Bare() && !a.Own && !a.Aside && a.Times == 1 &&
				(from+k == i || a.Opener == reading.NoOpener)
			if !fits || k > 0 && a.Unit == row[i].Unit {
				return lines
			}
		}
		lines++
	}
	return lines
}

// sideBySide judges the columns of a list and returns where the stretch goes on. An amount
// without a name of its own has that of its line.
func (f *lister) sideBySide(s *reading.Sentence, row reading.Stretch, i, n int, opens reading.Opener) int {
	end := i + n*f.lines(row, i, n)
	for k := range n {
		l := &candidate{opens: opens, next: end}
		for from := i; from < end; from += n {
			a := *row[from+k]
			a.Joined = true // the lines are of one form
			if a.Label == "" {
				a.Label = row[from].Label
			}
			l.parts = append(l.parts, &a)
		}
		for t := i - 1; t >= max(0, i-longestList) && len(l.totals) < mostTotals; t-- {
			if !row[t].Aside && l.alike(row[t]) {
				l.totals = append(l.totals, row[t])
			}
		}
		f.judge(l, s)
	}
	return end
}
