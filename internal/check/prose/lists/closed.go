package lists

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"nianbao/internal/check/prose/reading"
	"nianbao/internal/wordlist"
)

// under reports whether a list falls short of its total although the sentence claims that it
// names all parts.
func (f *lister) under(l *candidate, t *reading.Amount) bool {
	most := l.parts
	if len(l.rest) > 1 {
		most = chain(most, l.rest[1:])
	}
	if sum(most, t.Unit).Cmp(t.Value) >= 0 {
		return false
	}
	return f.saysAll(l, t) || f.slips(l, t, most)
}

// smallShare is the share of a total, one in so many, that a list of names may fall short by
// where that is rather a slip than a part left out; a shortfall of one digit in the tens,
// hundreds or thousands may be the share that wideShare is.
const smallShare, wideShare = 16, 4

// slips reports whether a list falls short of its total by so little, or by just one digit of a
// place, that a clerk's slip is likelier than parts left out: 98条，其中39条、27条、22条. Rows of
// the form, stages and lists that say that they name some may leave parts out.
func (f *lister) slips(l *candidate, t *reading.Amount, parts []*reading.Amount) bool {
	if l.opens == reading.NoOpener || l.opens == reading.Includes || len(parts) < 3 || f.ofRows(parts) ||
		f.mixed(parts) || f.tellOfEach(parts, totals{t}) ||
		wordlist.AnyIn(strings.TrimSuffix(parts[0].Between, parts[0].Label), someOnly...) || !f.areAlone(parts) {
		return false
	}
	off := t.Value.Sub(sum(parts, t.Unit))
	if off.Mul(decimal.NewFromInt(smallShare)).LessThanOrEqual(t.Value) {
		return true
	}
	return isPower(off) && off.Mul(decimal.NewFromInt(wideShare)).LessThanOrEqual(t.Value)
}

// someOnly say that a list names some parts only.
var someOnly = []string{"主要", "重点", "部分", "等", "较多", "居前", "前三", "例如", "突出", "最多"}

// areAlone reports whether nothing after a list says that it goes on: …等.
func (f *lister) areAlone(parts []*reading.Amount) bool {
	return !slices.ContainsFunc(parts, func(p *reading.Amount) bool {
		return p.Label == "" || strings.HasSuffix(p.Label, "等") || strings.HasPrefix(p.Tail, "等") ||
			wordlist.AnyBegins(p.Label, acts...)
	})
}

// isPower reports whether a number is 10, 100 or 1000.
func isPower(n decimal.Decimal) bool {
	for _, power := range []int64{10, 100, 1000} {
		if n.Equal(decimal.NewFromInt(power)) {
			return true
		}
	}
	return false
}

// saysAll reports whether a list names all parts of its total: by its opener, by ending in 其他,
// by naming things that are the whole, by repeating the total's own enumeration, or by its place
// after a colon or in a bracket as parts of one form. Rows of the form are no such parts: prose
// may name some and leave out the others, so that 办结40件：予以公开12件，部分公开6件 is right.
func (f *lister) saysAll(l *candidate, t *reading.Amount) bool {
	last := l.parts[len(l.parts)-1]
	switch {
	case l.opens.Closed(), l.made:
		return true
	case l.opens == reading.Includes:
		return false
	case last.Rest && !f.words.rows.Begins(last.Label), f.isRemainder(last.Label):
		return true
	case f.whole(l.parts), opposed(l.parts) && !f.ofRows(l.parts), rest(l.parts):
		return true
	case enumerates(t.Label, l.parts), namedBefore(l.parts):
		return true
	case f.ofRows(l.parts):
		return false
	}
	return (l.opens == reading.Colon || l.opens == reading.Bracket) && alikeLabels(l.parts)
}

// remainders are the words that begin the name of what is left over.
var remainders = []string{"其他", "其它", "其余", "剩余", "余下"}

// isRemainder reports whether a label names what is left over. 其他处理 does not: it is a row of its own.
func (f *lister) isRemainder(label string) bool {
	return wordlist.AnyBegins(label, remainders...) && !f.words.rows.Begins(label)
}

// ofRows reports whether one of the parts is named as a row of the form is.
func (f *lister) ofRows(parts []*reading.Amount) bool {
	return slices.ContainsFunc(parts, func(p *reading.Amount) bool { return f.words.rows.In(p.Label) })
}

