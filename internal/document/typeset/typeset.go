// Package typeset breaks Chinese text into lines and places its characters, by the widths it is
// given. It knows nothing of fonts, pages or reports.
//
// [Lines] sets a paragraph, or a label in a cell: it breaks the text at the best places over the
// whole paragraph and returns the position of each character. [Units] cuts a label into the units
// of a column, one below the other. [Title] breaks a title at sense.
//
// The rules, with their authority: marks that may not begin or end a line (禁则) are those of GB/T
// 15834-2011 5.1; a number stays together with its unit and a year in one piece, as GB/T 9704 has
// it (数字、年份不能回行). Where a rule cannot be kept, because what it holds together is longer
// than a line, the line is broken all the same: no character is lost, and none is set outside its
// line.
package typeset

// Char is one character of a text to be set, with its measures in any unit the caller likes.
type Char struct {
	Rune  rune
	Width float64 // the advance
	// Left and Right are how much of the advance is blank beside a square mark's ink and may be
	// given up: the left half of an opening bracket, the right half of a comma.
	Left, Right float64
}

// Style is how a text is set.
type Style struct {
	Em      float64 // the advance of an ideograph
	Measure float64 // the length of a line
	Indent  float64 // how much shorter the first line is, on its left
	Gap     float64 // between an ideograph and a letter or figure
	// Justify stretches or tightens every line but the last to the measure. Without it lines keep
	// their own length.
	Justify bool
	// Balance makes the lines of about equal length, for a centred label.
	Balance bool
}

// Line is one line of a set text.
type Line struct {
	Spots []Spot
	Width float64 // from the left end of the measure to the end of the last character
}

// Spot is a character in its place. X is where its advance begins, counted from the left end of the
// measure.
type Spot struct {
	Char int // index into the text
	X    float64
	// NoLeft and NoRight mark a character without the blank on its left or right, because another
	// mark is there: its advance is less by so much.
	NoLeft, NoRight bool
}

// Lines sets a text. Spaces at the end of a line are not set; every other character is in exactly
// one line.
func Lines(text []Char, s Style) []Line {
	if len(text) == 0 {
		return nil
	}
	p := analyse(text, s)
	if whole := p.whole(); whole.width <= p.measure(0) { // most labels and all figures
		return []Line{p.place(0, len(text), true)}
	}
	p.mendLongRuns()
	cuts := p.best()
	lines := make([]Line, 0, len(cuts))
	from := 0
	for i, to := range cuts {
		lines = append(lines, p.place(from, to, i == len(cuts)-1))
		from = to
	}
	return lines
}
