package pages

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"nianbao/internal/document"
	"nianbao/internal/document/pages/specimen"
)

// lowest is how far down a page reaches.
func lowest(p *Page) float64 {
	low := 0.0
	for _, piece := range p.Pieces {
		if !piece.Upright && !piece.Red {
			low = max(low, piece.Y)
		}
	}
	for _, r := range p.Rules {
		low = max(low, r.Y2)
	}
	return low
}

func TestATableLeavesNoPageHalfBlank(t *testing.T) {
	for _, edition := range []string{"2019", "2021"} {
		for lines := range gridLines + 1 {
			d := specimen.Plain(t, edition, document.Options{})
			for range lines {
				d.Blocks = append([]document.Block{specimen.ParagraphOf("一行。")}, d.Blocks...)
			}
			all := composed(d)
			for i, p := range all[:len(all)-1] {
				blank := (areaTop + areaHeight - lowest(p)) / areaHeight
				assert.Less(t, blank, 0.5, "%s, %d lines, page %d", edition, lines, i+1)
			}
		}
	}
}

func TestABrokenTableEndsWithSeveralRows(t *testing.T) {
	for rows := 20; rows < 60; rows++ {
		of := map[*Element]int{}
		all := composed(specimen.TableOnly(specimen.LongSheet(rows)))
		for i, p := range all {
			for _, piece := range p.Pieces {
				if piece.Of != nil && piece.Of.Kind == Value {
					of[piece.Of] = i
				}
			}
		}
		last := 0
		for _, page := range of {
			if page == len(all)-1 {
				last++
			}
		}
		assert.GreaterOrEqual(t, last, 2*leastRows, "%d rows, of two figures each", rows)
	}
}
