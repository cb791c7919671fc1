package quantity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/internal/check/prose/dates"
	"nianbao/internal/simplified"
)

// Text is prose made even for reading: widths folded, spaces dropped, the characters of counting simplified. Character
// for character it can be traced back to what the author wrote.
type Text struct {
	Raw    string
	Runes  []rune
	Shut   []bool   // stands inside quotation marks or the name of a document
	Closes []int    // for an opening bracket, where its partner stands; -1 for any other character
	from   []int    // where each rune begins in Raw
	to     []int    // where it ends
	plain  string   // the runes
	at     []int    // where each rune begins in them
	coined []string // measure words of its own
}

// Read brings prose into the form that quantities are found in.
func Read(raw string) Text {
	n := utf8.RuneCountInString(raw)
	t := Text{Raw: raw, Runes: make([]rune, 0, n), from: make([]int, 0, n), to: make([]int, 0, n)}
	var last rune
	var simple simplified.Folder
	parted := false
	for i, size := 0, 0; i < len(raw); i += size {
		var r rune
		r, size = utf8.DecodeRuneInString(raw[i:])
		if r < firstHan || r > lastHan {
			if drops(r) {
				parted = true
				continue
			}
			r = fold(r)
		}
		r = simple.Fold(r)
		// A space between two digits parts two numbers; any other only fills the line.
		if parted && isDigit(last) && isDigit(r) {
			t.add(' ', i, i)
		}
		t.add(r, i, i+size)
		last, parted = r, false
	}
	dates.FoldYears(t.Runes)
	t.plain, t.at = string(t.Runes), make([]int, 0, len(t.Runes)+1)
	for i := range t.plain {
		t.at = append(t.at, i)
	}
	t.at = append(t.at, len(t.plain))
	t.shut()
	t.pair()
	return t
}

func (t *Text) add(r rune, from, to int) {
	t.Runes, t.from, t.to = append(t.Runes, r), append(t.from, from), append(t.to, to)
}

// drops reports whether a character carries nothing for the reading. A line break does: it ends a sentence.
func drops(r rune) bool {
	return r != '\n' && (unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r))
}

// fold makes widths and kinds of bracket alike. The brackets of a document's number 〔2020〕 stay what they are.
func fold(r rune) rune {
	if r >= '！' && r <= '～' {
		r -= '！' - '!'
	}
	switch r {
	case '【', '［', '[':
		return '('
	case '】', '］', ']':
		return ')'
	case '「', '『':
		return '“'
	case '」', '』':
		return '”'
	case '–', '−', '—', '─', '―', '~', '～', '〜':
		return '-'
	case '﹔':
		return ';'
	}
	return r
}

// firstHan and lastHan bound the characters most prose consists of.
const firstHan, lastHan = 0x4E00, 0x9FFF

// Fold brings a word into the same form as a text, for comparing.
func Fold(word string) string {
	var simple simplified.Folder
	return strings.Map(func(r rune) rune {
		if r < firstHan || r > lastHan {
			if drops(r) {
				return -1
			}
			r = fold(r)
		}
		return simple.Fold(r)
	}, word)
}

// Quote returns what the author wrote between two positions, without the spaces around it.
func (t Text) Quote(from, to int) string {
	if from >= to || from >= len(t.Runes) {
		return ""
	}
	return strings.TrimSpace(t.Raw[t.from[from]:t.to[min(to, len(t.Runes))-1]])
}

// longestName bounds the distance between a pair of quotation marks; without a partner a mark is
// no quotation.
const longestName = 120

var partner = map[rune]rune{'“': '”', '《': '》', '〈': '〉', '‘': '’', '"': '"'}

// shut marks the text inside quotation marks and names of documents.
func (t *Text) shut() {
	t.Shut = make([]bool, len(t.Runes))
	for i := 0; i < len(t.Runes); i++ {
		end, ok := partner[t.Runes[i]]
		if !ok {
			continue
		}
		open, depth := t.Runes[i], 1
		for j := i + 1; j < len(t.Runes) && j <= i+longestName && t.Runes[j] != '\n'; j++ {
			switch t.Runes[j] {
			case end:
				depth--
			case open:
				depth++
			}
			if depth == 0 {
				for k := i; k <= j; k++ {
					t.Shut[k] = true
				}
				i = j
				break
			}
		}
	}
}

// deepest bounds the nesting of brackets; deeper ones are read as plain text.
const deepest = 16

// pair finds the partner of every round bracket.
func (t *Text) pair() {
	t.Closes = make([]int, len(t.Runes))
	var open []int
	for i, r := range t.Runes {
		t.Closes[i] = -1
		switch {
		case t.Shut[i]:
		case r == '(':
			open = append(open, i)
		case r == ')' && len(open) > 0:
			if len(open) <= deepest {
				t.Closes[open[len(open)-1]] = i
			}
			open = open[:len(open)-1]
		}
	}
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// At returns the character at a position, 0 beyond either end.
func (t Text) At(i int) rune {
	if i < 0 || i >= len(t.Runes) {
		return 0
	}
	return t.Runes[i]
}

// HasAt reports whether a word is at a position.
func (t Text) HasAt(i int, word string) bool {
	for _, r := range word {
		if t.At(i) != r {
			return false
		}
		i++
	}
	return true
}

// Plain returns the text as it is read.
func (t Text) Plain() string { return t.plain }

// Words returns what is between two positions as it is read.
func (t Text) Words(from, to int) string { return t.plain[t.at[from]:t.at[to]] }

// Offset returns the place of a position in the author's text, in bytes.
func (t Text) Offset(i int) int {
	if i >= len(t.from) {
		return len(t.Raw)
	}
	return t.from[i]
}
