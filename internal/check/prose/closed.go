package prose

import (
	"strings"
	"unicode/utf8"
)

// under reports whether a list falls short of its total although the sentence says that it names all parts.
func (f *lister) under(l *candidate, t *amount) bool {
	most := l.parts
	if len(l.rest) > 1 {
		most = chain(most, l.rest[1:])
	}
	if sum(most, t.Unit).Cmp(t.Value) >= 0 {
		return false
	}
	return f.saysAll(l, t)
}

// saysAll reports whether a list names all parts of its total: by its opener, by ending in 其他, by naming two things
// that are the whole, by repeating the total's own enumeration, or by standing in a bracket as parts of one kind.
func (f *lister) saysAll(l *candidate, t *amount) bool {
	last := l.parts[len(l.parts)-1]
	switch {
	case l.opens.closed():
		return true
	case l.opens == includes:
		return false
	case isRemainder(last.label):
		return true
	case len(l.parts) == 2 && f.whole(l.parts[0].label, l.parts[1].label):
		return true
	case enumerates(t.label, l.parts):
		return true
	}
	return l.opens == bracket && alikeLabels(l.parts)
}

func isRemainder(label string) bool {
	for _, w := range []string{"其他", "其它", "其余", "剩余", "余下"} {
		if strings.HasPrefix(label, w) {
			return true
		}
	}
	return false
}

// wholeLabel is how long a label may be that names one of two halves; a longer one qualifies it.
const wholeLabel = 10

// whole reports whether two labels are two halves of a whole.
func (f *lister) whole(a, b string) bool {
	if utf8.RuneCountInString(a) > wholeLabel || utf8.RuneCountInString(b) > wholeLabel {
		return false
	}
	for _, pair := range f.words.wholes {
		if len(pair) != 2 {
			continue
		}
		if strings.Contains(a, pair[1]) {
			a, b = b, a
		}
		if strings.Contains(a, pair[0]) && strings.Contains(b, pair[1]) {
			return true
		}
	}
	return false
}

// enumerates reports whether the total's own words name as many things as there are parts, and each part is one of
// them: 建议、提案共21件，其中建议6件，提案12件.
func enumerates(total string, parts []*amount) bool {
	named := strings.FieldsFunc(total, func(r rune) bool { return strings.ContainsRune("、和及与", r) })
	if len(named) < 2 || len(named) != len(parts) {
		return false
	}
	for i, p := range parts {
		if !shares(named[i], p.label) {
			return false
		}
	}
	return true
}

// shares reports whether two texts have two characters in a row in common.
func shares(a, b string) bool {
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
func alikeLabels(parts []*amount) bool {
	var heads, tails = map[rune]bool{}, map[rune]bool{}
	for _, p := range parts {
		r := []rune(p.label)
		if len(r) == 0 {
			return false
		}
		heads[r[0]], tails[r[len(r)-1]] = true, true
	}
	return len(heads) == 1 || len(tails) == 1
}

// mixed reports whether labels part a total in different ways, so that the same thing is counted twice, or name things
// that lie within one another.
func (f *lister) mixed(parts []*amount) bool {
	nested := false
	var common map[string]bool
	for _, p := range parts {
		kinds := map[string]bool{}
		for _, k := range f.words.kinds {
			if containsAny(p.label, k.words) {
				kinds[k.id] = true
				nested = nested || k.nested
			}
		}
		switch {
		case len(kinds) == 0:
		case common == nil:
			common = kinds
		default:
			for id := range common {
				if !kinds[id] {
					delete(common, id)
				}
			}
			if len(common) == 0 {
				return true
			}
		}
	}
	return nested
}
