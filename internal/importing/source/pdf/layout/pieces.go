package layout

import (
	"regexp"
	"slices"
	"strings"
)

// heading is how a heading of a section begins.
var heading = regexp.MustCompile(`^[一二三四五六七八九十]+、`)

// pieces divides framed content into tables and the text between them: a frame around the page,
// or around a section, is no table. Text beside a table follows it.
func (t *table) pieces() []item {
	var out []item
	from := 0
	rows := len(t.ys) - 1
	for r := 0; r < rows; r++ {
		i := slices.IndexFunc(t.cells, func(c cell) bool { return c.row == r && c.cols == len(t.xs)-1 })
		if i < 0 || !t.cells[i].isText() {
			continue
		}
		if r > from {
			out = append(out, item{table: t.part(from, r)})
		}
		for k := range t.cells[i].lines {
			out = append(out, item{line: &t.cells[i].lines[k]})
		}
		from = r + t.cells[i].rows
		r = from - 1
	}
	switch {
	case from == 0:
		return []item{{table: t}}
	case from < rows:
		out = append(out, item{table: t.part(from, rows)})
	}
	for _, l := range t.beside {
		out = append(out, item{line: l})
	}
	return out
}

// isText reports whether a cell as wide as the table holds a part of the report, not a label.
func (c cell) isText() bool {
	return strings.Contains(c.text, "。") || heading.MatchString(c.text) && !strings.Contains(c.text, "\t")
}

// part are some rows of a table as a table of its own.
func (t *table) part(from, to int) *table {
	p := &table{xs: slices.Clone(t.xs), ys: t.ys[from : to+1], box: Box{t.box.Left, t.ys[from], t.box.Right, t.ys[to]}}
	for _, c := range t.cells {
		if c.row >= from && c.row < to {
			c.row -= from
			c.rows = min(c.rows, to-from-c.row)
			p.cells = append(p.cells, c)
		}
	}
	return p
}
