package layout

import "slices"

// narrowGap is how far apart the heads of two columns are at least, in heights of a character: a
// browser leaves some points where a site sets no more.
const narrowGap = 0.12

// splitHeads divides heads whose columns are so close that they look like one text: at a gap between
// two columns of figures.
func (a *aligned) splitHeads() {
	if len(a.values) == 0 {
		return
	}
	edges := a.columns()
	for _, column := range spansOf(a.values) {
		edges = append(edges, column.Left) // where heads begin with their figures
	}
	var heads []word
	for _, w := range a.heads {
		heads = append(heads, w.splitAt(edges)...)
	}
	a.heads = heads
}

// splitAt divides a word at its gaps near places.
func (w word) splitAt(edges []float64) (parts []word) {
	from := 0
	add := func(to int) {
		if l, ok := newLine(slices.Clone(w.glyphs[from:to])); ok {
			parts = append(parts, word{l.box, l.text, w.size, l.glyphs})
		}
		from = to
	}
	for i := 1; i < len(w.glyphs); i++ {
		left, right := w.glyphs[i-1].Box.Right, w.glyphs[i].Box.Left
		near := func(x float64) bool { return x > left-0.5*w.size && x < right+0.5*w.size }
		if right-left > narrowGap*w.size && slices.ContainsFunc(edges, near) {
			add(i)
		}
	}
	if from == 0 {
		return []word{w}
	}
	add(len(w.glyphs))
	return parts
}
