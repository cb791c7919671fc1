package copies

import (
	"strings"

	"github.com/mattn/go-runewidth"
)

// gridShapes are tables drawn with characters, and text that converters of pages write.
func gridShapes() []Shape {
	all := []Shape{
		asText("drawn in ASCII", func(rows []row) string {
			var b strings.Builder
			rule := strings.Repeat("+----", rows[0].width) + "+\n"
			b.WriteString(rule)
			for _, r := range rows {
				b.WriteString("| " + strings.Join(r.expanded(), " | ") + " |\n" + rule)
			}
			return b.String()
		}),
		asText("box drawing, no columns kept", func(rows []row) string {
			return boxed(rows, row.packed, false, "┌┬┐├┼┤└┴┘│─")
		}),
		asText("box drawing", func(rows []row) string { return boxed(rows, row.expanded, true, "┌┬┐├┼┤└┴┘│─") }),
		asText("double box drawing", func(rows []row) string {
			return boxed(rows, row.expanded, true, "╔╦╗╠╬╣╚╩╝║═")
		}),
		asText("reStructuredText grid", func(rows []row) string {
			return boxed(rows, row.expanded, true, "+++++++++|-")
		}),
		asText("pipe table as pandoc", pandoc),
		asText("html2text", func(rows []row) string {
			lines := strings.SplitAfterN(eachRow(row.expanded, " | ", "", "  ")(rows), "\n", 2)
			return lines[0] + strings.Repeat("---|", rows[0].width-1) + "---  \n" + lines[1]
		}),
		asText("org mode", func(rows []row) string {
			lines := strings.SplitAfterN(eachRow(row.expanded, " | ", "| ", " |")(rows), "\n", 2)
			return lines[0] + "|" + strings.Repeat("---+", rows[0].width-1) + "---|\n" + lines[1]
		}),
		asText("csv", func(rows []row) string {
			var b strings.Builder
			for _, r := range rows {
				b.WriteString(strings.Join(r.expanded(), ",") + "\n")
			}
			return b.String()
		}),
	}
	simple := asText("columns of blanks", simpleTable)
	simple.Loses = true // where blanks leave it open which column a figure is of
	return append(all, simple)
}

// boxed draws a table; widths are those of the columns, or for packed rows of each cell alone.
func boxed(rows []row, cells func(row) []string, even bool, chars string) string {
	c := []rune(chars)
	var widths []int
	for _, r := range rows {
		for i, text := range cells(r) {
			if i == len(widths) {
				widths = append(widths, 2)
			}
			if even {
				widths[i] = max(widths[i], runewidth.StringWidth(text))
			}
		}
	}
	rule := func(left, cross, right rune) string {
		var parts []string
		for _, w := range widths {
			parts = append(parts, strings.Repeat(string(c[10]), w+2))
		}
		return string(left) + strings.Join(parts, string(cross)) + string(right) + "\n"
	}
	var b strings.Builder
	b.WriteString(rule(c[0], c[1], c[2]))
	for i, r := range rows {
		if i > 0 {
			b.WriteString(rule(c[3], c[4], c[5]))
		}
		for k, text := range cells(r) {
			fill := strings.Repeat(" ", max(0, widths[k]-runewidth.StringWidth(text)))
			b.WriteString(string(c[9]) + " " + text + fill + " ")
		}
		b.WriteString(string(c[9]) + "\n")
	}
	b.WriteString(rule(c[6], c[7], c[8]))
	return b.String()
}

// pandoc writes a pipe table with its columns filled up to one width.
func pandoc(rows []row) string {
	lines := strings.Split(boxed(rows, row.expanded, true, "||||||||||-"), "\n")
	var out []string
	for i, line := range lines {
		if i == 0 || i > 2 && i%2 == 0 && strings.Trim(line, "|-") == "" {
			continue
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n") + "\n"
}

// simpleTable parts the columns by blanks alone; a text over several columns is as wide as they are.
func simpleTable(rows []row) string {
	widths := make([]int, rows[0].width)
	for _, r := range rows {
		at := r.lead
		for i, text := range r.texts {
			if r.spans[i] == 1 {
				widths[at] = max(widths[at], runewidth.StringWidth(text)+2)
			}
			at += r.spans[i]
		}
	}
	var b strings.Builder
	for _, r := range rows {
		line, at, end := "", r.lead, 0
		for _, w := range widths[:r.lead] {
			end += w
		}
		for i, text := range r.texts {
			line += strings.Repeat(" ", max(0, end-runewidth.StringWidth(line))) + text + "  "
			for _, w := range widths[at : at+r.spans[i]] {
				end += w
			}
			at += r.spans[i]
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return b.String()
}
