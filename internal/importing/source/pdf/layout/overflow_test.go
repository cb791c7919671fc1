package layout

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// At a page break a browser draws no lower edge: what is left of several heads is on one line below.
func TestRestsOfSeveralCells(t *testing.T) {
	xs, ys := []float64{100, 124, 300, 324}, []float64{680, 700, 720}
	for name, c := range map[string]struct {
		rest string
		want []string
	}{
		"below both":          {"人", []string{"甲", "乙", "丙", "自然人", "单位", "总计"}},
		"a figure is nothing": {"5", []string{"甲", "乙", "丙", "自然", "单位", "总"}},
	} {
		t.Run(name, func(t *testing.T) {
			page := sheetOf().ruled(xs, ys).cells(xs, 685, "甲", "乙", "丙").text(102, 705, 10, "自然").text(200, 705, 10, "单位").
				text(307, 705, 10, "总").text(107, 717, 10, c.rest).text(307, 717, 10, "计")
			var got []string
			for _, b := range Read([]Page{*page}, nil).Blocks {
				if b.Table != nil {
					for _, cell := range b.Table.Cells {
						got = append(got, cell.Text)
					}
				}
			}
			assert.Equal(t, c.want, got)
		})
	}
}
