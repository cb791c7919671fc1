package mark

import (
	"strings"

	"github.com/xuri/excelize/v2"
)

// withKept puts a comment of the agency's own below ours.
func withKept(text string, own excelize.Comment) string {
	author := strings.NewReplacer("】", "", "\n", " ").Replace(own.Author)
	return text + "\n【原批注：" + author + "】\n" + commentText(own)
}

// commentText returns the text of a comment: programs write it as one text or in runs of
// different type.
func commentText(c excelize.Comment) string {
	text := c.Text
	for _, run := range c.Paragraph {
		text += run.Text
	}
	return text
}
