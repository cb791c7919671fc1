package rule

// shownLabel is the length in characters from which a label loses its text in brackets.
const shownLabel = 16

// Brief leaves the bracketed explanation of a long label out.
func Brief(label string) string {
	r := []rune(label)
	if len(r) <= shownLabel {
		return label
	}
	for i := 4; i < len(r); i++ {
		if r[i] == '（' || r[i] == '(' {
			return string(r[:i])
		}
	}
	return string(r[:shownLabel]) + "…"
}

// shownText is how much of a cell's text a message quotes.
const shownText = 40

// Shorten cuts a text that is quoted in a message.
func Shorten(text string) string {
	r := []rune(text)
	if len(r) <= shownText {
		return text
	}
	return string(r[:shownText]) + "…"
}
