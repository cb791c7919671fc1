package taking

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"nianbao/internal/collection/ledger"
)

// The list names the file; the reason beside it reads without it.
func TestReasonWithoutItsFile(t *testing.T) {
	for said, want := range map[string]string{
		"甲.xlsx 是图片，不是工作簿":   "是图片，不是工作簿",
		"甲.xlsx：没有读取":        "没有读取",
		"甲.xlsx 的内部结构不正常":    "内部结构不正常",
		"压缩包 甲.xlsx 里没有文件":   "压缩包 甲.xlsx 里没有文件",
		"有一格超过 32767 字，没有读取": "有一格超过 32767 字，没有读取",
	} {
		assert.Equal(t, want, without(ledger.Said{Zh: said}, "甲.xlsx").Zh)
	}
}
