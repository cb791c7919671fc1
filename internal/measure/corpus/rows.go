package corpus

import (
	"strings"
	"unicode/utf8"

	"nianbao/internal/check/prose/quantity"
	"nianbao/internal/check/prose/reading"
	"nianbao/internal/memo"
	"nianbao/templates"
)

// The author of a statement knows the totals of groups, not what they are made of. Rows that a
// statement names hold what it says of them, as far as that is within the total; what is left
// stands in a row that prose hardly names.

// rows are where what is left of a group's total stands, the first of them that the statement does not name.
var rows = map[string][]string{
	"requests.refused_": {"requests.refused_enquiry.total", "requests.refused_law.total",
		"requests.refused_process.total"},
	"requests.absent_": {"requests.absent_unclear.total", "requests.absent_to_be_made.total",
		"requests.absent_not_held.total"},
	"requests.dismissed_": {"requests.dismissed_publication.total", "requests.dismissed_confirmation.total"},
	"requests.other_":     {"requests.other_misc.total", "requests.other_unpaid.total"},
}

// named is a row that a statement names.
type named struct {
	slot  string
	said  int // 0 for nothing
	wrong bool
}

// part parts the totals of groups among the rows that a statement names.
func (s Statement) part(e *templates.Edition, values map[string]int) {
	text := quantity.Read(s.Text)
	for group, unnamed := range rows {
		total := values[unnamed[0]]
		list := s.namedRows(e, text, group)
		if total == 0 || len(list) == 0 {
			continue
		}
		values[unnamed[0]] = 0
		left := total
		for i, n := range list {
			if n.wrong && len(list) == 1 || n.said > left {
				list[i].said = 0
			}
			left -= list[i].said
			values[n.slot] = list[i].said
		}
		rest := ""
		for _, n := range list {
			if n.wrong || n.said == 0 {
				rest = n.slot
			}
		}
		for _, slot := range unnamed {
			if rest == "" && values[slot] == 0 {
				rest = slot
			}
		}
		values[rest] += left
	}
}

// namedRows finds the rows of a group that a statement names, with what it says of them.
func (s Statement) namedRows(e *templates.Edition, text quantity.Text, group string) []named {
	var list []named
	for _, subject := range e.Prose.Subjects {
		for _, f := range subject.Figures {
			if len(f.Sums) == 0 || len(f.Sums[0]) != 1 || f.Among || !strings.HasPrefix(f.Sums[0][0], group) {
				continue
			}
			if from, to := find(text, wordsOf(f)); from >= 0 {
				n := named{slot: f.Sums[0][0]}
				n.said, n.wrong = s.saidOf(text, from, to)
				list = append(list, n)
			}
		}
	}
	return list
}

// wordsOf are the words of a figure, written out once.
var wordsOf = memo.For(func(f *templates.Figure) []string { return reading.FoldAll(f.Words) })

// find returns where the longest of some words stands in a text, the first of those as long; -1 where none does.
func find(text quantity.Text, words []string) (from, to int) {
	from = -1
	plain := string(text.Runes)
	for _, w := range words {
		at := strings.Index(plain, w)
		if at < 0 {
			continue
		}
		at = utf8.RuneCountInString(plain[:at])
		n := utf8.RuneCountInString(w)
		if n > to-from || from < 0 || n == to-from && at < from {
			from, to = at, at+n
		}
	}
	return from, to
}

// saidOf returns the number beside a word, and whether it is wrong.
func (s Statement) saidOf(text quantity.Text, from, to int) (n int, wrong bool) {
	const near = 12
	for _, q := range quantity.Find(text) {
		after := q.From >= to && q.From <= to+near && !strings.ContainsAny(string(text.Runes[to:q.From]), ",、;。件")
		before := q.To <= from && q.To > from-4 && !strings.ContainsAny(string(text.Runes[q.To:from]), ",、;:。(和及与")
		if after || before {
			at := strings.Index(s.Text, s.Wrong)
			o := text.Offset(q.From)
			return int(q.Value.IntPart()), s.Verdict == "wrong" && at >= 0 && o >= at && o < at+len(s.Wrong)
		}
	}
	return 0, false
}
