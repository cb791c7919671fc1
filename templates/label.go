package templates

import (
	"strings"
	"unicode"
)

// Normalize reduces a label to a form for comparison: spaces, line breaks and invisible
// characters are dropped, full-width letters, digits and punctuation folded, quotes and the marks
// after an ordinal made alike. Two labels that a reader would call the same have the same normal
// form; it is never printed.
func Normalize(label string) string {
	var b strings.Builder
	b.Grow(len(label))
	for _, r := range label {
		switch {
		case unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || unicode.IsControl(r):
			continue
		case r >= '！' && r <= '～': // the full-width forms of ASCII
			r -= '！' - '!'
		}
		switch r {
		case '“', '”', '„', '‟', '「', '」', '『', '』', '＂', '\'', '‘', '’':
			r = '"'
		case '〔', '［', '[', '【':
			r = '('
		case '〕', '］', ']', '】':
			r = ')'
		case '：':
			r = ':'
		case '－', '—', '–', '−':
			r = '-'
		case '、', '．', '。', '，', ',':
			r = '.'
		}
		b.WriteRune(r)
	}
	return strings.TrimRight(b.String(), ".:;")
}

// SameLabel reports whether a text found somewhere is the official label: in its own spelling or one of the edition's
// synonyms.
func (e *Edition) SameLabel(official, found string) bool {
	n := Normalize(found)
	if Normalize(official) == n {
		return true
	}
	for _, also := range e.Synonyms[official] {
		if Normalize(also) == n {
			return true
		}
	}
	return false
}

// Spellings returns the official label and its synonyms.
func (e *Edition) Spellings(official string) []string {
	return append([]string{official}, e.Synonyms[official]...)
}

// ReportTitle returns the title of an agency's report.
func (e *Edition) ReportTitle(agency, year string) string {
	return strings.NewReplacer("{agency}", agency, "{year}", year).Replace(e.Title)
}
