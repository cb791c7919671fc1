package sheet

import (
	"strings"
	"unicode"

	"nianbao/internal/report"
	"nianbao/xlsx/pack"
)

// held is a value as a cell holds it. The stream spells what XML cannot hold.
func held(v any) any {
	if s, ok := v.(string); ok {
		return pack.Cut(clean(s), pack.MaxCell)
	}
	return v
}

func clean(s string) string { return strings.TrimSpace(pack.Clean(s)) }

// likeFormula reports whether a program may take the text for a formula once somebody edits it.
func likeFormula(s string) bool {
	return s != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(s)[0])
}

// maxName is how many characters a sheet's name may have.
const maxName = 31

// sheetName makes a sheet's name of a text.
func sheetName(s string) string {
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) || unicode.IsControl(r) {
			return ' '
		}
		return r
	}, clean(s))
	s = strings.Trim(pack.Cut(s, maxName), "' ")
	if s == "" {
		return "-"
	}
	return s
}

func quote(sheet string) string { return "'" + strings.ReplaceAll(sheet, "'", "''") + "'" }

// linesIn estimates how many lines a value takes in a column: a Han character is as wide as two letters.
func linesIn(v any, width float64) int {
	text, _ := v.(string)
	lines := 0
	for part := range strings.SplitSeq(text, "\n") {
		n := 0.0
		for _, r := range part {
			n++
			if r > 0x2E7F {
				n++
			}
		}
		lines += 1 + int(n/max(width, 2))
	}
	return lines
}

// significantDigits is how many digits a spreadsheet keeps of a number; a figure with more is written as text, whole.
const significantDigits = 15

// Figure is a report's value as a cell holds it: a number where a spreadsheet keeps it whole, else what was written.
func Figure(v report.Value) any {
	if !v.IsNumber() {
		return v.Printed()
	}
	digits := strings.TrimLeft(strings.ReplaceAll(v.Number.String(), ".", ""), "-0")
	if v.Unit != "" || len(digits) > significantDigits {
		return v.Number.String() + v.Unit
	}
	return v.Number.InexactFloat64()
}
