package book

import "strings"

// numberFormat is what a number format makes of a number, as far as a reader can be misled by it.
type numberFormat uint8

const (
	plainFormat  numberFormat = iota
	dateFormat                // a date or a time
	scaledFormat              // another number: 0.05 as 5%, 12345 as 12 or as 1.2万
)

// formatOf classifies a custom number format.
func formatOf(format string) numberFormat {
	switch {
	case isDateFormat(format):
		return dateFormat
	case scales(format):
		return scaledFormat
	}
	return plainFormat
}

// builtinFormat is the same for the formats every program knows by number; 9 and 10 are percentages.
func builtinFormat(id int) numberFormat {
	switch {
	case builtinDate(id):
		return dateFormat
	case id == 9 || id == 10:
		return scaledFormat
	}
	return plainFormat
}

// scales reports whether a number format shows a number multiplied or divided: by a percent sign,
// by a trailing comma (#,##0, shows thousands), or by a literal point among the digits, as 0!.0,
// and 0\.0, do for 万.
func scales(format string) bool {
	for i := 0; i < len(format); i++ {
		switch format[i] {
		case '!', '\\': // the next character is shown as it is
			i++
			if i < len(format) && format[i] == '.' {
				return true
			}
		case '_', '*':
			i++
		case '"':
			i += closing(format[i+1:], '"')
		case '[':
			i += closing(format[i+1:], ']')
		case '%':
			return true
		case ',':
			if i > 0 && isDigitMark(format[i-1]) && (i+1 == len(format) || !isDigitMark(format[i+1])) {
				return true
			}
		}
	}
	return false
}

func isDigitMark(c byte) bool { return strings.IndexByte("0#?", c) >= 0 }
