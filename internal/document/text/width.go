package text

import (
	"github.com/clipperhouse/uax29/v2/graphemes"
	"github.com/mattn/go-runewidth"

	"nianbao/internal/document"
	"nianbao/internal/document/typeset"
)

// The two worlds a text is read in. They are spelt out because the library would otherwise ask the environment, and
// the same report has to give the same bytes everywhere.
var (
	terminal = &runewidth.Condition{StrictEmojiNeutral: true}
	songti   = &runewidth.Condition{EastAsianWidth: true, StrictEmojiNeutral: true}
)

// extent is what a text takes of a line: columns that are sure, and characters that take one column or two.
type extent struct{ sure, ambiguous int }

// wide returns the columns in 宋体, the most a text can take.
func (e extent) wide() int { return e.sure + 2*e.ambiguous }

func measure(s string) extent {
	var e extent
	for g := graphemes.FromString(s); g.Next(); {
		c := measureCluster(g.Value())
		e.sure += c.sure
		e.ambiguous += c.ambiguous
	}
	return e
}

func measureCluster(cluster string) extent {
	narrow, wide := terminal.StringWidth(cluster), songti.StringWidth(cluster)
	ambiguous := max(0, wide-narrow)
	return extent{sure: wide - 2*ambiguous, ambiguous: ambiguous}
}

// em is the width of a Han character.
const em = 2

// clusters parts a text into what is drawn as one character, and measures it for the line breaker.
func clusters(s string) (parts []string, chars []typeset.Char) {
	for g := graphemes.FromString(s); g.Next(); {
		part := g.Value()
		parts = append(parts, part)
		chars = append(chars, typeset.Char{Rune: []rune(part)[0], Width: float64(measureCluster(part).wide())})
	}
	return parts, chars
}

// wrap breaks a paragraph into lines of at most width columns, the first by indent shorter. The
// lines are not stretched, but broken as for justified text they are as full as can be.
func wrap(s string, width, indent int) []string {
	return set(s, typeset.Style{Em: em, Measure: float64(width), Indent: float64(indent), Justify: true})
}

// wrapLabel breaks the text of a cell into lines of about equal length.
func wrapLabel(s string, width int) []string {
	return set(s, typeset.Style{Em: em, Measure: float64(width), Balance: true})
}

func set(s string, style typeset.Style) []string {
	parts, chars := clusters(s)
	var lines []string
	for _, set := range typeset.Lines(chars, style) {
		line := ""
		for _, spot := range set.Spots {
			line += parts[spot.Char]
		}
		lines = append(lines, line)
	}
	return lines
}

// titleLines breaks a title at sense.
func titleLines(d *document.Document, width int) []string {
	parts, chars := clusters(d.Title)
	if len(parts) == 0 {
		return nil
	}
	agency, _ := clusters(d.Agency)
	var lines []string
	for _, r := range typeset.Title(chars, len(agency), typeset.Style{Em: em, Measure: float64(width)}) {
		line := ""
		for _, part := range parts[r[0]:r[1]] {
			line += part
		}
		lines = append(lines, line)
	}
	return lines
}

// widestUnit returns the columns of the widest piece of a text that should not be broken.
func widestUnit(s string) int {
	_, chars := clusters(s)
	if len(chars) == 0 {
		return 0
	}
	widest := 0
	for _, unit := range typeset.Units(chars) {
		width := 0.0
		for _, c := range chars[unit[0]:unit[1]] {
			width += c.Width
		}
		widest = max(widest, int(width))
	}
	return widest
}
