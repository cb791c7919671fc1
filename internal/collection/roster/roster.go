package roster

import (
	"strings"

	"nianbao/internal/inbox"
	"nianbao/internal/message"
	"nianbao/templates"
)

// Options are choices for reading a list.
type Options struct {
	// Sheets are the sheets of a workbook that hold the list, where it is unclear: names
	// separated by commas, or 全部.
	Sheets string
}

// Read reads the list of agencies in a file. All faults are reported at once, with rows and
// columns.
func Read(path string, o Options) (*List, error) {
	found, err := inbox.Walk([]string{path})
	if err != nil {
		return nil, err
	}
	if len(found.Files) != 1 {
		return nil, message.NewError("roster.one", "file", path).WithHint("roster.one.hint")
	}
	data, err := found.Files[0].Read()
	if err != nil {
		return nil, err
	}
	return Parse(path, data, o)
}

// Parse reads a list from a file's bytes.
func Parse(name string, data []byte, o Options) (*List, error) {
	tables, err := tablesIn(name, data)
	if err != nil {
		return nil, err
	}
	chosen, err := choose(name, tables, o)
	if err != nil {
		return nil, err
	}
	list := &List{File: name}
	var all problems
	for _, c := range chosen {
		r := c.read(name)
		if list.Sheet == "" {
			list.Sheet = c.table.name
		} else if c.table.name != "" {
			list.Sheet += "、" + c.table.name
		}
		list.Agencies = append(list.Agencies, r.list.Agencies...)
		list.Read.join(r.list.Read)
		all.all = append(all.all, r.all...)
		c.groups = r.groups
	}
	return finish(list, chosen, all)
}

// finish checks the list as a whole: repeated names, superiors, levels.
func finish(list *List, chosen []*candidate, all problems) (*List, error) {
	if len(list.Agencies) == 0 && len(all.all) == 0 {
		return nil, message.NewError("roster.empty", "file", list.File).WithHint("roster.empty.hint")
	}
	r := &reading{table: chosen[0].table, head: chosen[0].head, list: list, problems: all}
	for _, c := range chosen {
		r.groups = append(r.groups, c.groups...)
	}
	r.distinct()
	r.superiors(NewMatcher(list.Agencies, nil))
	r.levels()
	list.Read.Groups = r.told()
	if err := r.err(list.File); err != nil {
		return nil, err
	}
	return list, nil
}

// told lists the groups, with the result of each.
func (r *reading) told() (all []Group) {
	at := map[*group]int{}
	var order []*group
	for i, g := range r.groups {
		if g == nil {
			continue
		}
		if _, known := at[g]; !known {
			at[g] = len(all)
			order = append(order, g)
			all = append(all, Group{Line: g.line, Text: g.text, Level: g.level})
		}
		told := &all[at[g]]
		told.Rows++
		if above := r.list.Agencies[i].Superior; g.level == "" && above != "" && headKey(above) == headKey(g.text) {
			told.Superior = above
		}
	}
	for i, g := range order {
		if g.count >= 0 && g.count != all[i].Rows {
			r.list.note("roster.group.count", "line", g.line, "group", g.text, "count", g.count, "n", all[i].Rows)
		}
	}
	return all
}

func (u *Understanding) join(o Understanding) {
	u.Headless = u.Headless || o.Headless
	if u.Columns == nil {
		u.Columns = o.Columns
	}
	for _, head := range o.Passed {
		if !strings.Contains("\n"+strings.Join(u.Passed, "\n")+"\n", "\n"+head+"\n") {
			u.Passed = append(u.Passed, head)
		}
	}
	u.LeftOut = append(u.LeftOut, o.LeftOut...)
	u.Notes = append(u.Notes, o.Notes...)
}

// read reads the agencies of a table that was chosen.
func (c *candidate) read(file string) *reading {
	r := &reading{table: c.table, head: c.head, list: &List{File: file}}
	u := &r.list.Read
	u.Headless = c.head.last < 0
	u.Passed = c.head.passed
	for at := range c.table.rows[:max(c.head.first, 0)] {
		for k, text := range c.table.rows[at].cells {
			if bad := harmful(text.text); bad != "" && text.col == k {
				r.report(c.table.rows[at].line, k, "roster.harmful", "what", bad)
			}
		}
	}
	for k, f := range c.head.fields {
		if label := official[f]; label != "" {
			u.Columns = append(u.Columns, Column{label, c.head.names[k], templates.ColumnName(k)})
		}
	}
	for _, b := range c.blocks {
		r.block(b)
	}
	r.attachedNumbers()
	r.paths()
	r.ofSheetName()
	if len(r.hidden) > 0 {
		r.list.note("roster.hidden", "n", len(r.hidden), "names", some(r.hidden))
	}
	return r
}

// some are the first of many names.
func some(names []string) []string {
	const shown = 5
	if len(names) > shown {
		return append(append([]string{}, names[:shown]...), "…")
	}
	return names
}
