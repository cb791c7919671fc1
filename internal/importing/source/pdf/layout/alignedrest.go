package layout

// piled reports whether the figures of a line are nothing but the rest of those above it, beside the
// second line of a label: where both lines have a label, the rows are sound by themselves.
func (b *brokenFigures) piled() bool {
	for line := range b.at {
		if b.isRest(line) {
			return true
		}
	}
	return false
}

func (b *brokenFigures) isRest(line int) bool {
	return line > 0 && b.restOf(line-1, line) && b.labelGoesOn(b.rows[line-1], b.rows[line])
}

// restOf reports whether all figures of a line go on with figures of the line above it, which has more.
func (b *brokenFigures) restOf(above, below int) bool {
	rest, whole := 0, 0
	for col := range b.most {
		switch a, w := b.at[above][col], b.at[below][col]; {
		case w == nil && a != nil:
			whole++
		case w == nil:
		case a == nil || !b.goesOn(*a, *w, col):
			return false
		default:
			rest++
		}
	}
	return rest > 0 && whole > 0
}

// labelGoesOn reports whether the label at a line goes on at the line below it: there no row begins,
// and the label had no room for what is there.
func (b *brokenFigures) labelGoesOn(above, below float64) bool {
	upper, lower := b.labelAt(above), b.labelAt(below)
	return upper != nil && lower != nil && !ordinal.MatchString(lower.text) && abs(upper.box.Left-lower.box.Left) < b.size &&
		upper.box.Right > b.right-1.5*b.size
}

// labelAt is the label nearest to the figures on a line; nil for none.
func (b *brokenFigures) labelAt(y float64) (found *word) {
	for i := range b.labels {
		w := &b.labels[i]
		if abs(w.box.middleY()-y) < sameMiddle*b.size && (found == nil || w.box.Right > found.box.Right) {
			found = w
		}
	}
	return found
}

// twoLabels reports whether a label begins beside lines above which there is another.
func (b *brokenFigures) twoLabels(from, to int) bool {
	var above *word
	for _, y := range b.rows[from:to] {
		l := b.labelAt(y)
		if l == nil {
			continue
		}
		if above != nil && ordinal.MatchString(l.text) && l.box.Left < above.box.Right && above.box.Left < l.box.Right {
			return true
		}
		above = l
	}
	return false
}

// doubt marks the figures of a line that may be the rest of those above it, and those.
func (b *brokenFigures) doubt(line int) {
	if line == 0 || b.rows[line]-b.rows[line-1] >= closeRows*b.size ||
		b.labelAt(b.rows[line]) != nil && !b.labelGoesOn(b.rows[line-1], b.rows[line]) {
		return
	}
	for col := range b.most {
		above, below := b.at[line-1][col], b.at[line][col]
		if above != nil && below != nil && b.goesOn(*above, *below, col) {
			above.text += "\n" + below.text
			below.text = above.text
		}
	}
}
