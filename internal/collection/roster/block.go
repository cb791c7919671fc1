package roster

import (
	"slices"
	"unicode"
)

// block is the columns of one list; side by side a table may have several.
type block struct{ from, to int }

// blocksOf finds lists side by side: the same head names agencies again.
func blocksOf(t *table, h *head) []block {
	var names []int
	for k, f := range h.fields {
		if f == fieldName && (len(names) == 0 || headKey(h.names[k]) == headKey(h.names[names[0]]) ||
			countedAnew(h, names[0], names[len(names)-1], k)) && !covered(t, h, k) {
			names = append(names, k)
		}
	}
	whole := []block{{0, t.cols}}
	if len(names) < 2 {
		return whole
	}
	start := 0
	for start < names[0] && h.names[start] == "" {
		start++
	}
	// Columns before the name belong to its list, as they do in the first.
	before := names[0] - start
	var blocks []block
	for i, k := range names {
		from := max(k-before, 0)
		if i == 0 {
			from = 0
		} else if from <= names[i-1] {
			from = names[i-1] + 1
		}
		blocks = append(blocks, block{from, t.cols})
		if i > 0 {
			blocks[i-1].to = from
		}
	}
	return blocks
}

// countedAnew reports whether a list of its own begins between two columns of names: it counts its
// rows as the first does.
func countedAnew(h *head, first, before, k int) bool {
	numbers := h.columns(fieldNumber, 0, first)
	for _, n := range h.columns(fieldNumber, before, k) {
		if len(numbers) > 0 && headKey(h.names[n]) == headKey(h.names[numbers[0]]) {
			return true
		}
	}
	return false
}

// covered reports whether a column has its head from a cell to the left.
func covered(t *table, h *head, k int) bool {
	for r := h.last; r >= h.first; r-- {
		if c := t.rows[r].cells[k]; !c.blank() {
			return c.col != k
		}
	}
	return false
}

// withoutHead finds the columns of names in a table without a head: those in which most texts are
// spelt like names of agencies. Several are lists side by side if no name is in two of them; else
// nothing is certain.
func withoutHead(t *table) (h head, blocks []block, ok bool) {
	h = head{last: -1, fields: make([]field, t.cols), names: make([]string, t.cols)}
	names, apart := nameColumns(t)
	if len(names) == 0 || len(names) > 1 && !apart {
		return h, nil, false
	}
	for _, k := range names {
		h.fields[k] = fieldName
	}
	blocks = besideEachOther(t, names)
	for k := range t.cols {
		if h.fields[k] == "" && phones(t, k) {
			h.fields[k] = fieldPhone
		}
	}
	for k := 1; k < t.cols; k++ { // between the agency and its telephone
		if h.fields[k] == "" && h.fields[k-1] == fieldName &&
			k+1 < t.cols && h.fields[k+1] == fieldPhone && persons(t, k) {
			h.fields[k] = fieldContact
		}
	}
	return h, blocks, true
}

// nameColumns are the columns in which most texts are spelt like names of agencies; apart means that no name is in two.
func nameColumns(t *table) (names []int, apart bool) {
	seen := map[string]int{}
	apart = true
	for k := range t.cols {
		like, all := 0, 0
		for r := range t.rows {
			name, ok := nameAt(t, r, k)
			if !ok || counts(name) {
				continue
			}
			if all++; !looksLikeAgency(name) {
				continue
			}
			like++
			if at, twice := seen[name]; twice && at != k {
				apart = false
			}
			seen[name] = k
		}
		if like > 0 && 10*like >= 6*all {
			names = append(names, k)
		}
	}
	return names, apart
}

// nameAt is what may be a name in a cell; ok is false where none begins or a title runs over the table.
func nameAt(t *table, r, k int) (name string, ok bool) {
	c := t.rows[r].cells[k]
	if c.col != k || c.row != r || c.blank() || c.wide >= t.cols && t.cols > 1 {
		return "", false
	}
	name = cleanName(c.text)
	if m := attached.FindStringSubmatch(name); m != nil {
		name = m[2]
	}
	return name, true
}

// besideEachOther parts a table into lists side by side, one for each column of names; numbers before a name belong to it.
func besideEachOther(t *table, names []int) (blocks []block) {
	for i, k := range names {
		b := block{0, t.cols}
		if i > 0 {
			b.from = names[i-1] + 1
			for b.from < k && !numbersOnly(t, b.from) {
				b.from++
			}
			blocks[i-1].to = b.from
		}
		blocks = append(blocks, b)
	}
	return blocks
}

// column calls see for each text of a column.
func (t *table) column(k int, see func(string)) {
	for r := range t.rows {
		if c := t.rows[r].cells[k]; c.col == k && c.row == r && !c.blank() {
			see(c.text)
		}
	}
}

func numbersOnly(t *table, k int) bool {
	n, all := 0, 0
	t.column(k, func(s string) {
		if all++; counts(s) {
			n++
		}
	})
	return all > 0 && n == all
}

// phones reports whether a column holds telephone numbers, most of seven digits or more.
func phones(t *table, k int) bool {
	n, all := 0, 0
	t.column(k, func(s string) {
		if all++; digitsIn(s) >= 7 && digitsIn(s)*2 > len(s) && digitsIn(s) != 18 {
			n++
		}
	})
	return n > 0 && 10*n >= 6*all
}

// persons reports whether a column holds names of persons: two to four Han characters,
// and none as agencies have them.
func persons(t *table, k int) bool {
	n, all := 0, 0
	t.column(k, func(s string) {
		name := []rune(joined(s))
		if all++; len(name) >= 2 && len(name) <= 4 && !looksLikeAgency(string(name)) &&
			!slices.ContainsFunc(name, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) {
			n++
		}
	})
	return n > 0 && 10*n >= 8*all
}

func digitsIn(s string) int {
	n := 0
	for _, r := range s {
		if r >= '0' && r <= '9' {
			n++
		}
	}
	return n
}
