package form

import (
	"regexp"
	"strings"
)

// A comment of ours begins with commentMark, whoever saved the file since: programs drop or
// change the author. A cell has room for one comment, so one of the agency's own is kept below
// ours, after keptMark with its author, until ours goes.
const (
	CommentAuthor = "审核"
	CommentMark   = "【审核】"
)

var keptMark = regexp.MustCompile(`\n?【原批注：([^】\n]*)】\n?`)

// IsOurs recognises a comment of ours by how it begins; programs may have put its author or a name before it.
func IsOurs(text, author string) bool {
	text = strings.TrimPrefix(strings.TrimSpace(text), author+":")
	return strings.HasPrefix(strings.TrimSpace(text), CommentMark)
}

// Kept returns the agency's own comment below ours, and its author.
func Kept(text string) (author, own string) {
	m := keptMark.FindStringSubmatchIndex(text)
	if m == nil {
		return "", ""
	}
	return text[m[2]:m[3]], strings.TrimSpace(text[m[1]:])
}
