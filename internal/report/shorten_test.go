package report

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestShortened(t *testing.T) {
	r := New("x")
	r.Prose["a"] = []Paragraph{{Text: "一二三"}, {Text: "四五"}}
	r.Prose["b"] = []Paragraph{{Text: "六七"}}
	for _, c := range []struct {
		name  string
		limit int
		a, b  []Paragraph
	}{
		{"within", 7, r.Prose["a"], r.Prose["b"]},
		{"the long section gives", 6, []Paragraph{{Text: "一二三"}, {Text: "四"}}, r.Prose["b"]},
		{"cut at a paragraph's end", 5, []Paragraph{{Text: "一二三"}}, r.Prose["b"]},
		{"both give", 2, []Paragraph{{Text: "一"}}, []Paragraph{{Text: "六"}}},
		{"nothing", 0, nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			short, all := r.Shortened([]string{"a", "b", "none"}, c.limit)
			assert.Equal(t, 7, all)
			assert.Equal(t, c.a, short.Prose["a"])
			assert.Equal(t, c.b, short.Prose["b"])
		})
	}
	assert.Len(t, r.Prose["a"], 2, "the report itself is as it was")
}
