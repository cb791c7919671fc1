package lists

import (
	"slices"
	"strings"

	"nianbao/internal/check/prose/reading"
)

// A total may follow its parts: 公开建议5件和提案6件，共11件. Its clause then begins with the total word; an item that
// merely has one (重点督办件共4件) is no total of what went before.

// longestRun bounds how many amounts before a total are tried as its parts.
const longestRun = 30

// trailing looks for totals that follow their parts in a sentence.
func (f *lister) trailing(s *reading.Sentence) {
	var before []*reading.Amount
	for _, row := range s.Stretches {
		for i, t := range row {
			if t.Own && !t.Aside && !f.part[t] && t.Leads && len(before) > 0 {
				f.closing(s, row, i, before)
			}
			before = append(before, t)
		}
	}
}

// closing judges a total by the amounts before it: those of its own stretch, or the heads of all
// before it in the sentence, of which the parts of lists are none. It is right if any row of them
// that ends before it adds up.
func (f *lister) closing(s *reading.Sentence, row reading.Stretch, i int, before []*reading.Amount) {
	t := row[i]
	run, begins := f.runBefore(row, i)
	heads, all := f.headsBefore(before, t)
	for _, parts := range [][]*reading.Amount{run, heads} {
		if parts = endingIn(parts, t); parts != nil {
			f.tell(reading.Right, totals{t}, parts, s)
			return
		}
	}
	switch {
	case t.Front:
	case t.Kinds > 1 && len(heads) >= t.Kinds:
		if heads = heads[len(heads)-t.Kinds:]; t.After == "" || near(t, heads) {
			f.accuse(s, t, heads)
		}
	case t.Kinds > 1:
	case len(run) > 1 && begins && f.accusable(run, t):
		f.accuse(s, t, run)
	case len(heads) > 1 && all && f.bare(heads, t):
		f.accuse(s, t, heads)
	}
}

// runBefore returns the amounts right before a total in its stretch that may be its parts, and
// whether the list they are begins there.
func (f *lister) runBefore(row reading.Stretch, i int) (run []*reading.Amount, begins bool) {
	t, from := row[i], i
	for from > 0 && i-from < longestRun && isPartOf(row[from-1], t) && !row[from-1].Own &&
		(from == i || row[from].Opener == reading.NoOpener) {
		from--
	}
	if from > 0 && i > from && row[from].Opener == reading.NoOpener && beginsRun(row[from-1], t) {
		from--
	}
	for _, a := range row[from:i] {
		run = addTold(run, a)
	}
	if len(run) < 2 {
		return run, false
	}
	closed := run[0].Opener.Closed()
	begins = from == 0 || closed || oneKind(run) && row[from-1].Unit != t.Unit
	if row[0].Again && t.Row > 0 && !oneKind(run) && !closed {
		begins = false
	}
	for n := from; n < i; n++ {
		if f.part[row[n]] && !closed || row[n].Opener != reading.NoOpener && !(closed && n == from) {
			begins = false
		}
	}
	return run, begins
}

// headsBefore returns the amounts before a total that are no parts of another, and whether those
// are all the sentence has.
func (f *lister) headsBefore(before []*reading.Amount, t *reading.Amount) (heads []*reading.Amount, all bool) {
	for n := len(before) - 1; n >= 0 && len(heads) < longestRun; n-- {
		a := before[n]
		switch {
		case a.Aside, f.part[a]:
			continue
		case !isPartOf(a, t), a.Own && n > 0:
			slices.Reverse(heads)
			return heads, false
		}
		heads = append(heads, a)
	}
	slices.Reverse(heads)
	return heads, true
}

// accuse reports that amounts do not make their total, unless one of them is an estimate, or they
// exceed it and overlap by their own words.
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
	if f.mixed(run) || !strings.Contains(run[0].Label, counts) && !(f.allRows(run) && f.isStage(counts)) {
		return false
	}
	return run[0].Opener.Closed() || oneKind(run) || ofOneForm(run)
}

// bare reports whether a total after all amounts of its sentence has no words but for all of
// them, and each of the amounts has its own: 网络12件，信函7件，合计19件.
func (f *lister) bare(run []*reading.Amount, t *reading.Amount) bool {
	if t.After != "" && (!near(t, run) || !f.areNames(run) || f.isStage(t.After)) ||
		t.Kinds > 0 && t.Kinds != len(run) || f.mixed(run) {
		return false
	}
	seen := map[string]bool{}
	for _, a := range run {
		if a.Label == "" || seen[a.Label] || a.Value.Equal(t.Value) && len(run) > 2 {
			return false
		}
		seen[a.Label] = true
	}
	return true
}

// allRows reports whether all amounts are named as rows of the form are.
func (f *lister) allRows(run []*reading.Amount) bool {
	return !slices.ContainsFunc(run, func(a *reading.Amount) bool { return !f.ofRows([]*reading.Amount{a}) })
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
