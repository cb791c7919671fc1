package prose

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// A heading says what the text below it is about. It is a paragraph of its own, or begins one: （二）依申请公开。

// headingLength is how long a paragraph, or a first sentence, may be that is a heading.
const headingLength = 24

// isHeading reports whether the paragraph is a heading. One that is numbered may end in a full stop.
func (c *claimer) isHeading() bool {
	if len(c.text.Runes) > headingLength || len(c.amounts) > 0 {
		return false
	}
	stop := strings.IndexRune(c.plain, '。')
	return stop < 0 || strings.HasSuffix(c.plain, "。") && stop == len(c.plain)-len("。") && headingNumber.MatchString(c.plain)
}

// headingNumber is how a heading is numbered.
var headingNumber = regexp.MustCompile(`^(?:\(?[一二三四五六七八九十]+[、)]|\(?\d{1,2}[.、)])`)

// begins reports whether the paragraph begins with a numbered heading about the subject: （二）依申请公开。
func (c *claimer) begins() bool {
	stop := strings.IndexRune(c.plain, '。')
	if stop < 0 || utf8.RuneCountInString(c.plain[:stop]) > headingLength || !headingNumber.MatchString(c.plain) {
		return false
	}
	return !strings.ContainsAny(c.plain[:stop], ",;") && containsAny(c.plain[:stop], c.topics)
}
