package reading

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"nianbao/internal/check/prose/lexicon"
	"nianbao/internal/check/prose/quantity"
)

// A paragraph is read as sentences, a sentence as stretches separated by semicolons, a stretch as
// amounts in a row. The text in brackets after an amount is a block of its own that hangs on the
// amount.

// Block is a paragraph, or the text in one pair of brackets.
type Block []*Sentence

// Sentence is the text between two full stops, with an amount at least.
type Sentence struct {
	Stretches []Stretch
	From, To  int
	Overlaps  bool // it says that the same thing is counted more than once
}

// Stretch is a row of amounts that no semicolon parts.
type Stretch []*Amount

// Amount is a quantity with the words that lead to it.
type Amount struct {
	quantity.Quantity
	Marks              // what the words since the amount before make of it, brackets left out
	Tail     string    // the words right after it, up to a mark or the next amount
	Made     bool      // a list closes with it: 组成, 两类
	Enclosed bool      // it stands alone in brackets after a name: 自然人（83件）
	Heads    bool      // it is what the clause after it is about: 26件申请中，…
	Between  string    // all words since the amount before, brackets left out
	Inside   Block     // the brackets after it
	In       *Sentence // where it stands
	Row      int       // its stretch in the sentence
	At       int       // its place in its stretch
	Nth      int       // its place among the amounts of the paragraph
	Fixed    int64     // its value in ten-thousandths, for quick sums; what is beyond is cut off
}

// reader makes blocks of a text.
type reader struct {
	words      *words
	text       quantity.Text
	quantities []quantity.Quantity
	next       int
	loose      []Block
	overlaps   bool // words stand in the text by which it may say that things are counted twice
}

// read makes the block of a whole text. Its brackets are read with it; one that hangs on no
// amount is beside the others in loose.
func read(w *words, text quantity.Text, plain string, quantities []quantity.Quantity) (paragraph Block, loose []Block) {
	r := &reader{words: w, text: text, quantities: quantities, overlaps: len(quantities) > 1 && mayOverlap(plain)}
	paragraph = r.block(0, len(text.Runes), false)
	return paragraph, r.loose
}

func (r *reader) block(from, to int, bracketed bool) Block {
	var b Block
	current := &Sentence{From: from}
	var row Stretch
	var gap between
	endStretch := func() {
		if n := len(row); n > 0 {
			row[n-1].close(&gap, true)
		}
		if len(row) > 0 {
			current.Stretches = append(current.Stretches, row)
			row = nil
		}
	}
	endSentence := func(at int) {
		endStretch()
		gap = between{}
		current.To = at
		n := len(b)
		follows := n > 0 && b[n-1].To == current.From && current.notes()
		if r.overlaps && (follows || len(current.Stretches) > 0) && saysOverlap(string(r.text.Runes[current.From:at])) {
			current.overlap()
			if follows {
				b[n-1].overlap()
			}
		}
		if len(current.Stretches) > 0 {
			b = append(b, current)
		}
		current = &Sentence{From: at}
	}
	for i := from; i < to; {
		if q := r.peek(i); q != nil {
			if !q.Bare() || bracketed {
				a := &Amount{Quantity: *q, Between: string(gap.runes), Fixed: q.Value.Shift(4).IntPart()}
				var last *Amount
				if n := len(row); n > 0 {
					last = row[n-1]
				}
				a.Marks = r.words.markup(&gap, last)
				if n := len(row); n > 0 {
					row[n-1].close(&gap, false)
					if strings.ContainsAny(a.Between, "至到为成") && leadsTo.MatchString(a.Between) &&
						wasBefore.MatchString(row[n-1].Between) {
						row[n-1].Aside = true // 由71家集约至64家: what was
					}
				}
				a.In, a.Row, a.At = current, len(current.Stretches), len(row)
				row = append(row, a)
				gap = between{}
			}
			i = q.To
			continue
		}
		c := r.text.Runes[i]
		if end := r.text.Closes[i]; end > i && end < to {
			inside := r.block(i+1, end, true)
			n := len(b)
			switch {
			case r.overlaps && n > 0 && isBlank(r.text.Runes[current.From:i]) &&
				saysOverlap(string(r.text.Runes[i:end])):
				b[n-1].overlap() // …25篇。（部分政策采用多种形式解读）: it says nothing of what follows
				current.From = end + 1
			case len(inside) == 0:
			case len(row) > 0 && hangs(string(gap.runes)):
				row[len(row)-1].Inside = append(row[len(row)-1].Inside, inside...)
			default:
				inside.named(lastWords(gap.runes))
				if rows := inside[0].Stretches; len(inside) == 1 && len(rows) == 1 && len(rows[0]) == 1 {
					rows[0][0].Enclosed = true
				}
				if dated.MatchString(string(gap.runes)) {
					inside.isPast() // 较2021年（26件）增加15件
				}
				r.loose = append(r.loose, inside)
			}
			i = end + 1
			continue
		}
		switch {
		case r.text.Shut[i]:
			gap.add(quoted(c), i)
		case strings.ContainsRune("。！？!?\n", c):
			endSentence(i + 1)
		case c == ';':
			endStretch()
			gap.add(';', i)
		default:
			gap.add(c, i)
		}
		i++
	}
	endSentence(to)
	return b
}

// headsClause matches the classes of words after an amount that is what its clause is about: 26件申请中，.
var headsClause = regexp.MustCompile(`^[xy]?m(?:$|[,:xyvgra])`)

// close reads the words after an amount.
func (a *Amount) close(after *between, ends bool) {
	if after.pieces == nil {
		after.pieces = piecesOf(after.runes)
	}
	classes := classesOf(after.pieces)
	n := 0
	for n < len(classes) && strings.IndexByte("xvyr", classes[n]) >= 0 {
		n++
	}
	if n == len(classes) && ends || n < len(classes) && strings.IndexByte(",;:jd", classes[n]) >= 0 {
		a.Tail = after.text(0, n)
	}
	a.Made = n < len(classes) && classes[n] == byte(lexicon.Made) && n < 2
	a.Heads = strings.IndexByte(classes, byte(lexicon.Within)) >= 0 && headsClause.MatchString(classes)
	if a.Label == "" && !a.Own {
		a.Label, a.LabelAt = a.Tail, after.place(a.Tail)
	}
}

// isBlank reports whether nothing but blanks is there. Most are not, and are told by their first character.
func isBlank(runes []rune) bool {
	return !slices.ContainsFunc(runes, func(r rune) bool { return !unicode.IsSpace(r) })
}

// peek returns the quantity that begins at a position.
func (r *reader) peek(i int) *quantity.Quantity {
	for r.next < len(r.quantities) && r.quantities[r.next].From < i {
		r.next++
	}
	if r.next < len(r.quantities) && r.quantities[r.next].From == i {
		return &r.quantities[r.next]
	}
	return nil
}

// quoted keeps the letters of a quotation, as a label needs them, and hides its punctuation, which parts nothing.
func quoted(c rune) rune {
	if strings.ContainsRune(",、:;。()", c) {
		return '·'
	}
	return c
}
