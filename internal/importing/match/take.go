package match

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// take takes the values of a row from the tokens behind its label. It takes them only when there is no doubt which
// they are: a blank that got lost in copying would shift all that follow. The rest is what is none of them.
func take(segment []token, r *row, label token, decorated bool, ways int) (values, rest []token, ok bool) {
	n := len(r.slots)
	if cells, rest, found := cellsOf(segment, label); found {
		if values = pickCells(cells, r, ways); values != nil {
			return values, rest, true
		}
	}
	words := written(segment)
	switch {
	case len(words) < n || slices.ContainsFunc(words, severalFigures):
		return nil, nil, false
	case len(words) == n && decorated && isDash(words[n-1].text):
		return nil, nil, false
	case len(words) == n:
		return words, nil, valued(words)
	case !allFigures(words[:n]) || isFigure(words[n].text) && !isDash(words[n].text):
		return nil, nil, false
	}
	return words[:n], words[n:], true
}

// cellsOf are the cells behind a label: those of its own row, the empty ones too; or, where cells came one a line with
// the empty ones marked, all up to the next label.
func cellsOf(segment []token, label token) (cells, rest []token, ok bool) {
	if !label.cell {
		if !slices.ContainsFunc(segment, func(t token) bool { return t.cell && t.text == "" }) {
			return nil, nil, false
		}
		return merge(segment), nil, true
	}
	end := 0
	for end < len(segment) && (segment[end].row == label.row || !segment[end].cell && end > 0) {
		if t := segment[end]; !t.cell && (end == 0 || !continues(segment[end-1].text, t.text)) {
			break
		}
		end++
	}
	return merge(segment[:end]), written(segment[end:]), true
}

// pickCells finds the values among the cells of a row: as the form's spans let expect, else where empty cells can be
// passed over in one way only.
func pickCells(cells []token, r *row, ways int) []token {
	n := len(r.slots)
	f := fitOf(r)
	switch {
	case len(cells) == n:
		return cells
	case len(cells) < n:
		return nil
	case f.ways(cells) != 0:
		return f.pick(cells, ways)
	}
	var values []token
	for from := 0; from+n <= len(cells); from++ {
		if empty(cells[:from]) && empty(cells[from+n:]) {
			if values != nil && !sameTexts(values, cells[from:from+n]) {
				return nil
			}
			values = cells[from : from+n]
		}
	}
	return values
}

func empty(cells []token) bool {
	return !slices.ContainsFunc(cells, func(t token) bool { return t.text != "" })
}

// written are the tokens with content, a unit or note on a line of its own joined to its figure.
func written(segment []token) []token {
	return merge(slices.DeleteFunc(slices.Clone(segment), func(t token) bool { return t.text == "" }))
}

// merge joins what belongs to a figure and was broken over to the next line.
func merge(segment []token) []token {
	var out []token
	for _, t := range segment {
		if k := len(out) - 1; k >= 0 && !t.cell && continues(out[k].text, t.text) {
			out[k].text += t.text
			out[k].more = append(slices.Clip(out[k].more), t.block)
			continue
		}
		out = append(out, t)
	}
	return out
}

func allFigures(words []token) bool {
	return !slices.ContainsFunc(words, func(t token) bool { return !isFigure(t.text) })
}

// valued reports whether texts in the places of values may be taken for them though not all are figures: 约20 between
// figures is what the agency wrote there, a sentence is not.
func valued(words []token) bool {
	figures := 0
	for _, t := range words {
		switch {
		case isFigure(t.text):
			figures++
		case isSentence(t.text) || utf8.RuneCountInString(t.text) > longestFigure/3:
			return false
		case strings.ContainsAny(t.text, digits):
			figures++
		}
	}
	return 2*figures > len(words)
}

// severalFigures reports whether a line has figures of several cells: then its neighbours may be
// parts of figures, and their count tells nothing.
func severalFigures(t token) bool {
	parts := strings.Fields(t.text)
	return len(parts) > 1 && !slices.ContainsFunc(parts, func(s string) bool { return !isFigure(s) })
}

// leading splits off the figures a segment begins with.
func leading(segment []token) (figures, rest []token) {
	words := written(segment)
	for i, t := range words {
		if !isFigure(t.text) {
			return words[:i], words[i:]
		}
	}
	return words, nil
}
