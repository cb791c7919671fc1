package rule

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"nianbao/internal/message"
)

// Cells of the same meaning share a line, and a side is named only where the two differ.
func TestWordsOfReads(t *testing.T) {
	said := func(r Reads) (lines []string) {
		for _, line := range r.Words() {
			lines = append(lines, line.In(message.Chinese))
		}
		return lines
	}
	strict := []string{
		"空白、“-”“无”等符号、不是数的：这一处无法判断，不算错，补齐后再审",
		"选了零报告的表中的空白：按0计算",
	}
	assert.Empty(t, said(Reads{}))
	assert.Equal(t, strict, said(Reads{Judged: Strict, By: Strict}))
	assert.Equal(t, strict, said(Reads{Judged: Strict}))
	assert.Equal(t, strict, said(Reads{By: Strict}))
	assert.Equal(t, []string{
		"被审核的格——空白：就是这条规则要找的错",
		"据以审核的格——空白：按0计算",
	}, said(Reads{Judged: Cells{Blank: Fault}, By: Cells{Blank: Figure}}))
}
