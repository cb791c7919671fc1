package page

import (
	"fmt"
	"strings"

	"nianbao/internal/history"
)

// Sizes of a drawing in its own units; it is scaled to its place.
const (
	width, height         = 170.0, 110.0
	left, right           = 8.0, 8.0
	top, bottom           = 8.0, 18.0
	dot                   = 3.0
	plotWidth, plotHeight = width - left - right, height - top - bottom
)

// figure draws one figure over the years, its numbers beside it. Years that are not comparable are not joined; a
// figure that does not follow from the year before is a ring, and marked among the numbers.
func (p *page) figure(s history.Series, bad map[at]bool) {
	most := 0.0
	for _, point := range s.Points {
		if point.Known {
			most = max(most, point.Number.InexactFloat64())
		}
	}
	if most == 0 {
		most = 1
	}
	x := func(i int) float64 {
		if len(s.Points) == 1 {
			return left + plotWidth/2
		}
		return left + plotWidth*float64(i)/float64(len(s.Points)-1)
	}
	y := func(n float64) float64 { return top + plotHeight*(1-max(n, 0)/most) }
	var lines, dots, values, rows strings.Builder
	run := 0
	end := func() {
		if run > 0 {
			lines.WriteString(`"/>`)
		}
		run = 0
	}
	for i, point := range s.Points {
		shown, class := p.say("history.gap"), ""
		if point.Known {
			shown = escaped(point.Number.String())
			n, wrong := point.Number.InexactFloat64(), bad[at{s.Slot.ID, point.Year}]
			if point.Breaks {
				end()
			}
			if run++; run == 1 {
				lines.WriteString(`<polyline points="`)
			}
			fmt.Fprintf(&lines, "%.1f,%.1f ", x(i), y(n))
			if wrong {
				class = ` class="bad"`
				fmt.Fprintf(&dots, `<circle class="bad" cx="%.1f" cy="%.1f" r="%.1f"/>`, x(i), y(n), dot+1)
				shown = "✕ " + shown
			} else {
				fmt.Fprintf(&dots, `<circle cx="%.1f" cy="%.1f" r="%.1f"/>`, x(i), y(n), dot)
			}
			if class == "" && point.Breaks && i > 0 {
				class = ` class="break"`
			}
		} else {
			end()
		}
		fmt.Fprintf(&values, " %d %s", point.Year, shown)
		fmt.Fprintf(&rows, `<tr%s><th scope="row">%d</th><td>%s</td></tr>`, class, point.Year, shown)
	}
	end()
	first, last := s.Points[0].Year, s.Points[len(s.Points)-1].Year
	label := escaped(s.Label())
	p.put("<figure>\n<figcaption>", label, "</figcaption>\n", `<div class="pair">`, "\n",
		fmt.Sprintf(`<svg viewBox="0 0 %.0f %.0f" role="img" aria-label="%s">`, width, height,
			p.say("history.aria", "label", s.Label(), "values", strings.TrimSpace(values.String()))),
		fmt.Sprintf(`<line class="axis" x1="%.0f" y1="%.1f" x2="%.1f" y2="%.1f"/>`, left, top+plotHeight, width-right,
			top+plotHeight), lines.String(), dots.String(),
		fmt.Sprintf(`<text x="%.0f" y="%.0f">%d</text>`, 0.0, height-4, first))
	if last != first {
		p.put(fmt.Sprintf(`<text x="%.0f" y="%.0f" text-anchor="end">%d</text>`, width, height-4, last))
	}
	p.put("</svg>\n<table>", rows.String(), "</table>\n</div>\n</figure>\n")
}
