package pack

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf16"

	"nianbao/internal/harmless"
)

// MaxCell is how much text a cell holds, in UTF-16 units.
const MaxCell = 32767

// Units is the length of a text as the format counts it: a character beyond U+FFFF is two.
func Units(s string) int { return len(utf16.Encode([]rune(s))) }

// Cut shortens a text to a length in those units, and shows that it did.
func Cut(s string, limit int) string {
	if Units(s) <= limit {
		return s
	}
	n := 1 // the ellipsis
	for i, r := range s {
		if n += utf16.RuneLen(r); n > limit {
			return s[:i] + "…"
		}
	}
	return s
}

var escapeLike = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// Spell writes a text the way cells spell what XML cannot hold: a control character as _x000B_, and so what looks like
// such a spelling as _x005F_x000B_. excelize leaves it to its callers.
func Spell(s string) string {
	if strings.Contains(s, "_x") {
		s = escapeLike.ReplaceAllString(s, "_x005F$0")
	}
	if Plain(s) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == '\uFFFE' || r == '\uFFFF' {
			fmt.Fprintf(&b, "_x%04X_", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Plain reports whether a text needs no spelling.
func Plain(s string) bool {
	for _, r := range s {
		if r < ' ' || r == '\uFFFD' || r == '\uFFFE' || r == '\uFFFF' {
			return false
		}
	}
	return true
}

// Clean is a text that came from others as a cell or comment of ours may hold it: without control
// and direction characters and what has no width. Lines stay.
func Clean(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	if !strings.ContainsAny(s, "\n\r") {
		return harmless.Line(s)
	}
	lines := strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n")
	for i := range lines {
		lines[i] = harmless.Line(lines[i])
	}
	return strings.Join(lines, "\n")
}