// wholeLabel is how long a label may be that names one share of a whole; a longer one qualifies it.
const wholeLabel = 10

// whole reports whether labels name, one each, all that a whole consists of.
func (f *lister) whole(parts []*reading.Amount) bool {
	for _, p := range parts {
		if utf8.RuneCountInString(p.Label) > wholeLabel {
			return false
		}
	}
	return slices.ContainsFunc(f.words.wholes, func(whole []string) bool {
		if len(whole) != len(parts) {
			return false
		}
		left := slices.Clone(parts)
		for _, word := range whole {
			i := slices.IndexFunc(left, func(p *reading.Amount) bool { return strings.Contains(p.Label, word) })
			if i < 0 {
				return false
			}
			left = slices.Delete(left, i, i+1)
		}
		return true
	})
}

// shares reports whether labels name two or more of the things a whole consists of.
func (f *lister) shares(parts []*reading.Amount) bool {
	return slices.ContainsFunc(f.words.wholes, func(whole []string) bool {
		named := 0
		for _, word := range whole {
			if slices.ContainsFunc(parts, func(p *reading.Amount) bool {
				return strings.Contains(p.Label, word) && utf8.RuneCountInString(p.Label) <= wholeLabel
			}) {
				named++
			}
		}
		return named > 1
	})
}

// rest reports whether labels name an office's own and those of all below it: 市局本级, 各县（区）局.
func rest(parts []*reading.Amount) bool {
	return len(parts) == 2 && strings.Contains(parts[0].Label, "本级") && strings.HasPrefix(parts[1].Label, "各")
}

// enumerates reports whether the total's own words name as many things as there are parts, and each part is one of
// them: 建议、提案共21件，其中建议6件，提案12件.
func enumerates(total string, parts []*reading.Amount) bool {
	named := strings.FieldsFunc(total, func(r rune) bool { return strings.ContainsRune("、和及与", r) })
	if len(named) < 2 || len(named) != len(parts) {
		return false
	}
	for i, p := range parts {
		if !alike(named[i], p.Label) {
			return false
		}
	}
	return true
}

// namedBefore reports whether the words that lead to a list name all its parts: 均为网络和信函提交，其中网络9件、信函5件.
func namedBefore(parts []*reading.Amount) bool {
	before, _, found := strings.Cut(parts[0].Between, "其中")
	if !found || !strings.ContainsAny(before, "、和及") {
		return false
	}
	return !slices.ContainsFunc(parts, func(p *reading.Amount) bool {
		return p.Label == "" || !strings.Contains(before, p.Label)
	})
}

// alike reports whether two texts have two characters in a row in common.
func alike(a, b string) bool {
	r := []rune(b)
	for i := 0; i+1 < len(r); i++ {
		if strings.Contains(a, string(r[i:i+2])) {
			return true
		}
	}
	return false
}

// alikeLabels reports whether labels are of one form: they end, or begin, alike. A bare enumeration of such parts in a
// bracket is meant to be complete (独办1件，分办5件), one of unlike things may not be (首页25条，专栏40条).
func alikeLabels(parts []*reading.Amount) bool {
	var heads, tails = map[rune]bool{}, map[rune]bool{}
	for _, p := range parts {
		r := []rune(p.Label)
		if len(r) == 0 {
			return false
		}
		heads[r[0]], tails[r[len(r)-1]] = true, true
	}
	return len(heads) == 1 || len(tails) == 1
}

// ofOneMatter returns the parts up to one that is of another matter: a clause after the list that
// tells of a figure of the form nothing before it is about, while all before it part the total in
// one way (网络5件，信函5件，发生行政复议1件).
func (f *lister) ofOneMatter(parts []*reading.Amount) []*reading.Amount {
	for n := 2; n < len(parts); n++ {
		p := parts[n]
		if p.Joined || !f.ofOneKind(parts[:n]) || f.ofOneKind(parts[n:n+1]) {
			continue
		}
		for _, theme := range f.words.themes {
			if theme.In(p.Label) && !slices.ContainsFunc(parts[:n], func(p *reading.Amount) bool {
				return theme.In(p.Label)
			}) {
				return parts[:n]
			}
		}
	}
	return parts
}
