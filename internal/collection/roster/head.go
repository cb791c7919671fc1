package roster

import (
	"slices"
	"strings"

	"nianbao/internal/level"
	"nianbao/templates"
)

// head is the meaning of the heads of a table.
type head struct {
	first, last int      // its rows; last is -1 where the table has no head
	fields      []field  // of each column
	names       []string // the head of each column as written, "" for none
	passed      []string // heads of columns that mean nothing here, those that count rows left out
}

// column is the columns of a field.
func (h *head) columns(f field, from, to int) (at []int) {
	for i := from; i < to; i++ {
		if h.fields[i] == f {
			at = append(at, i)
		}
	}
	return at
}

// headRows is how far down the head of a table may begin, below titles and notes.
const headRows = 40

// findHead looks for the head: the first row in which a column is called what names agencies are under, and the rows
// around it that belong to it. ok is false where there is none.
func findHead(t *table) (h head, ok bool) {
	for r := range t.rows[:min(len(t.rows), headRows)] {
		if h, ok := headAt(t, r); ok {
			return h, true
		}
	}
	return head{last: -1}, false
}

// headAt takes a row for the head when it has a name's head and nothing in it looks like data.
func headAt(t *table, r int) (head, bool) {
	if !mayBeHead(t, r) {
		return head{}, false
	}
	first, last := r, r
	for k, c := range t.rows[r].cells {
		if f, _ := fieldOf(c.text); f == fieldName && c.col == k {
			first = min(first, c.row)
			for last+1 < len(t.rows) && t.rows[last+1].cells[k].row == c.row && t.rows[last+1].cells[k].wide > 0 &&
				!t.rows[last+1].cells[k].blank() {
				last++
			}
		}
	}
	if last+1 < len(t.rows) && isHeadRow(t, last+1) {
		last++
	}
	for first > 0 && spansSome(t, first-1) {
		first--
	}
	return t.headOf(first, last), true
}

// mayBeHead reports whether a row has a name's head and nothing that looks like data.
func mayBeHead(t *table, r int) bool {
	named, known, other, widest := 0, 0, 0, 0
	for k, c := range t.rows[r].cells {
		if c.blank() || c.col != k {
			continue
		}
		widest = max(widest, c.wide)
		f, is := fieldOf(c.text)
		if is {
			known++
		} else {
			other++
		}
		if is && f == fieldName {
			named++
		}
	}
	switch {
	case named == 0, widest >= t.cols && t.cols > 1: // a title over the table
		return false
	case t.loose && known == 1 && other > 0:
		return false
	case known == 1 && other == 0 && namesGroup(t.rows[r]):
		return false
	case known == 1 && other > 2: // one known head among many unknown words needs a row below it
		return r+1 < len(t.rows)
	}
	return true
}

// namesGroup reports whether a row of one cell is the name of a group (县直部门（3个）, 乡镇), which may be a head elsewhere.
func namesGroup(r row) bool {
	for _, c := range r.cells {
		if c.blank() {
			continue
		}
		g, sure := groupOf(c.text)
		l, _ := level.Of(g.level)
		return sure && (g.count >= 0 || l.Area != level.Nowhere || numbering.MatchString(folded(c.text)))
	}
	return false
}

// isHeadRow reports whether a row holds nothing but known heads, two at least.
func isHeadRow(t *table, r int) bool {
	known := 0
	for k, c := range t.rows[r].cells {
		if c.blank() || c.col != k || c.row != r {
			continue
		}
		if _, is := fieldOf(c.text); !is {
			return false
		}
		known++
	}
	return known >= 2
}

// spansSome reports whether a row has cells over several columns, as the upper row of a head has,
// and is no title over all of them.
func spansSome(t *table, r int) bool {
	cells, spans := 0, false
	for k, c := range t.rows[r].cells {
		if c.blank() || c.col != k || c.row != r {
			continue
		}
		if cells++; c.wide > 1 {
			spans = true
		}
		if c.wide >= t.cols-1 && t.cols > 2 {
			return false
		}
	}
	return spans && cells > 1
}

// headOf reads the rows of a head, column by column: the lowest known word decides what a column
// holds.
func (t *table) headOf(first, last int) head {
	h := head{first: first, last: last, fields: make([]field, t.cols), names: make([]string, t.cols)}
	for k := range t.cols {
		var texts []string
		for r := first; r <= last; r++ {
			c := t.rows[r].cells[k]
			if r < last && c.blank() {
				c = t.leftHead(r, last, k)
			}
			if text := strings.TrimSpace(c.text); text != "" && !slices.Contains(texts, text) {
				texts = append(texts, text)
			}
		}
		if len(texts) == 0 {
			continue
		}
		h.names[k] = templates.Normalize(texts[len(texts)-1])
		known := false
		for i := len(texts) - 1; i >= 0 && !known; i-- {
			h.fields[k], known = fieldOf(texts[i])
		}
		if f := h.fields[k]; f == fieldContact || f == fieldPhone || f == fieldMail || f == fieldBoth {
			if slices.ContainsFunc(texts, func(s string) bool { return words().leaders[headKey(s)] }) {
				h.fields[k] = ""
				h.names[k] = templates.Normalize(strings.Join(texts, ""))
			}
		}
	}
	return h
}

// settle leaves one column for the names of each block, one for whatever else has room for one,
// and lists the heads that were passed over.
func (h *head) settle(t *table, blocks []block) {
	for _, b := range blocks {
		h.unnamedLevels(t, b)
		if names := h.columns(fieldName, b.from, b.to); len(names) > 1 {
			h.clearBut(bestName(t, h, names), names)
		}
		for _, f := range []field{fieldCode, fieldLevel, fieldSuperior} {
			if columns := h.columns(f, b.from, b.to); len(columns) > 1 {
				h.clearBut(columns[0], columns)
			}
		}
	}
	for k, f := range h.fields {
		if f == "" && h.names[k] == "" && h.last >= 0 && hasText(t, h, k) {
			h.names[k] = templates.ColumnName(k)
		}
		if f == "" && h.names[k] != "" && !slices.Contains(h.passed, h.names[k]) {
			h.passed = append(h.passed, h.names[k])
		}
	}
}

// clearBut leaves one of some columns its field.
func (h *head) clearBut(kept int, columns []int) {
	for _, k := range columns {
		if k != kept {
			h.fields[k] = ""
		}
	}
}

// hasText reports whether a column without a head holds something.
func hasText(t *table, h *head, k int) bool {
	for at := h.last + 1; at < len(t.rows); at++ {
		if c := t.rows[at].cells[k]; c.col == k && c.row == at && !c.blank() && !counts(c.text) && c.wide == 1 {
			return true
		}
	}
	return false
}

// bestName chooses among columns that all may hold the names: the one with the most different texts, of those alike the
// one with the likelier head.
func bestName(t *table, h *head, names []int) int {
	best, most := names[0], -1
	for _, k := range names {
		seen := map[string]bool{}
		for r := h.last + 1; r < len(t.rows); r++ {
			if c := t.rows[r].cells[k]; c.col == k && c.row == r && !c.blank() {
				seen[headKey(c.text)] = true
			}
		}
		n := len(seen)
		rank := func(k int) int { return words().rank[headKey(h.names[k])] }
		switch {
		case most < 0, 4*n > 5*most, 5*n >= 4*most && rank(k) < rank(best):
			best, most = k, n
		}
	}
	return best
}
