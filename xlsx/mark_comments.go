package xlsx

import (
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"
)

// A comment of ours begins with commentMark, whoever saved the file since: programs drop or change the author. A cell has
// room for one comment, so one of the agency's own stands below ours, after keptMark with its author, until ours goes.
const (
	commentAuthor = "审核"
	commentMark   = "【审核】"
)

var keptMark = regexp.MustCompile(`\n?【原批注：([^】\n]*)】\n?`)

// isOurs recognises a comment of ours by how it begins; programs may have put its author or a name before it.
func isOurs(text, author string) bool {
	text = strings.TrimPrefix(strings.TrimSpace(text), author+":")
	return strings.HasPrefix(strings.TrimSpace(text), commentMark)
}

// kept returns the comment of the agency's own that stands below ours, and its author.
func kept(text string) (author, own string) {
	m := keptMark.FindStringSubmatchIndex(text)
	if m == nil {
		return "", ""
	}
	return text[m[2]:m[3]], strings.TrimSpace(text[m[1]:])
}

// withKept puts a comment of the agency's own below ours.
func withKept(text string, own excelize.Comment) string {
	author := strings.NewReplacer("】", "", "\n", " ").Replace(own.Author)
	return text + "\n【原批注：" + author + "】\n" + commentText(own)
}

// commentText returns what a comment says: programs write it as one text or in runs of different type.
func commentText(c excelize.Comment) string {
	text := c.Text
	for _, run := range c.Paragraph {
		text += run.Text
	}
	return text
}
