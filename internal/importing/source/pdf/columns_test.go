package pdf

import (
	"strings"
	"testing"
)

// Whatever a text holds, it is read by its columns or not at all, and nothing panics.
func FuzzColumns(f *testing.F) {
	rows := strings.Repeat("规章    0   12    3\n", 6)
	f.Add("信息内容  制发  废止  有效\n"+rows, 1, true)
	f.Add(rows+"\f"+rows+"  5  \n", 2, false)
	f.Fuzz(func(t *testing.T, text string, ideograph int, loose bool) {
		if len(text) < 4_000 && KeepsColumns(text) {
			_, _ = Columns("text", text, Spacing{1 + ideograph&1, loose})
		}
	})
}
