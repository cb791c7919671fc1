package book

import "strings"

// builtinDate reports whether a built-in number format shows a date or a time. 27 to 36 and 50 to
// 58 are the Chinese, Japanese and Korean ones (ECMA-376 part 1, 18.8.30).
func builtinDate(id int) bool {
	return id >= 14 && id <= 22 || id >= 27 && id <= 36 ||
		id >= 45 && id <= 47 || id >= 50 && id <= 58
}

// isDateFormat reports whether a number format shows a date or a time: whether it has a date
// letter outside quotes, escapes and brackets. yyyy"年"m"月" and [h]:mm do; 0"年", [Red]0 and
// 0.0E+00 do not.
func isDateFormat(format string) bool {
	f := strings.ToLower(format)
	if general := strings.TrimSpace(f); general == "general" || general == "g/通用格式" {
		return false
	}
	for i := 0; i < len(f); i++ {
		switch f[i] {
		case '\\', '_', '*': // the next character is shown, left out or repeated
			i++
		case '"':
			i += closing(f[i+1:], '"')
		case '[':
			end := closing(f[i+1:], ']')
			if elapsed(f[i+1 : i+end]) {
				return true
			}
			i += end
		case 'y', 'm', 'd', 'h', 's':
			return true
		case 'e': // a year of the era, unless it is the E of 0.00E+00
			if i+1 == len(f) || f[i+1] != '+' && f[i+1] != '-' {
				return true
			}
		case 'a': // aaa is a weekday, am/pm a half of the day
			if rest := f[i:]; strings.HasPrefix(rest, "aaa") || strings.HasPrefix(rest, "am/pm") ||
				strings.HasPrefix(rest, "a/p") {
				return true
			}
		case 'g':
			if strings.HasPrefix(f[i:], "general") {
				i += len("general") - 1
			}
		}
	}
	return false
}

// closing gives the distance to the mark that closes, counted from the mark that opened; the end
// of the format closes too.
func closing(rest string, mark byte) int {
	if i := strings.IndexByte(rest, mark); i >= 0 {
		return i + 1
	}
	return len(rest) + 1
}

// elapsed reports whether brackets hold a count of hours, minutes or seconds rather than a
// colour, condition or language.
func elapsed(inside string) bool {
	return inside != "" && (strings.Trim(inside, "h") == "" || strings.Trim(inside, "m") == "" ||
		strings.Trim(inside, "s") == "")
}
