package prose

import (
	"strings"
)

// A total may follow its parts: 公开建议5件和提案6件，共11件. Its clause then begins with the total word; an item that
// merely has one (重点督办件共4件) is no total of what went before.

// longestRun bounds how many amounts before a total are tried as its parts.
const longestRun = 30

// trailing looks for totals that follow their parts in a stretch.
func (f *lister) trailing(s *sentence, row stretch, used []bool) {
	for k, t := range row {
		if !t.own || !leads(t.before) || used[k] {
			continue
		}
		from := k
		for from > 0 && k-from < longestRun && row[from-1].Unit == t.Unit && !row[from-1].own && !row[from-1].aside {
			from--
		}
		if from > 0 && k > from && beginsRun(row[from-1], t) {
			from--
		}
		run := row[from:k]
		if len(run) < 2 {
			continue
		}
		if parts := endingIn(run, t); parts != nil {
			f.tell(Right, t, parts, s)
			continue
		}
		if from > 0 || row[0].again && s.stretches[0][0] != row[0] && !oneKind(run) || !f.accusable(run, t) {
			continue
		}
		for n := from; n < k; n++ {
			if used[n] || row[n].opener != noOpener {
				return
			}
		}
		v := Wrong
		if l := (&candidate{parts: run}); !l.exact(t) {
			v = Unjudged
		}
		f.tell(v, t, run, s)
	}
}

// beginsRun reports whether an amount with a 共 of its own is yet the first of a run: 共发布公告76条、公示74条，合计150条.
func beginsRun(a, t *amount) bool {
	return a.own && !a.aside && a.opener == noOpener && a.Unit == t.Unit && leads(a.before) && len(a.inside) == 0
}

// leads reports whether nothing but a word of time stands before the total word.
func leads(before string) bool {
	switch strings.Trim(before, ",、:;") {
	case "", "全年", "全年度", "本年度", "以上", "两项", "三项", "二者", "两者", "三者", "全部", "年内":
		return true
	}
	return false
}

// endingIn returns the amounts right before a total that add up to it.
func endingIn(run []*amount, t *amount) []*amount {
	for n := 0; n+1 < len(run); n++ {
		if t.exactly(run[n:]) {
			return run[n:]
		}
	}
	return nil
}

// accusable reports whether amounts are so plainly the parts of the total after them that it may be held against them:
// joined by 、 or 和, or of one form, and the total counts nothing else.
func (f *lister) accusable(run []*amount, t *amount) bool {
	counts := strings.Trim(t.after, "计为有达是")
	if f.mixed(run) || !strings.Contains(run[0].label, counts) {
		return false
	}
	return oneKind(run) || ofOneForm(run)
}

func oneKind(run []*amount) bool {
	for _, a := range run[1:] {
		if !a.joined {
			return false
		}
	}
	return true
}

// ofOneForm reports whether labels end in the same two characters.
func ofOneForm(run []*amount) bool {
	tails := map[string]bool{}
	for _, a := range run {
		r := []rune(a.label)
		if len(r) < 2 {
			return false
		}
		tails[string(r[len(r)-2:])] = true
	}
	return len(tails) == 1
}
