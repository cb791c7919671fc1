package layout

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// body is the text area of pages of one width.
type body struct{ left, right float64 }

// bodies finds the edges of the text by the lines outside of tables: the edge that lines reach
// again and again, else the edge as far from the side of the page as the other is.
func bodies(sheets []*sheet) map[int]body {
	all := map[int][]*line{}
	for _, s := range sheets {
		for _, i := range s.items {
			if i.line != nil {
				all[int(math.Round(s.width))] = append(all[int(math.Round(s.width))], i.line)
			}
		}
	}
	found := map[int]body{}
	for width, list := range all {
		var b body
		b.left, b.right = math.Inf(1), 0
		for _, l := range list {
			b.left, b.right = min(b.left, l.box.Left), max(b.right, l.box.Right)
		}
		reach := 0
		for _, l := range list {
			if l.box.Right > b.right-1.2*l.size && l.box.width() > 0.5*(b.right-b.left) {
				reach++
			}
		}
		if reach < 3 {
			b.right = max(b.right, float64(width)-b.left)
		}
		found[width] = b
	}
	return found
}

// blocks puts the lines of the pages together to paragraphs, and the tables to tables.
func blocks(sheets []*sheet) []Block {
	edges := bodies(sheets)
	var out []Block
	var last *line // of the paragraph that may go on
	var lastTable *table
	pitch := 0.0
	for _, s := range sheets {
		edge := edges[int(math.Round(s.width))]
		newPage := true
		for _, i := range s.items {
			if i.table != nil {
				if lastTable != nil && newPage && lastTable.alignedOn(i.table) {
					newPage = false
					continue
				}
				if lastTable != nil && newPage && lastTable.goesOn(i.table) {
					lastTable.join(i.table)
					newPage = false
					continue
				}
				if lastTable != nil && newPage && i.table.aligned != nil {
					lastTable.doubt(i.table.aligned.rest)
				}
				if lastTable != nil {
					lastTable.finish(out)
				}
				lastTable, last = i.table, nil
				out = append(out, Block{Page: s.number})
				i.table.block = len(out) - 1
				newPage = false
				continue
			}
			l := i.line
			if lastTable != nil {
				lastTable.doubt(figuresOf(l))
				lastTable.finish(out)
				lastTable = nil
			}
			if last != nil && !isField(out[len(out)-1].Text, l.text) && goesOn(last, l, edge, newPage, pitch) {
				b := &out[len(out)-1]
				if last.blank {
					b.Text += " " + l.text
				} else {
					b.Text = continued(b.Text, l.text)
				}
				if !newPage {
					pitch = l.box.middleY() - last.box.middleY()
				}
			} else {
				out = append(out, Block{Text: l.text, Page: s.number})
				pitch = 0
			}
			last, newPage = l, false
		}
	}
	if lastTable != nil {
		lastTable.finish(out)
	}
	return slices.DeleteFunc(out, func(b Block) bool { return b.Table == nil && b.Text == "" })
}

// field is how a line begins that names something and its value, such as 来源：.
var field = regexp.MustCompile(`^\p{Han}{2,6}[:：]`)

// isField reports whether a line names a value below what is no sentence, such as a title.
func isField(above, below string) bool {
	return !strings.ContainsAny(above, "，。；！？") && field.MatchString(below)
}

// subheading is how a heading within a section begins.
var subheading = regexp.MustCompile(`^[（(][一二三四五六七八九十]+[）)]`)

func lastRune(text string) string {
	r, _ := utf8.DecodeLastRuneInString(text)
	return string(r)
}

// goesOn reports whether a line continues the paragraph of the line before it: that one is full,
// this one is not indented, and both look alike.
func goesOn(above, below *line, edge body, newPage bool, pitch float64) bool {
	ended := strings.ContainsAny(lastRune(above.text), "。！？；")
	if ended && (heading.MatchString(below.text) || subheading.MatchString(below.text)) {
		return false
	}
	if ratio := above.size / below.size; ratio > 1.25 || ratio < 0.8 {
		return false
	}
	if !newPage {
		step := below.box.middleY() - above.box.middleY()
		if step > 3*above.size || pitch > 0 && step > 1.3*pitch {
			return false
		}
	}
	if below.box.Left > edge.left+1.2*below.size && below.box.Left > above.box.Left-0.5*below.size {
		return false
	}
	if below.box.Left > edge.left+4*below.size {
		return false
	}
	if above.box.Left > edge.left+5*above.size || utf8.RuneCountInString(above.text) < 2 {
		return false
	}
	return above.box.Right+firstWord(below) > edge.right-slack(above)*above.size
}

// slack is how far a full line may end before the edge, in heights of a character. Some programs
// let a stop hang over the edge, by which the edge seems farther; a line that ends a sentence has
// to be full to go on.
func slack(l *line) float64 {
	if strings.ContainsRune("。！？；：", l.glyphs[len(l.glyphs)-1].Char) {
		return 0.3
	}
	return 1.2
}
