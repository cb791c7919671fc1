package lists

import (
	"strings"

	"nianbao/internal/check/prose/reading"
)

// A total may follow its parts: 公开建议5件和提案6件，共11件. Its clause then begins with the total word; an item that
// merely has one (重点督办件共4件) is no total of what went before.

// longestRun bounds how many amounts before a total are tried as its parts.
const longestRun = 30

// trailing looks for totals that follow their parts in a stretch, or the stretches before it.
func (f *lister) trailing(s *reading.Sentence, k int, used []bool) {
	row := s.Stretches[k]
	for i, t := range row {
		if !t.Own || t.Aside || used[i] || !t.Leads {
			continue
		}
		if i == 0 {
			f.closing(s, k, t)
			continue
		}
		from := i
		for from > 0 && i-from < longestRun && isPartOf(row[from-1], t) && !row[from-1].Own && (from == i || row[from].Opener == reading.NoOpener) {
			from--
		}
		if from > 0 && i > from && row[from].Opener == reading.NoOpener && beginsRun(row[from-1], t) {
			from--
		}
		var run []*reading.Amount
		for _, a := range row[from:i] {
			run = addTold(run, a)
		}
		if len(run) < 2 {
			continue
		}
		if parts := endingIn(run, t); parts != nil {
			f.tell(reading.Right, totals{t}, parts, s)
			continue
		}
		closed := run[0].Opener.Closed()
		begins := from == 0 || closed || oneKind(run) && row[from-1].Unit != t.Unit
		later := row[0].Again && s.Stretches[0][0] != row[0] && !oneKind(run) && !closed
		if !begins || later || !f.accusable(run, t) {
			continue
		}
		for n := from; n < i; n++ {
			if used[n] && !closed || row[n].Opener != reading.NoOpener && !(closed && n == from) {
				return
			}
		}
		f.accuse(s, t, run)
	}
}

// closing judges a total that stands alone after stretches of one amount each: 一季度218条；二季度304条；全年522条.
func (f *lister) closing(s *reading.Sentence, k int, t *reading.Amount) {
	var run []*reading.Amount
	for n := k - 1; n >= max(0, k-longestRun); n-- {
		row := s.Stretches[n]
		if len(row) != 1 || row[0].Own || !isPartOf(row[0], t) {
			break
		}
		run = append([]*reading.Amount{row[0]}, run...)
	}
	switch {
	case len(run) < 2:
	case exactly(t, run):
		f.tell(reading.Right, totals{t}, run, s)
	case len(run) == k && ofOneForm(run) && !f.mixed(run):
		f.accuse(s, t, run)
	}
}

// accuse tells that amounts do not make their total, unless one of them is an estimate, or they exceed it and are said
// to overlap.
func (f *lister) accuse(s *reading.Sentence, t *reading.Amount, run []*reading.Amount) {
	if s.Overlaps && sum(run, t.Unit).Cmp(t.Value) > 0 {
		return
	}
	v := reading.Wrong
	if l := (&candidate{parts: run}); !l.measurable(totals{t}) {
		v = reading.Unjudged
	}
	f.tell(v, totals{t}, run, s)
}

// isPartOf reports whether an amount may be a part of a total after it. One that counts in several measures (300份（本）)
// has parts of each.
func isPartOf(a, t *reading.Amount) bool { return t.Counts(a.Unit) && !a.Aside && !a.Turns }

// beginsRun reports whether an amount with a 共 of its own is yet the first of a run: 共发布公告76条、公示74条，合计150条.
func beginsRun(a, t *reading.Amount) bool {
	return a.Own && !a.Aside && a.Opener == reading.NoOpener && a.Unit == t.Unit && a.Leads && len(a.Inside) == 0
}

// endingIn returns the amounts right before a total that add up to it.
func endingIn(run []*reading.Amount, t *reading.Amount) []*reading.Amount {
	for n := 0; n+1 < len(run); n++ {
		if exactly(t, run[n:]) {
			return run[n:]
		}
	}
	return nil
}

// accusable reports whether amounts are so plainly the parts of the total after them that it may be held against them:
// said to be told one by one, joined by 、 or 和, or of one form, and the total counts nothing else.
func (f *lister) accusable(run []*reading.Amount, t *reading.Amount) bool {
	counts := t.After
	if f.mixed(run) || !strings.Contains(run[0].Label, counts) {
		return false
	}
	return run[0].Opener.Closed() || oneKind(run) || ofOneForm(run)
}

func oneKind(run []*reading.Amount) bool {
	for _, a := range run[1:] {
		if !a.Joined {
			return false
		}
	}
	return true
}

// ofOneForm reports whether labels end in the same two characters, or differ in their numerals only: 第一批, 第二批.
func ofOneForm(run []*reading.Amount) bool {
	forms, tails := map[string]bool{}, map[string]bool{}
	for _, a := range run {
		form := strings.Map(withoutNumerals, a.Label)
		r := []rune(form)
		if len(r) == 0 || form == a.Label && len(r) < 2 {
			return false
		}
		forms[form], tails[string(r[max(0, len(r)-2):])] = true, true
	}
	return len(forms) == 1 || len(tails) == 1
}

func withoutNumerals(r rune) rune {
	if strings.ContainsRune("0123456789一二三四五六七八九十", r) {
		return -1
	}
	return r
}
