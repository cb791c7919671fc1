package wide

import (
	"slices"
	"strings"

	"nianbao/templates"
)

// Head is what the lines above the rows were understood as.
type Head struct {
	Edition *templates.Edition // the one most columns are of; a row may be of another
	Last    int                // the row of its last line, from 0
	ByID    bool               // matched by the ids of the values; else by words
	Columns []Column           // by their place in the sheet

	lines []Line
	by    map[*templates.Edition][]*templates.Slot // of each column
}

// Column is one column of a sheet.
type Column struct {
	Text  string          // its head, line by line
	Field Field           // "" for none
	Slot  *templates.Slot // of the head's edition; nil where none was matched
}

// Limits of what a head is looked for in.
const (
	headRows  = 20 // lines from the top
	headDepth = 4  // lines a head of words may have
	fewest    = 3  // columns of values that make a sheet a wide one
)

// Unmatched lists the columns that mean nothing here, in their order; those without a head are none.
func (h *Head) Unmatched() []Column {
	var all []Column
	for _, c := range h.Columns {
		if c.Text != "" && c.Field == "" && c.Slot == nil {
			all = append(all, c)
		}
	}
	return all
}

// Missing lists the values of the edition that no column was matched to.
func (h *Head) Missing() []*templates.Slot {
	var all []*templates.Slot
	for _, t := range h.Edition.Tables {
		for _, s := range t.Slots {
			if !slices.Contains(h.by[h.Edition], s) {
				all = append(all, s)
			}
		}
	}
	return all
}

// Matched is how many columns of values were matched.
func (h *Head) Matched() int { return matched(h.by[h.Edition]) }

// weight decides between two readings: the more columns, and with as many the ids.
func (h *Head) weight() int {
	n := 2 * h.Matched()
	if h.ByID && n > 0 {
		n++
	}
	return n
}

func matched(slots []*templates.Slot) (n int) {
	for _, s := range slots {
		if s != nil {
			n++
		}
	}
	return n
}

// findHead looks for the head in the first lines of a sheet; nil where there is none. last is the row of its last
// line where a person says so, from 0; -1 else.
func findHead(lines []Line, editions []*templates.Edition, last int) *Head {
	var best *Head
	take := func(h *Head) {
		if h.column(Agency) >= 0 && (best == nil || h.weight() > best.weight()) {
			best = h
		}
	}
	for i, line := range lines {
		if last >= 0 && line.Row != last {
			continue
		}
		take(headOf(lines[max(0, i-wordLines):i+1], editions, true))
		for depth := range min(headDepth, i+1) {
			take(headOf(lines[i-depth:i+1], editions, false))
		}
		if best != nil && best.ByID && best.Matched() > 1 {
			break
		}
	}
	if best == nil || best.Matched() == 0 || best.Matched() < fewest && last < 0 {
		return nil
	}
	return best
}

// headOf matches the columns of some lines.
func headOf(lines []Line, editions []*templates.Edition, byID bool) *Head {
	h := &Head{Last: lines[len(lines)-1].Row, ByID: byID, lines: lines, by: map[*templates.Edition][]*templates.Slot{}}
	width := 0
	for _, line := range lines {
		width = max(width, len(line.Cells))
	}
	texts := make([][]string, width)
	h.Columns = make([]Column, width)
	for col := range width {
		texts[col], h.Columns[col].Text = headTexts(lines, col)
		for _, text := range slices.Backward(texts[col]) {
			if field, is := words().fields[text]; is && h.column(field) < 0 {
				h.Columns[col].Field = field
				break
			}
		}
	}
	for _, e := range editions {
		slots := make([]*templates.Slot, width)
		for col := range width {
			switch id := strings.TrimSpace(lines[len(lines)-1].at(col).Text); {
			case h.Columns[col].Field != "":
			case byID:
				slots[col] = e.Slot(id)
			default:
				slots[col] = labelsOf(e).find(texts[col])
			}
		}
		once(slots)
		h.by[e] = slots
		if h.Edition == nil || matched(slots) > matched(h.by[h.Edition]) {
			h.Edition = e
		}
	}
	for col, s := range h.by[h.Edition] {
		h.Columns[col].Slot = s
	}
	return h
}

// once takes away values that two columns are headed with: which is meant is not certain.
func once(slots []*templates.Slot) {
	at := map[*templates.Slot][]int{}
	for col, s := range slots {
		if s != nil {
			at[s] = append(at[s], col)
		}
	}
	for _, cols := range at {
		if len(cols) > 1 {
			for _, col := range cols {
				slots[col] = nil
			}
		}
	}
}

// headTexts are the words above a column from the outermost, each once, and how they read.
func headTexts(lines []Line, col int) (texts []string, shown string) {
	var all []string
	for _, line := range lines {
		text := line.at(col).Text
		short := squash(text)
		if short == "" || len(texts) > 0 && texts[len(texts)-1] == short {
			continue
		}
		texts, all = append(texts, short), append(all, strings.TrimSpace(text))
	}
	return texts, strings.Join(all, "｜")
}

// column is the place of a field, -1 where the head has none.
func (h *Head) column(f Field) int {
	return slices.IndexFunc(h.Columns, func(c Column) bool { return c.Field == f })
}
