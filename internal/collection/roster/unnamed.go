package roster

// Columns whose head is elsewhere, or nowhere.

// leftHead is the head to the left of a blank one that goes on over it, as where a text has lost
// that they were merged: both have a head of their own below.
func (t *table) leftHead(r, last, k int) cell {
	for ; k > 0 && !t.rows[last].cells[k].blank() && t.rows[last].cells[k].row == last; k-- {
		if left := t.rows[r].cells[k-1]; !left.blank() {
			if below := t.rows[last].cells[k-1]; left.wide == 1 && below.row == last && !below.blank() {
				return left
			}
			break
		}
	}
	return cell{}
}

// unnamedLevels finds a column without a head that holds nothing but level words: the groups of the
// list, mostly merged over the rows of each.
func (h *head) unnamedLevels(t *table, b block) {
	if len(h.columns(fieldLevel, b.from, b.to)) > 0 || h.last < 0 {
		return
	}
	for k := b.from; k < b.to; k++ {
		if h.fields[k] != "" || h.names[k] != "" {
			continue
		}
		texts, known := 0, 0
		for at := h.last + 1; at < len(t.rows); at++ {
			c := t.rows[at].cells[k]
			if c.blank() || c.row != at || c.col != k || c.wide > 1 {
				continue
			}
			texts++
			if g, sure := groupOf(c.text); sure && g.level != "" {
				known++
			}
		}
		if texts > 0 && texts == known {
			h.fields[k] = fieldLevel
			return
		}
	}
}
