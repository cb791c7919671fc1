package roster

import (
	"slices"
	"strings"

	"nianbao/internal/message"
)

// candidate is a table that may be the list.
type candidate struct {
	table  *table
	head   head
	blocks []block
	groups []*group // of what was read of it
}

// candidateOf decides whether a table holds agencies; nil where nothing suggests it.
func candidateOf(t *table) *candidate {
	if h, ok := findHead(t); ok {
		blocks := blocksOf(t, &h)
		h.settle(t, blocks)
		if c := (&candidate{table: t, head: h, blocks: blocks}); c.agencies() > 0 {
			return c
		}
		return nil
	}
	if h, ok := headWithoutName(t); ok {
		blocks := []block{{0, t.cols}}
		h.settle(t, blocks)
		return &candidate{table: t, head: h, blocks: blocks}
	}
	if h, blocks, ok := withoutHead(t); ok {
		return &candidate{table: t, head: h, blocks: blocks}
	}
	return nil
}

// agencies counts the rows with text in the column of names.
func (c *candidate) agencies() (n int) {
	for _, k := range c.head.columns(fieldName, 0, c.table.cols) {
		for at := c.head.last + 1; at < len(c.table.rows); at++ {
			if !c.table.rows[at].cells[k].blank() {
				n++
			}
		}
	}
	return n
}

// headWithoutName finds a head that names all columns but that of the names, which is found by
// its texts.
func headWithoutName(t *table) (head, bool) {
	for r := range t.rows[:min(len(t.rows), headRows)] {
		if !mostlyHeads(t, r) {
			continue
		}
		h := t.headOf(r, r)
		best, ok := likestNames(t.rows[r+1:], &h)
		if ok {
			h.fields[best] = fieldName
		}
		return h, ok
	}
	return head{}, false
}

// likestNames is the column without a head that holds the most texts spelt like names of agencies, if most of its texts are.
func likestNames(below []row, h *head) (best int, ok bool) {
	most := 0
	for k := range h.fields {
		if h.fields[k] != "" {
			continue
		}
		like, all := 0, 0
		for _, row := range below {
			c := row.cells[k]
			if c.col != k || c.blank() {
				continue
			}
			if all++; looksLikeAgency(cleanName(c.text)) {
				like++
			}
		}
		if like > most && 10*like >= 6*all {
			best, most = k, like
		}
	}
	return best, most > 0
}

// mostlyHeads reports whether a row holds two known heads at least, and fewer other words, of which
// one is that of the names.
func mostlyHeads(t *table, r int) bool {
	known, other := 0, 0
	for k, c := range t.rows[r].cells {
		if c.blank() || c.col != k || c.row != r {
			continue
		}
		if _, is := fieldOf(c.text); is {
			known++
		} else {
			other++
		}
	}
	return known >= 2 && other <= max(1, known-1)
}

// choose finds the tables that are the list. Sheets that were asked for are; else it is the one
// that holds agencies, one with a head before one without, one that is shown before a hidden one.
// Where several do, it asks.
func choose(file string, tables []*table, o Options) ([]*candidate, error) {
	if wanted := strings.TrimSpace(o.Sheets); wanted != "" {
		return named(file, tables, wanted)
	}
	var found []*candidate
	for _, t := range tables {
		if c := candidateOf(t); c != nil {
			found = append(found, c)
		}
	}
	for _, better := range []func(*candidate) bool{
		func(c *candidate) bool { return !c.table.hidden },
		func(c *candidate) bool { return c.head.last >= 0 },
	} {
		if slices.ContainsFunc(found, better) {
			found = slices.DeleteFunc(found, func(c *candidate) bool { return !better(c) })
		}
	}
	switch {
	case len(found) == 0:
		return nil, message.NewError("roster.nonames", "file", file).WithHint("roster.empty.hint")
	case len(found) > 1 && found[0].table.name != "":
		return nil, message.NewError("roster.sheets",
			"file", file, "n", len(found), "sheets", sheetNames(found)).
			WithHint("roster.sheets.hint", "first", found[0].table.name)
	case len(found) > 1: // the tables of a page: the list is the longest
		best := slices.MaxFunc(found, func(a, b *candidate) int { return a.agencies() - b.agencies() })
		for _, c := range found {
			if c != best && 2*c.agencies() > best.agencies() && c.head.last >= 0 {
				return nil, message.NewError("roster.tables", "file", file,
					"n", len(found)).WithHint("roster.tables.hint")
			}
		}
		return []*candidate{best}, nil
	}
	return found, nil
}

func sheetNames(found []*candidate) (names []string) {
	for _, c := range found {
		names = append(names, c.table.name)
	}
	return names
}

// named are the sheets that were asked for.
func named(file string, tables []*table, wanted string) (found []*candidate, err error) {
	all := wanted == "全部" || wanted == "all"
	var missing, names []string
	byName := map[string]*table{}
	for _, t := range tables {
		names = append(names, t.name)
		byName[headKey(t.name)] = t
		if c := candidateOf(t); all && c != nil && !t.hidden {
			found = append(found, c)
		}
	}
	if !all {
		for _, name := range strings.FieldsFunc(wanted, func(r rune) bool { return r == ',' || r == '，' }) {
			t := byName[headKey(name)]
			if t == nil {
				missing = append(missing, name)
				continue
			}
			c := candidateOf(t)
			if c == nil {
				return nil, message.NewError("roster.nonames", "file", file+" · "+t.name).
					WithHint("roster.empty.hint")
			}
			found = append(found, c)
		}
	}
	if len(missing) > 0 {
		return nil, message.NewError("roster.nosheet", "file", file, "sheet", missing, "sheets", names)
	}
	if len(found) == 0 {
		return nil, message.NewError("roster.nonames", "file", file).WithHint("roster.empty.hint")
	}
	return found, nil
}
