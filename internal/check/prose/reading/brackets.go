package reading

import (
	"regexp"
	"strings"
)

// What stands in brackets belongs to the amount before them, or has the name before them.

// named gives the first amount of a bracket the name before it, if it has none: 自然人（83件）.
func (b Block) named(name string) {
	if a := b[0].Stretches[0][0]; a.Label == "" && !a.Own {
		a.Label = name
	}
}

// dated matches words that end in a year, and what compares with it.
var dated = regexp.MustCompile(`(?:20\d\d年度?|[上去前]年度?|同期)$`)

// isPast marks all amounts of a bracket as another year's.
func (b Block) isPast() {
	for _, s := range b {
		for _, row := range s.Stretches {
			for _, a := range row {
				a.Aside, a.Past = true, true
			}
		}
	}
}

// longestName is how many characters of what stands before a bracket are a name.
const longestName = 16

// lastWords returns the words after the last mark, "" for what is no name.
func lastWords(runes []rune) string {
	from := len(runes)
	for from > 0 && !strings.ContainsRune(",;:、和及", runes[from-1]) {
		from--
	}
	if len(runes)-from > longestName {
		return ""
	}
	return string(runes[from:])
}

// nounLength is how many characters may be between an amount and its bracket: 346件留言（其中…）.
const nounLength = 12

// hangs reports whether a bracket after these words still belongs to the amount before them.
func hangs(gap string) bool {
	if gap == "," {
		return true // 31条，（其中转发20条），
	}
	return !strings.ContainsAny(gap, ",、;:") && len([]rune(gap)) <= nounLength
}
