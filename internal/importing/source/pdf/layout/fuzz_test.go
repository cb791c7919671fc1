package layout

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// pagesOf makes pages of any bytes: six bytes a mark.
func pagesOf(data []byte) []Page {
	pages := []Page{*sheetOf()}
	for ; len(data) >= 6; data = data[6:] {
		p := &pages[len(pages)-1]
		x, y := 2.5*float64(data[1]), 3.5*float64(data[2])
		b := Box{x, y, x + 2*float64(data[3]), y + 2*float64(data[4])}
		switch data[0] % 8 {
		case 0:
			pages = append(pages, *sheetOf())
		case 1, 2:
			p.rule(b.Left, b.Top, b.Right, b.Top)
		case 3, 4:
			p.rule(b.Left, b.Top, b.Left, b.Bottom)
		case 5:
			p.Glyphs = append(p.Glyphs, Glyph{rune(data[5]) + '一', b, float64(data[5]) / 20, 0, 0})
		case 6:
			p.Tags = append(p.Tags, Tag{Table: "t", Part: int(data[1] % 6), Cell: int(data[2] % 5), InRow: int(data[5] % 6),
				Rows: 1 + int(data[3]%3), Cols: 1 + int(data[4]%3)})
			p.Glyphs = append(p.Glyphs, Glyph{'0' + rune(data[5]%10), b, 0, len(p.Tags), int(data[5]) / 4})
		default:
			p.text(b.Left, b.Top, 4+float64(data[3]%20), string([]rune{'一' + rune(data[5]), '0' + rune(data[4]%10)}))
		}
	}
	return pages
}

// Whatever a page shows, every table is one grid: each place of it is of one cell.
func FuzzRead(f *testing.F) {
	f.Add([]byte{1, 40, 40, 90, 0, 0, 1, 40, 60, 90, 0, 0, 3, 40, 40, 0, 35, 0, 3, 60, 40, 0, 35, 0, 3, 112, 40, 0, 35, 0, 6, 45, 45, 9, 9, 9})
	f.Add([]byte{1, 40, 40, 90, 0, 0, 3, 40, 40, 0, 35, 0, 0, 0, 0, 0, 0, 0, 1, 40, 40, 90, 0, 0, 3, 60, 40, 0, 35, 0, 5, 45, 45, 9, 9, 200})
	f.Add([]byte{6, 40, 40, 1, 0, 2, 6, 40, 41, 1, 0, 2, 6, 41, 40, 1, 0, 2, 0, 0, 0, 0, 0, 0, 6, 41, 41, 1, 0, 2})
	f.Fuzz(func(t *testing.T, data []byte) {
		d := Read(pagesOf(data[:min(len(data), 6000)]), nil)
		for _, b := range d.Blocks {
			if b.Table == nil {
				continue
			}
			seen := map[[2]int]bool{}
			for _, c := range b.Table.Cells {
				require.True(t, c.RowSpan > 0 && c.ColSpan > 0 && c.Row+c.RowSpan <= b.Table.Rows && c.Col+c.ColSpan <= b.Table.Cols)
				for y := c.Row; y < c.Row+c.RowSpan; y++ {
					for x := c.Col; x < c.Col+c.ColSpan; x++ {
						require.False(t, seen[[2]int{y, x}], "two cells at one place")
						seen[[2]int{y, x}] = true
					}
				}
			}
		}
	})
}
