package claims

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// A heading names the subject of the text below it. It is a paragraph of its own, or begins one:
// （二）依申请公开。

// headingLength is how long a paragraph, or a first sentence, may be that is a heading.
const headingLength = 24

// isHeading reports whether the paragraph is a heading. One that is numbered may end in a full stop.
func (c *claimer) isHeading() bool {
	if len(c.Folded.Runes) > headingLength || len(c.Amounts) > 0 {
		return false
	}
	stop := strings.IndexRune(c.Plain, '。')
	return stop < 0 || strings.HasSuffix(c.Plain, "。") && stop == len(c.Plain)-len("。") &&
		headingNumber.MatchString(c.Plain)
}

// headingNumber is how a heading is numbered.
var headingNumber = regexp.MustCompile(`^(?:\(?[一二三四五六七八九十]+[、)]|\(?\d{1,2}[.、)])`)

// begins reports whether the paragraph begins with a numbered heading about the subject: （二）依申请公开。
func (c *claimer) begins() bool {
	stop := strings.IndexRune(c.Plain, '。')
	if stop < 0 || utf8.RuneCountInString(c.Plain[:stop]) > headingLength || !headingNumber.MatchString(c.Plain) {
		return false
	}
	return !strings.ContainsAny(c.Plain[:stop], ",;") && c.topics.In(c.Plain[:stop])
}
