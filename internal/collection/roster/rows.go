package roster

import (
	"slices"
	"strconv"

	"nianbao/internal/level"
)

// reading is a table on its way to agencies.
type reading struct {
	table *table
	head  head
	list  *List
	problems

	groups []*group // of each agency the group it is in, nil for none
	hidden []string
}

// block reads one list of the table, from top to bottom.
func (r *reading) block(b block) {
	now := r.before(b)
	above := map[field]string{} // what a ditto mark means
	fill := r.sparse(b)
	for at := r.head.last + 1; at < len(r.table.rows); at++ {
		texts := r.texts(at, b)
		if len(texts) == 0 {
			continue
		}
		if next, done := r.aside(at, b, texts); done {
			if next != nil {
				now = next
			}
			continue
		}
		a := r.agency(at, b, fill, above)
		if a.Name == "" {
			if !r.below(at, b, texts) {
				r.nameless(at, b, texts)
			}
			continue
		}
		if r.table.rows[at].hidden {
			r.hidden = append(r.hidden, a.Name)
		}
		r.add(a, now)
	}
}

// agency reads a row. Columns in fill take what stands above where they are empty, and above is brought up to date.
func (r *reading) agency(at int, b block, fill map[field]bool, above map[field]string) Agency {
	line := r.table.rows[at]
	a := Agency{Line: line.line}
	for k := b.from; k < b.to; k++ {
		c := line.cells[k]
		if c.blank() || r.head.fields[k] == "" {
			continue
		}
		if f := r.head.fields[k]; c.row == at && c.col == k || f == fieldLevel || f == fieldSuperior {
			r.set(&a, f, c, above)
		}
	}
	for f := range fill {
		if target := a.of(f); *target == "" {
			*target = above[f]
		}
	}
	above[fieldLevel], above[fieldSuperior] = a.Level, a.Superior
	return a
}

// add puts an agency into the list and its group, which may have its level.
func (r *reading) add(a Agency, to *group) {
	if to != nil {
		to.rows++
		if a.Level == "" {
			a.Level = to.level
		}
	}
	r.list.Agencies = append(r.list.Agencies, a)
	r.groups = append(r.groups, to)
}

// texts are the cells of a row with text of their own, without those that count rows.
func (r *reading) texts(at int, b block) (own []cell) {
	for k := b.from; k < b.to; k++ {
		c := r.table.rows[at].cells[k]
		if c.blank() || c.row != at || c.col != k || r.head.fields[k] == fieldNumber && counts(c.text) {
			continue
		}
		own = append(own, c)
	}
	return own
}

// nameCell is the cell that covers the row's place for the name; nil where it is empty.
func (r *reading) nameCell(at int, b block) *cell {
	for _, k := range r.head.columns(fieldName, b.from, b.to) {
		if c := r.table.rows[at].cells[k]; !c.blank() {
			return &c
		}
	}
	return nil
}

// sparse finds columns of level and superior that are filled once for the rows below: each text
// occurs once, and the first row has one.
func (r *reading) sparse(b block) map[field]bool {
	fill := map[field]bool{}
	for _, f := range []field{fieldLevel, fieldSuperior} {
		for _, k := range r.head.columns(f, b.from, b.to) {
			seen := map[string]bool{}
			blank, twice, first := 0, false, true
			for at := r.head.last + 1; at < len(r.table.rows); at++ {
				if name := r.nameCell(at, b); name == nil || name.row != at {
					continue
				}
				c := r.table.rows[at].cells[k]
				if c.blank() && first {
					blank = 0
					break
				}
				first = false
				switch {
				case c.blank():
					blank++
				case c.row == at:
					twice = twice || seen[c.text]
					seen[c.text] = true
				}
			}
			if blank > 0 && !twice && len(seen) > 0 && blank >= len(seen) && len(seen) > 1 {
				fill[f] = true
			}
		}
	}
	return fill
}

// nameless is a row with a contact or a code and no name: whose they are is not certain. One that
// only counts, or names a group, is passed over.
func (r *reading) nameless(at int, b block, texts []cell) {
	telling := slices.ContainsFunc(texts, r.tells)
	line := r.table.rows[at].line
	if name := r.head.columns(fieldName, b.from, b.to); telling {
		r.report(line, name[0], "roster.noname")
		return
	}
	r.list.Read.LeftOut = append(r.list.Read.LeftOut, LeftOut{line, clean(joined(texts[0].text))})
}

// tells reports whether a cell holds data that belong to one agency only.
func (r *reading) tells(c cell) bool {
	switch r.head.fields[c.col] {
	case fieldContact, fieldPhone, fieldMail, fieldCode, fieldBoth:
		return c.wide == 1
	}
	return false
}

// before is the group that the line straight above the head names, nil for none. That
// line may have been taken for a part of the head where lists are side by side, each
// below the name of its group alone.
func (r *reading) before(b block) *group {
	for at := r.head.last - 1; at >= 0; at-- {
		texts := 0
		var first *cell
		for k := b.from; k < b.to; k++ {
			c := &r.table.rows[at].cells[k]
			if c.blank() {
				continue
			}
			if first == nil {
				first = c
			}
			if c.row == at && (c.col == k || k == b.from) {
				texts++
			}
		}
		if first == nil || at >= r.head.first && texts != 1 {
			continue
		}
		if g, sure := groupOf(first.text); sure && g.level != "" {
			g.line = r.table.rows[at].line
			return &g
		}
		if at < r.head.first {
			return nil
		}
	}
	return nil
}

// attachedNumbers takes the numbers off names that are counted without a mark (1县教育局, 2县公安局), where all are and they
// count up.
func (r *reading) attachedNumbers() {
	next := 0
	for _, a := range r.list.Agencies {
		m := attached.FindStringSubmatch(a.Name)
		if m == nil {
			return
		}
		n, _ := strconv.Atoi(m[1])
		if next++; n != next {
			return
		}
	}
	if next < 2 {
		return
	}
	for i := range r.list.Agencies {
		r.list.Agencies[i].Name = attached.FindStringSubmatch(r.list.Agencies[i].Name)[2]
	}
}

// ofSheetName gives the agencies of a sheet that is called after a level (县直部门, 乡镇) that level, where they have none.
func (r *reading) ofSheetName() {
	g, sure := groupOf(r.table.name)
	if _, known := level.Of(g.level); !sure || !known {
		return
	}
	for i := range r.list.Agencies {
		if r.list.Agencies[i].Level == "" {
			r.list.Agencies[i].Level = g.level
		}
	}
}
