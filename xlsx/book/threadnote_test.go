package book

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// What programs write around the text of a thread, in whatever language, is no part of a comment.
func TestPlainNote(t *testing.T) {
	const chinese = "[线程批注]\n\n你的Excel版本可读取此线程批注; 但如果在更新版本的Excel中打开文件，则对批注所作的任何改动都将被删除。" +
		"了解详细信息: https://go.microsoft.com/fwlink/?linkid=870924\n\n注释:\n    为什么是0？"
	const english = "[Threaded comment]\n\nYour version of Excel allows you to read this threaded comment; however, any edits to " +
		"it will get removed if the file is opened in a newer version of Excel. Learn more: " +
		"https://go.microsoft.com/fwlink/?linkid=870924\n\nComment:\n    Why 0?\nReply:\n    No request."
	for name, c := range map[string]struct{ author, text, wantAuthor, want string }{
		"Chinese":                   {"tc={0F4A-1}", chinese, "", "为什么是0？"},
		"English, with a reply":     {"tc={0F4A-1}", english, "", "Why 0?\nReply:\n    No request."},
		"saved by another program":  {"", chinese, "", "为什么是0？"},
		"a thread without apology":  {"tc={0F4A-1}", "为什么是0？", "", "为什么是0？"},
		"an ordinary one":           {"李四", "李四:\n请核实", "李四", "李四:\n请核实"},
		"one that ends at the link": {"tc={1}", "见 https://go.microsoft.com/fwlink/?linkid=870924", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			author, text := PlainNote(c.author, c.text)
			assert.Equal(t, c.wantAuthor, author)
			assert.Equal(t, c.want, text)
		})
	}
}
