package reading

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"nianbao/internal/check/prose/lexicon"
	"nianbao/internal/memo"
	"nianbao/templates"
)

// words are an edition's own words about any amount, in the form texts are read in.
type words struct {
	carried *lexicon.Set // what names a figure that is another year's by its own name: 结转
}

// wordsOf returns an edition's words about amounts.
var wordsOf = memo.For(func(e *templates.Edition) *words { return &words{lexicon.NewSet(carriedWords(e))} })

// carriedWords returns what is left of the words for figures that name another year once the year is taken out of them:
// 结转 of 上年结转. Such a figure is the form's own, however far its year stands from it: 上年度未办完结转3件.
func carriedWords(e *templates.Edition) []string {
	var left []string
	for _, s := range e.Prose.Subjects {
		for _, f := range s.Figures {
			for _, word := range Words(withChar(f.Words, '上'), 0) {
				rest, found := strings.CutPrefix(word, "上年")
				if found && utf8.RuneCountInString(rest) == 2 && !slices.Contains(left, rest) &&
					!strings.ContainsAny(rest, "未待剩末度底") {
					left = append(left, rest)
				}
			}
		}
	}
	return left
}

// withChar returns the families that have a character, without which none of their words has it.
func withChar(families []string, r rune) []string {
	var some []string
	for _, f := range families {
		if strings.ContainsRune(f, r) {
			some = append(some, f)
		}
	}
	return some
}

// slotsOf are the slots of an edition's families that hold years.
func slotsOf(year int) map[string]string {
	slots := map[string]string{}
	for i, slot := range []string{"上年", "本年", "次年"} {
		if slots[slot] = lexicon.NoWords; year != 0 {
			slots[slot] = strconv.Itoa(year-1+i) + "年"
		}
	}
	return slots
}

// Words writes out families of words in the form texts are read in, for reports of a year;
// without a year those that name one are left out.
func Words(families []string, year int) []string {
	slots := slotsOf(year)
	var words []string
	for _, family := range families {
		list, err := lexicon.Written(family, slots)
		if err != nil {
			continue // the edition's lint tells it
		}
		words = append(words, list...)
	}
	return words
}

// Enter enters families of words for reports of a year under a number, as [Words] writes them out.
func Enter(f *lexicon.Families, number int, families []string, year int) {
	slots := slotsOf(year)
	for _, family := range families {
		_ = f.Add(number, family, slots) // the edition's lint tells it
	}
}

// FoldAll writes out families of words in the form texts are read in.
func FoldAll(list []string) []string { return Words(list, 0) }

// OfAnotherYear reports whether one of the words of a figure names another year: 上年结转.
func OfAnotherYear(families []string) bool {
	var f lexicon.Families
	Enter(&f, 0, families, 0)
	words := lexicon.SetOf(&f)
	return words.Opens("上年") || words.Opens("去年")
}
