package match

import (
	"strings"
	"unicode/utf8"

	"nianbao/internal/report"
)

// parse reads a figure of a published text. Such a text stores nothing, so that a number is no “number stored as text”.
func parse(raw string) report.Value { return report.Parse(raw, report.StoredNumber) }

// isFigure reports whether a text takes the place of a value: a number, a mark for nothing, an
// error or a date.
func isFigure(text string) bool {
	if len(text) > longestFigure*utf8.UTFMax {
		return false
	}
	if strings.Trim(text, "0123456789") == "" {
		return text != "" // nearly all of them
	}
	switch parse(text).Kind {
	case report.Number, report.Nothing, report.Error, report.Date:
		return true
	}
	return false
}

// longestFigure is the most characters a figure may have, with a note beside it.
const longestFigure = 60

// digits are those a figure may be written with.
const digits = "0123456789０１２３４５６７８９"

// isDash reports whether a text is nothing but dashes: a mark for nothing, or the remains of a line drawn in a table.
func isDash(text string) bool {
	return text != "" && strings.Trim(text, "-—–−―─_－") == ""
}

// longestUnit is how many characters a unit has at most; longer is a label, as 第二十条第（六）项.
const longestUnit = 3

// continues reports whether a text completes the figure before it: its unit or a note, broken over to the next line.
func continues(figure, text string) bool {
	if !strings.ContainsAny(figure, digits) || len(figure)+len(text) > longestFigure*utf8.UTFMax {
		return false
	}
	if strings.ContainsAny(text, digits) && !strings.HasPrefix(text, "(") && !strings.HasPrefix(text, "（") {
		return false
	}
	before, _, _ := strings.Cut(strings.ReplaceAll(text, "（", "("), "(")
	if utf8.RuneCountInString(before) > longestUnit {
		return false
	}
	return parse(figure+text).Kind == report.Number && parse(figure).Kind == report.Number && !isFigure(text)
}

// isSentence reports whether a text is prose: it has the marks that part clauses, and more than a few words.
func isSentence(text string) bool {
	if strings.Contains(text, "  ") { // columns of a table
		text = squeeze(text)
	}
	return len(text) > 60*utf8.UTFMax || strings.ContainsAny(text, "，。；！？,;!?") &&
		utf8.RuneCountInString(text) >= 8 || utf8.RuneCountInString(text) >= 60
}
