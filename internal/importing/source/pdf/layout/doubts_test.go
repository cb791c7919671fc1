package layout

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// A part of a figure is a wrong one: where its digits are in pieces that may be one figure or several,
// the cell is blank and its pieces are told.
func TestDoubts(t *testing.T) {
	drawn := func() *Page {
		return sheetOf().ruled(xs, ys).text(95, 110, 10, "内容").text(205, 110, 10, "制发").text(305, 110, 10, "有效").
			text(95, 140, 10, "规章").text(205, 140, 10, "3")
	}
	for _, c := range []struct {
		name  string
		pages []*Page
		want  []string
	}{
		{"AFigureThatIsWhole", []*Page{drawn().text(95, 170, 10, "规范性文件").text(205, 170, 10, "42085")}, nil},
		{"TwoLinesWithRoomBeside", []*Page{drawn().text(95, 170, 10, "规范性文件").
			text(205, 162, 10, "4208").text(205, 174, 10, "5")}, []string{"4208", "5"}},
		{"BelowTheTable", []*Page{drawn().text(95, 170, 10, "规范性文件").text(205, 170, 10, "4208").
			text(205, 195, 10, "5")}, []string{"4208", "5"}},
		{"AtTheTopOfTheNextPage", []*Page{drawn().text(95, 170, 10, "规范性文件").text(205, 170, 10, "4208"),
			sheetOf().text(205, 120, 10, "51").text(97, 140, 10, "三、")}, []string{"4208", "51"}},
		{"OverTheLineBetweenCells", []*Page{drawn().text(95, 170, 10, "规范性文件").text(275, 170, 10, "4208512")},
			[]string{"42085", "12"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var all []Page
			for _, p := range c.pages {
				all = append(all, *p)
			}
			var pieces []string
			for _, b := range Read(all, nil).Blocks {
				for _, d := range b.Doubts {
					pieces = append(pieces, d.Pieces...)
				}
			}
			if c.want == nil {
				assert.Empty(t, pieces)
				return
			}
			assert.Subset(t, c.want, pieces)
			assert.NotEmpty(t, pieces)
		})
	}
}
