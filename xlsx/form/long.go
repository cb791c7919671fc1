package form

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/internal/report"
	"nianbao/templates"
)

// No program draws a row higher than [maxHeight]: what is longer can be seen and printed in part only.
// A paragraph of ours that is too long goes on in the cell below, with a mark that prints nothing;
// the reader puts it together again.

// Continues opens the text of a cell that goes on with the paragraph above: a word joiner, which no
// program shows and all keep.
const Continues = "\u2060"

// TooLong reports whether a text does not fit in a cell of the section, however high its row.
func TooLong(s *templates.Section, text string) bool {
	return lines(text, ProseSize, proseRoom(s)) > int(mostLines)
}

// mostLines is how many lines of prose the highest row has.
var mostLines = math.Floor((maxHeight - rowPadding) / (ProseSize * lineSpacing))

func proseRoom(s *templates.Section) float64 {
	sheet := Sheet{Section: s, Cols: s.Cells.First.Col + 1}
	if s.Placed != "" {
		sheet.Cols++
	}
	return across(sheet.widths()[0])
}

// parted parts what is too long for a cell, as long as the section has room for the pieces.
func parted(s *templates.Section, paragraphs []report.Paragraph) []report.Paragraph {
	if !slices.ContainsFunc(paragraphs, func(p report.Paragraph) bool { return TooLong(s, p.Text) }) {
		return paragraphs
	}
	var all []report.Paragraph
	for _, p := range paragraphs {
		for i, piece := range pieces(s, p.Text) {
			if i > 0 {
				piece = Continues + piece
			}
			part := p
			part.Text = piece
			all = append(all, part)
		}
	}
	if len(all) > s.Cells.Rows() {
		return paragraphs
	}
	return all
}

// pieces parts a text at the ends of sentences, else of clauses, else where the cell is full. A text of
// several lines stays as it is: its lines are paragraphs that share the cell.
func pieces(s *templates.Section, text string) []string {
	var all []string
	for !strings.Contains(text, "\n") && TooLong(s, text) {
		at := filling(text, mostLines*(proseRoom(s)-math.Ceil(ProseSize/pixelPoint)))
		for _, marks := range []string{"。！？", "；，、,;"} {
			if i := strings.LastIndexAny(text[:at], marks); i > at/2 {
				_, size := utf8.DecodeRuneInString(text[i:])
				at = i + size
				break
			}
		}
		all, text = append(all, text[:at]), text[at:]
	}
	return append(all, text)
}

// filling is how many bytes of a text fill a width, one character at least.
func filling(text string, width float64) int {
	for i, r := range text {
		if width -= runeWidth(r) * ProseSize / pixelPoint; width < 0 && i > 0 {
			return i
		}
	}
	return len(text)
}
