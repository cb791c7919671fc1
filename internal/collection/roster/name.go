package roster

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxName is how many bytes of a name a file name has room for, with its extension and a number behind it.
const maxName = 200

var (
	// numbering before a name: 1. 1、 （1） (一) 一、 ① 第1
	numbering = regexp.MustCompile(`^(?:第?\d{1,4}\s*[.．、)）:：]|[(（〔\[]\s*\d{1,4}\s*[)）〕\]]|` +
		`[一二三四五六七八九十百零〇]{1,4}\s*[、．.]|[(（]\s*[一二三四五六七八九十百]{1,4}\s*[)）]、?|[①-⑳⑴-⒇⒈-⒛㈠-㈩]|\d{1,4}[\s\x{3000}]+|[-•·●■◆○▪*]\s*)`)
	// footnote behind a name: * ① ¹ [1] （注1）
	footnote = regexp.MustCompile(`(?:[*＊※★☆▲△#†‡①-⑳¹²³⁰-⁹]+|[\[〔【]\s*(?:注\s*)?\d{0,2}\s*[\]〕】]|[(（]\s*注\s*\d{0,2}\s*[)）])$`)
	// attached is a number without a mark before a name; only a list that counts so from its
	// first line to its last has it.
	attached = regexp.MustCompile(`^(\d{1,4})(\p{Han}.*)$`)
	// counted is the count behind the name of a group: （37个） 共37家 :
	counted = regexp.MustCompile(`[(（]?\s*(?:共计|共有|共|计|总计|合计)?\s*(\d{1,4})\s*(?:个|家|所|户)(?:部门|单位|机关|乡镇|镇街|街道|镇)?\s*[)）]?[:：]?$`)
)

// folded makes full-width figures and letters plain ones, so that numbering is found however it is typed.
func folded(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '０' && r <= '９', r >= 'Ａ' && r <= 'Ｚ', r >= 'ａ' && r <= 'ｚ':
			return r - '！' + '!'
		case r == '\u00a0' || r == '\u3000' || r == '\t':
			return ' '
		}
		return r
	}, s)
}

// cleanName is a name as it was meant: without numbering, footnote marks, and the blanks and line
// breaks that only set it.
func cleanName(text string) string {
	text = joined(text)
	for {
		rest := strings.TrimSpace(numbering.ReplaceAllString(folded(text), ""))
		if rest == "" || rest == strings.TrimSpace(folded(text)) {
			break
		}
		text = rest
	}
	for {
		rest := strings.TrimSpace(footnote.ReplaceAllString(text, ""))
		if rest == "" || rest == text {
			break
		}
		text = rest
	}
	return strings.TrimSpace(strings.TrimRight(text, ":：；;，,。、"))
}

// joined takes out line breaks, invisible characters, and blanks beside a Han character.
func joined(text string) string {
	text = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) && r != '\u200d' {
			return -1
		}
		if unicode.IsSpace(r) {
			return ' '
		}
		return r
	}, text)
	runes := []rune(strings.TrimSpace(text))
	var b strings.Builder
	for i, r := range runes {
		if r == ' ' && (i == 0 || i+1 == len(runes) || runes[i-1] == ' ' || wide(runes[i-1]) ||
			wide(nextInk(runes[i:]))) {
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

func nextInk(runes []rune) rune {
	for _, r := range runes {
		if r != ' ' {
			return r
		}
	}
	return 0
}

func wide(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= '\u3001' && r <= '\u303f' || r >= '！' && r <= '～' || r == '(' || r == ')'
}

// clean is any other cell's text on one line, "" for a mark for nothing.
func clean(text string) string {
	text = strings.Join(strings.FieldsFunc(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, text), unicode.IsSpace), " ")
	if words().nothing[headKey(text)] || strings.Trim(text, "-—－–/\\ 、.。…") == "" {
		return ""
	}
	return text
}

// harmful returns what of a text no file, workbook or letter can bear, "" where it can be borne.
func harmful(text string) string {
	for i, r := range text {
		switch {
		case r == utf8.RuneError, r&0xFFFE == 0xFFFE, r >= 0xFDD0 && r <= 0xFDEF:
			return codeOf(r)
		case unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t' && r != '\v':
			return codeOf(r)
		case unicode.Is(unicode.Bidi_Control, r):
			return codeOf(r)
		case r == '_' && escaped.MatchString(text[i:]):
			return text[i : i+len("_x0000_")]
		}
	}
	return ""
}

// escaped is how a workbook writes a character that its form cannot hold.
var escaped = regexp.MustCompile(`^_x[0-9A-Fa-f]{4}_`)

func codeOf(r rune) string {
	const digits = "0123456789ABCDEF"
	out := []byte("U+")
	for shift := 16; shift >= 0; shift -= 4 {
		d := r >> shift & 15
		if shift == 16 && d == 0 {
			continue
		}
		out = append(out, digits[d])
	}
	return string(out)
}

// bears reports whether a name can be that of a file.
func bears(name string) bool {
	if len(name) > maxName {
		return false
	}
	return strings.IndexFunc(name, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0
}
