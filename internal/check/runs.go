package check

import (
	"slices"

	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/templates"
)

// The same slip in many cells is reported once: 25 totals filled with =SUM(…) are one finding,
// and so are cells of one column or row with the same fault. Its id depends on the column or row,
// so that it stays the same while cells are put right.

// leastRun is the number of cells of a column or row from which they are reported together.
const leastRun = 3

// flawed is a cell with what is wrong with it.
type flawed struct {
	slot *templates.Slot
	said message.Text
}

// runs gathers the flawed cells of a table: those with the same message that share a column, else a row.
func runs(cells []flawed) [][]flawed {
	type line struct {
		key   string
		stack stack
		row   int
	}
	column := func(f flawed) line { return line{key: f.said.Key, stack: stackOf(f.slot)} }
	row := func(f flawed) line { return line{key: f.said.Key, row: f.slot.Cell.Row + 1} }
	count := map[line]int{}
	for _, f := range cells {
		count[column(f)]++
		count[row(f)]++
	}
	var order []line
	gathered := map[line][]flawed{}
	for i, f := range cells {
		at := column(f)
		if count[row(f)] > count[at] {
			at = row(f)
		}
		if count[at] < leastRun {
			at = line{row: -1 - i} // by itself
		}
		if gathered[at] == nil {
			order = append(order, at)
		}
		gathered[at] = append(gathered[at], f)
	}
	var out [][]flawed
	for _, at := range order {
		if len(gathered[at]) >= leastRun {
			out = append(out, gathered[at])
			continue
		}
		for _, f := range gathered[at] { // the others went with their row
			out = append(out, []flawed{f})
		}
	}
	return out
}

// runFinding is the finding about a run.
func runFinding(c *Context, id string, class templates.Class, run []flawed) finding.Finding {
	f := rule.Finding(id, class)
	slots := make([]*templates.Slot, len(run))
	for i := range run {
		slots[i] = run[i].slot
	}
	c.AtSlots(&f, slots...)
	first := run[0]
	f.Actual, f.Message, f.Hint = c.Report.Value(first.slot.ID).Raw, first.said, message.New("rule."+id+".do")
	if len(run) == 1 {
		return f
	}
	what, label := "column", f.Column
	if f.Column == "" || slices.ContainsFunc(slots, func(s *templates.Slot) bool {
		return stackOf(s) != stackOf(slots[0])
	}) {
		what, label = "row", first.slot.Row
	}
	f.Anchor = what + " " + first.slot.Table.ID + " " + label + " " + first.said.Key
	if label == "" {
		what = "line"
	}
	f.Message = message.New("value.run."+what, "label", label, "n", len(run), "first", first.said)
	return f
}
