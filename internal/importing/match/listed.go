package match

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/internal/importing/source"
	"nianbao/templates"
)

// A text that was printed too narrow for a table has it as a list: the labels of a row, then each
// figure after the labels above it, both parted by bars and broken where a line ends:
//
//	一、本年新收政府信息公开申请数量
//	  申请人情况｜自然人：2
//
// A row is read only where all of it is there, in the form's words and order.

// labelLines is on how many lines the labels of a row may be.
const labelLines = 20

// between parts the labels that lead to a figure.
const between = "｜"

// lists reads rows that are lists.
type lists struct {
	*placement
	lines []source.Block
	used  map[source.Where]bool
}

// readLists reads the rows of a plain text that are lists, and returns the places of their lines.
func (p *placement) readLists(s *source.Source) map[source.Where]bool {
	l := lists{placement: p, used: map[source.Where]bool{}}
	if s.Plain == "" {
		return nil
	}
	for _, b := range s.Blocks {
		switch {
		case b.Table == nil:
			l.lines = append(l.lines, b)
		case b.Table.Loose: // bars part the labels
			l.lines = append(l.lines, b.Table.Texts...)
		default:
			l.lines = append(l.lines, source.Block{})
		}
	}
	from := 0 // where the labels of the row begin
	for i := 0; i < len(l.lines); i++ {
		switch text := l.lines[i].Text; {
		case source.Trim(text) == "":
			from = i + 1
		case isIndented(text):
			end := i
			for end < len(l.lines) && isIndented(l.lines[end].Text) {
				end++
			}
			l.row(l.lines[max(from, i-labelLines):i], l.lines[i:end])
			from, i = end, end-1
		}
	}
	return l.used
}

func isIndented(line string) bool { return strings.HasPrefix(line, "  ") && source.Trim(line) != "" }

// row reads the figures of lines as those of the one row whose labels stand right above them.
func (l *lists) row(labels, lines []source.Block) {
	key := ""
	for _, b := range labels {
		key += solid(b.Text)
	}
	texts := make([]string, len(lines))
	for i, b := range lines {
		texts[i] = source.Trim(b.Text)
	}
	text := strings.Join(texts, "\n")
	for i := range l.form.rows {
		r := &l.form.rows[i]
		path := solid(strings.Join(r.slots[0].RowPath, between))
		if !strings.HasSuffix(key, path) {
			continue
		}
		values, ok := listedValues(text, r.slots)
		if !ok {
			continue
		}
		for k, v := range values {
			l.place(r.slots[k], finding{raw: v.raw, where: lines[v.line].Where})
		}
		for _, b := range lines {
			l.used[b.Where] = true
		}
		for k, rest := len(labels)-1, path; k >= 0 && rest != ""; k-- {
			l.used[labels[k].Where] = true
			rest = strings.TrimSuffix(rest, solid(labels[k].Text))
		}
		return
	}
}

// listedValue is a value and the line it begins on.
type listedValue struct {
	raw  string
	line int
}

// listedValues parts a text into the values of slots, each after its labels. ok is false where
// labels are missing, exchanged or not the form's, and where a figure may be broken over two lines.
func listedValues(text string, slots []*templates.Slot) (values []listedValue, ok bool) {
	at := labelEnd(text, 0, slots[0])
	for i := range slots {
		if at < 0 {
			return nil, false
		}
		end, next := len(text), -1
		if i+1 < len(slots) {
			for end = at; end < len(text); end++ {
				if next = labelEnd(text, end, slots[i+1]); next >= 0 {
					break
				}
			}
			if next < 0 {
				return nil, false
			}
		}
		raw := source.Trim(text[at:end])
		if strings.Contains(raw, "\n") {
			return nil, false
		}
		line := strings.Count(text[:at], "\n")
		if strings.HasPrefix(text[at:], "\n") {
			line++
		}
		values = append(values, listedValue{raw, line})
		at = next
	}
	return values, true
}

// labelEnd returns where the value begins whose labels begin at a place of a text; -1 where others
// stand there. Lines may end within a label.
func labelEnd(text string, at int, slot *templates.Slot) int {
	want := solid(strings.Join(headsOf(slot), between)) + "："
	for want != "" {
		r, n := utf8.DecodeRuneInString(text[at:])
		switch w, m := utf8.DecodeRuneInString(want); {
		case n == 0:
			return -1
		case r == w:
			want = want[m:]
		case !unicode.IsSpace(r):
			return -1
		}
		at += n
	}
	return at
}

// headsOf are the labels above a figure, without that of its block, which has a line of its own.
func headsOf(slot *templates.Slot) []string {
	g := &slot.Table.Grid
	return slices.DeleteFunc(slices.Clone(slot.ColumnPath), func(label string) bool {
		return slices.ContainsFunc(g.Cells, func(c templates.Cell) bool {
			return c.Text == label && g.IsBlockLabel(&c)
		})
	})
}

// solid is a text without its blanks.
func solid(text string) string { return strings.Join(strings.Fields(text), "") }
