package match

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/internal/report"
	"nianbao/internal/textfile"
	"nianbao/templates"
)

// longestLabel is the most characters a label may have, with the explanation an office adds to it; the longest met so
// far has 130. What is longer is prose and not worth a look.
const longestLabel = 400

// How sure a reading is. A table is read along the chain of labels that is surest as a whole.
const (
	spelled   = 10 // in the form's own spelling or one the edition knows
	explained = 9  // the same, with an explanation in brackets added
	unordered = 6  // the same, without the ordinal or with another one
	misspelt  = 4  // like one label of the form and no other
)

// reading is what labels of the form a text may be. Several, because the form repeats its labels.
type reading struct {
	may         []candidate
	explanation string // what was added to the label, in normal form
}

// candidate is one label a text may be, and how sure that is.
type candidate struct{ label, score int }

// is reports whether the text may be the label.
func (r reading) is(label int) bool {
	return slices.ContainsFunc(r.may, func(c candidate) bool { return c.label == label })
}

// read returns the labels a text may be; none, for most texts.
func (f *form) read(text string) reading {
	if len(text) > longestLabel*utf8.UTFMax {
		return reading{}
	}
	return f.readNormal(templates.Normalize(text))
}

func (f *form) readNormal(n string) (r reading) {
	if n == "" || utf8.RuneCountInString(n) > longestLabel {
		return reading{}
	}
	r.take(f.spelling(n), spelled)
	if strings.HasSuffix(n, ")") {
		// The bracket may belong to the label or explain it; an office may even explain one label
		// in the words of another.
		for i := strings.LastIndex(n, "("); i > 0; i = strings.LastIndex(n[:i], "(") {
			if found := f.spelling(strings.TrimRight(n[:i], ".:;")); found != nil {
				r.take(found, explained)
				r.explanation = n[i:]
				break
			}
		}
	}
	if b, _ := withoutOrdinal(n); len(f.bare[b]) == 1 {
		r.take(f.bare[b], unordered)
	}
	if len(r.may) == 0 {
		r.take(f.belowBlock(n), explained)
	}
	return r
}

// belowBlock finds the labels of a table that the label over a block of its rows may stand before: on
// a page without lines the upper one may be read with that below it.
func (f *form) belowBlock(n string) (labels []int) {
	for _, label := range f.labels {
		if !label.table.Grid.IsBlockLabel(label.cell) {
			continue
		}
		rest, ok := strings.CutPrefix(n, templates.Normalize(label.cell.Text))
		if !ok {
			continue
		}
		for _, i := range f.spelling(rest) {
			if f.labels[i].table == label.table {
				labels = append(labels, i)
			}
		}
	}
	return labels
}

func (r *reading) take(labels []int, score int) {
	for _, i := range labels {
		if !r.is(i) {
			r.may = append(r.may, candidate{i, score})
		}
	}
}

func (f *form) spelling(n string) []int {
	if found := f.exact[n]; found != nil {
		return found
	}
	return f.stems[n]
}

// begins reports whether a longer text that begins so may still be a label.
func (f *form) begins(n string) bool {
	i, found := slices.BinarySearch(f.sorted, n)
	return found || i < len(f.sorted) && strings.HasPrefix(f.sorted[i], n)
}

// resemble finds the one label that a text is a misprint of. Figures and ordinals must be the same: （五） is no misprint
// of （六）.
func (f *form) resemble(text string) (r reading) {
	n := []rune(templates.Normalize(text))
	best, found := len(n), []int(nil)
	for i, l := range f.near {
		allowed := (len(l) + 4) / 8
		if len(n) < len(l)-allowed || len(n) > len(l)+allowed || numerals(n) != numerals(l) {
			continue
		}
		switch d := textfile.Distance(n, l); {
		case d > allowed || d > best:
		case d == best:
			found = append(found, i)
		default:
			best, found = d, []int{i}
		}
	}
	for _, i := range found {
		if string(f.near[i]) != string(f.near[found[0]]) {
			return reading{} // like two different labels
		}
	}
	r.take(found, misspelt)
	return r
}

func numerals(s []rune) string {
	var b strings.Builder
	for _, r := range s {
		if r >= '0' && r <= '9' || strings.ContainsRune("一二三四五六七八九十", r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// ordinalPattern is an ordinal at the beginning of a normal form: 一. （三） 2. ③
var ordinalPattern = regexp.MustCompile(`^(?:\((?:[一二三四五六七八九十]+|\d{1,2})\)|(?:[一二三四五六七八九十]+|\d{1,2})[.)]|[①-⑳])`)

// withoutOrdinal takes the ordinal off a normal form; ok is false when there is none.
func withoutOrdinal(n string) (rest string, ok bool) {
	loc := ordinalPattern.FindStringIndex(n)
	if loc == nil {
		return n, false
	}
	return strings.TrimLeft(n[loc[1]:], "."), true
}

// withoutExplanation takes the bracket at the end off a normal form; ok is false when there is none.
func withoutExplanation(n string) (stem, explanation string, ok bool) {
	if i := strings.LastIndex(n, "("); i > 0 && strings.HasSuffix(n, ")") {
		return strings.TrimRight(n[:i], ".:;"), n[i:], true
	}
	return n, "", false
}

// unitTold returns the unit in an explanation after a column's label (采购总金额（元）), "" when
// it has none. The values decide which units exist.
func unitTold(explanation string) string {
	words := strings.Trim(explanation, "()")
	words = words[strings.LastIndex(words, ":")+1:]
	v := report.Parse("1"+words, report.StoredNumber)
	if v.Kind != report.Number || v.Unit == "" || v.Aside != "" {
		return ""
	}
	return words
}
