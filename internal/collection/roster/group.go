package roster

import (
	"strconv"
	"strings"
	"unicode"

	"nianbao/internal/level"
	"nianbao/internal/wordlist"
	"nianbao/templates"
)

// group is the heading over a part of the list, which applies to the agencies below it.
type group struct {
	text  string // as written, without numbering and count
	level string // "" where the text is no level word
	count int    // how many agencies it says there are; -1 for none
	line  int
	rows  int // how many were read
}

// groupOf reads a text as the name of a group. sure means that it can be nothing else.
func groupOf(text string) (g group, sure bool) {
	g = group{count: -1}
	whole := joined(folded(text))
	if at := counted.FindStringSubmatchIndex(whole); at != nil && at[0] > 0 {
		g.count, _ = strconv.Atoi(whole[at[2]:at[3]])
		whole = whole[:at[0]]
	}
	numbered := numbering.MatchString(whole) && !strings.ContainsAny(numbering.FindString(whole), "0123456789")
	g.text = strings.TrimRight(cleanName(whole), ":：")
	known := g.text
	if _, ok := level.Of(known); !ok {
		known = stripped(known)
	}
	if _, ok := level.Of(known); ok {
		g.level = known
		return g, true
	}
	return g, g.count >= 0 || numbered && !looksLikeAgency(g.text)
}

// stripped takes off a level word what only repeats whose it is: 青禾县县直部门, 全县乡镇.
func stripped(text string) string {
	text = strings.TrimPrefix(text, "全")
	for _, tail := range []string{"名单", "名册", "类"} {
		text = strings.TrimSuffix(text, tail)
	}
	runes := []rune(text)
	for i := 1; i < len(runes)-1; i++ {
		rest := string(runes[i:])
		if wordlist.AnyEnds(string(runes[:i]), words().places...) {
			if _, ok := level.Of(rest); ok && len(runes)-i >= 2 {
				return rest
			}
		}
	}
	return text
}

// isTotal reports whether a row's first text begins a line of totals.
func isTotal(text string) bool {
	key := headKey(text)
	for _, word := range words().totals {
		if rest, found := strings.CutPrefix(key, word); found && !looksLikeAgency(joined(text)) {
			return rest == "" || strings.IndexFunc(rest, unicode.IsLetter) != 0 || len([]rune(rest)) <= 6
		}
	}
	// 共 48 个单位
	rest, found := strings.CutPrefix(templates.Normalize(text), "共")
	return found && rest != "" && digitsIn(rest[:1]) == 1
}

// isRemark reports whether the only text of a row is a note, a signature, a date or a title, and
// no name.
func isRemark(text string) bool {
	whole := joined(folded(text))
	key := templates.Normalize(whole)
	if len([]rune(key)) > 40 {
		return true
	}
	if isNote(text) {
		return true
	}
	if strings.ContainsAny(whole, "。；：:！？") && !looksLikeAgency(whole) {
		return true
	}
	return dated(key) || wordlist.AnyEnds(strings.TrimRight(key, ".)"), words().titles...) && !looksLikeAgency(key) ||
		strings.Contains(key, "盖章") || strings.Contains(key, "年度") && !looksLikeAgency(key)
}

// isNote reports whether a text begins as a note or a signature does.
func isNote(text string) bool {
	key := templates.Normalize(joined(folded(text)))
	for _, word := range words().notes {
		rest, found := strings.CutPrefix(key, word)
		if found && (rest == "" || strings.ContainsAny(rest[:1], ":.(0123456789") || !looksLikeAgency(key)) {
			return true
		}
	}
	return false
}

// dated reports whether a text is a date, of a year or without one.
func dated(key string) bool {
	return digitsIn(key) >= 3 && strings.Trim(key, "0123456789年月日-./:制印期(") == ""
}

// counts reports whether a text is a number that counts rows.
func counts(text string) bool {
	text = strings.Trim(templates.Normalize(text), "().*")
	_, err := strconv.ParseFloat(text, 64)
	return err == nil && len(text) <= 6
}
