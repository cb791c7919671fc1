package simplified

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestText(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"characters with one form", "規範性檔案", "规范性档案"},
		{"characters with several", "開封復議餘下裡", "开封复议余下里"},
		{"覆 after an answer", "答覆、反覆、回覆", "答复、反复、回复"},
		{"覆 alone", "覆蓋", "覆盖"},
		{"what is simplified already", "开封市教育局 2024, abc", "开封市教育局 2024, abc"},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, Text(c.text)) })
	}
}

// No character folds to one that folds again.
func TestFoldingIsDone(t *testing.T) {
	for i, s := range table() {
		if s != 0 {
			assert.Zero(t, table()[s-firstHan], "%c", rune(firstHan+i))
		}
	}
}
