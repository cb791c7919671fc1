package form

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"nianbao/internal/report"
	"nianbao/templates"
)

func TestLines(t *testing.T) {
	room := textWidth(strings.Repeat("一", 10), 12)
	for text, want := range map[string]int{
		"": 1, "一": 1, strings.Repeat("一", 10): 1, strings.Repeat("一", 11): 2, strings.Repeat("一", 18): 2,
		"一\n二": 2, strings.Repeat("1", 18): 1, "\n": 2,
	} {
		assert.Equal(t, want, lines(text, 12, room), "%q", text)
	}
	assert.Equal(t, 3, lines("一二三", 12, 1), "a column narrower than a character holds one a line")
}

// A tall label keeps to one line where its column can be made wide enough, else it is written downwards where there is
// height for it.
func TestTallLabels(t *testing.T) {
	for _, e := range editions(t) {
		for _, s := range Layout(e, report.Identity{}) {
			for i := range s.Cells {
				c := &s.Cells[i]
				if !s.tall(c) {
					continue
				}
				width := across(s.widths()[c.First.Col])
				assert.True(t, s.stacked(c) || lines(c.Text, LabelSize, width) == 1, c.Text)
			}
		}
	}
}

// Two agencies' sheets are the same sheets: a name as long as you like changes no height.
func TestHeightsDoNotDependOnTheAgency(t *testing.T) {
	e := templates.Builtin()[0]
	short := Layout(e, report.Identity{Agency: "甲"})
	long := Layout(e, report.Identity{Agency: strings.Repeat("甲", 300)})
	for i := range short {
		assert.Equal(t, short[i].Heights(), long[i].Heights())
	}
}
