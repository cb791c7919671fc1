package source

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mattn/go-runewidth"

	"nianbao/templates"
)

// Tables drawn with box characters come out of terminals, out of converters, and out of this
// program's own printed text. Their cells are found by the borders' columns; lines are broken at
// a fixed width around them.

const (
	borders     = "│┃║├┣╠┤┫╣┬┳╦┴┻╩┼╋╬┌┏╔┐┓╗└┗╚┘┛╝"
	strokes     = "-─━═" // between crossings
	swallowed   = "┈"    // stood for the border a spanning cell swallows in text of earlier releases
	spaceAndDot = " ·"   // stands for it now, at the ends of a cell only: names have it inside
)

// columns measures text as a terminal does: two columns for a Han character, one for what is of uncertain width.
var columns = func() *runewidth.Condition {
	c := runewidth.NewCondition()
	c.EastAsianWidth = false
	return c
}()

// isDrawn reports whether a line is part of a drawn table.
func isDrawn(line string) bool {
	r := []rune(strings.TrimSpace(line))
	return len(r) > 2 && strings.ContainsRune(borders, r[0]) && strings.ContainsRune(borders, r[len(r)-1])
}

// piece is the text between two borders on a line.
type piece struct {
	from, to int // columns of the borders
	text     string
	rule     bool
}

// pieces parts a line at its borders.
func pieces(line string) (list []piece) {
	col, from := 0, -1
	var text strings.Builder
	for _, r := range line {
		if strings.ContainsRune(borders, r) {
			if from >= 0 {
				t := text.String()
				list = append(list, piece{from, col,
					strings.Trim(strings.TrimSpace(strings.ReplaceAll(t, swallowed, "")), spaceAndDot),
					t != "" && strings.Trim(t, strokes) == ""})
			}
			text.Reset()
			from = col
		} else {
			text.WriteRune(r)
		}
		col += columns.RuneWidth(r)
	}
	return list
}

// drawnTable makes a table of the lines it is drawn with, the first of them line number. It is
// nil when the lines do not fit together.
func drawnTable(lines []string, number int) *Table {
	parted := make([][]piece, len(lines))
	for i, line := range lines {
		if parted[i] = pieces(line); len(parted[i]) > maxTableCols {
			return nil
		}
	}
	if !aligned(parted) {
		return nil
	}
	bounds, dense := boundsOf(parted), denseRows(parted)
	t := &Table{Where: Where{Line: number}, Places: map[templates.Address]Where{}}
	open := make([]int, len(bounds)) // the cell that is being read in each column, as index plus one
	row := 0
	for i, list := range parted {
		if hasRule(list) && i > 0 {
			row++
		} else if i > 0 && dense[i] && dense[i-1] {
			row++
			clear(open)
		}
		for _, p := range list {
			from, to := nearest(bounds, p.from), nearest(bounds, p.to)
			if from >= to {
				if p.text != "" && !p.rule {
					return nil
				}
				continue
			}
			if p.rule {
				clear(open[from:to])
				continue
			}
			if open[from] == 0 {
				t.Cells = append(t.Cells, templates.Cell{Row: row, Col: from, ColSpan: to - from})
				t.Places[templates.Address{Row: row, Col: from}] = Where{Line: number + i}
				for k := from; k < to; k++ {
					open[k] = len(t.Cells)
				}
			}
			c := &t.Cells[open[from]-1]
			c.RowSpan = row - c.Row + 1
			if c.Text = join(c.Text, p.text); len(c.Text) > longestParagraph {
				return nil
			}
		}
	}
	t.Rows, t.Cols = row, max(len(bounds)-1, 0)
	return t
}

func hasRule(list []piece) bool {
	return slices.ContainsFunc(list, func(p piece) bool { return p.rule })
}

// aligned reports whether the borders of most cells are where rules cross; where they are not,
// only the order of a row's cells is known.
func aligned(lines [][]piece) bool {
	bounds := boundsOf(lines)
	there, off := 0, 0
	for _, list := range lines {
		if hasRule(list) {
			continue
		}
		for _, p := range list {
			if k := nearest(bounds, p.to); len(bounds) > 0 && max(bounds[k]-p.to, p.to-bounds[k]) <= 2 {
				there++
			} else {
				off++
			}
		}
	}
	return there >= 4*off
}

// denseRows marks the lines that are rows of their own without a rule between them: as many cells
// with text as on the lines around, figures among them.
func denseRows(lines [][]piece) []bool {
	dense := make([]bool, len(lines))
	for from := 0; from < len(lines); from++ {
		end, same := from, true
		for ; end < len(lines) && !hasRule(lines[end]); end++ {
			n, figures := 0, false
			for _, p := range lines[end] {
				if p.text != "" {
					n++
					figures = figures || strings.Trim(p.text, "0123456789.-") == ""
				}
			}
			same = same && figures && n > 1 && n == filledPieces(lines[from])
		}
		for i := from; i < end; i++ {
			dense[i] = same
		}
		from = end
	}
	return dense
}

func filledPieces(list []piece) (n int) {
	for _, p := range list {
		if p.text != "" {
			n++
		}
	}
	return n
}

// asciiDrawn makes box characters of a table drawn with + - and |; inside means that a rule came
// before.
func asciiDrawn(line string, inside bool) (string, bool) {
	text := strings.TrimSpace(line)
	switch {
	case len(text) > 2 && text[0] == '+' && text[len(text)-1] == '+' && strings.Trim(text, "+-=:") == "":
		return strings.NewReplacer("+", "┼", "-", "─", "=", "─", ":", "─").Replace(line), true
	case inside && len(text) > 2 && text[0] == '|' && text[len(text)-1] == '|':
		return strings.NewReplacer("|", "│", "+", "┼").Replace(line), true
	}
	return line, false
}

// boundsOf finds the columns of the borders: from lines without text, which nothing can shift,
// and then those that cross other rules somewhere else.
func boundsOf(lines [][]piece) (bounds []int) {
	const shift = 2 // how far text of uncertain width may push a border
	for _, pure := range []bool{true, false} {
		for _, list := range lines {
			if slices.ContainsFunc(list, func(p piece) bool { return !p.rule }) == pure {
				continue
			}
			for _, p := range list {
				for _, col := range []int{p.from, p.to} {
					known := slices.ContainsFunc(bounds, func(b int) bool {
						return pure && b == col ||
							!pure && b-shift <= col && col <= b+shift
					})
					if p.rule && !known {
						bounds = append(bounds, col)
					}
				}
			}
		}
	}
	slices.Sort(bounds)
	return bounds
}

// nearest finds the border closest to a column; text of uncertain width may have shifted it a little.
func nearest(bounds []int, col int) int {
	i, _ := slices.BinarySearch(bounds, col)
	if i == len(bounds) || i > 0 && col-bounds[i-1] < bounds[i]-col {
		return i - 1
	}
	return i
}

// join puts together what was broken over lines: words and figures of other scripts with a space, Han text without.
func join(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	if narrow(last) && narrow(first) {
		return a + " " + b
	}
	return a + b
}

func narrow(r rune) bool { return r < 0x2E80 && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
