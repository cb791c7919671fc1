package copies

import (
	"strings"

	"nianbao/templates"
)

// textShapes are copies of a report as plain text whose cells are apart.
func textShapes() []Shape {
	var all []Shape
	add := func(name string, table func([]row) string) {
		all = append(all, asText(name, table))
	}
	add("packed, ends in bars", eachRow(row.packed, " | ", "", " |"))
	add("packed, between", eachRow(row.packed, "|", "", ""))
	add("packed, both ends", eachRow(row.packed, " | ", "| ", " |"))
	add("padded as trafilatura", trafilatura)
	add("padded, both ends", eachRow(row.padded, " | ", "| ", " |"))
	add("expanded, tight", eachRow(row.expanded, "|", "|", "|"))
	add("expanded, padded cells", eachRow(row.expanded, "    |   ", "|   ", "  |"))
	add("expanded, between", eachRow(row.expanded, " | ", "", ""))
	add("markdown", markdown(row.expanded))
	add("markdown, packed", markdown(row.packed))
	add("markdown, padded", markdown(row.padded))
	add("full-width bars", eachRow(row.expanded, "｜", "｜", "｜"))
	add("full-width bars, packed", eachRow(row.packed, "｜", "", ""))
	add("box bars", eachRow(row.expanded, "│", "│", "│"))
	add("tabs and bars", eachRow(row.packed, "\t|\t", "", "\t|"))
	add("tabs", eachRow(row.packed, "\t", "", ""))
	add("tabs, expanded", eachRow(row.expanded, "\t", "", ""))
	add("empty lines between rows", eachRow(row.packed, " | ", "", " |\n"))
	add("a cell and a bar a line", eachRow(row.packed, " |\n", "", " |"))
	add("trailing bars, padded", cellTrail)
	add("bars on lines of their own", eachRow(row.packed, "\n|\n", "", "\n|"))
	lines := asText("a cell a line", eachRow(row.packed, "\n", "", ""))
	lines.Loses = true
	return append(all, lines)
}

// asText is a shape of which only the tables differ.
func asText(name string, table func([]row) string) Shape {
	line := func(s string) string { return s + "\n" }
	p := parts{line, line, line, func(t Truth, of *templates.Table) string { return table(t.rows(of)) }}
	return Shape{Name: "text: " + name, end: ".txt",
		write: func(t Truth) ([]byte, error) { return []byte(p.write(t)), nil }}
}

func eachRow(cells func(row) []string, between, before, after string) func([]row) string {
	return func(rows []row) string {
		var b strings.Builder
		for _, r := range rows {
			b.WriteString(before + strings.Join(cells(r), between) + after + "\n")
		}
		return b.String()
	}
}

func markdown(cells func(row) []string) func([]row) string {
	return func(rows []row) string {
		lines := strings.SplitAfterN(eachRow(cells, " | ", "| ", " |")(rows), "\n", 2)
		return "\n" + lines[0] + strings.Repeat("|---", rows[0].width) + "|\n" + lines[1] + "\n"
	}
}

// trafilatura writes the cells with bars between, and a bar without a space for each that is
// missing to the width.
func trafilatura(rows []row) string {
	var b strings.Builder
	for _, r := range rows {
		b.WriteString(strings.Join(r.texts, " | "))
		if n := r.width - len(r.texts); n > 0 {
			b.WriteString(" " + strings.Repeat("|", n))
		}
		b.WriteString("\n")
	}
	return b.String()
}

func cellTrail(rows []row) string {
	var b strings.Builder
	for _, r := range rows {
		for i, text := range r.texts {
			if b.WriteString(text + " |"); i == len(r.texts)-1 {
				b.WriteString(strings.Repeat("|", max(0, r.width-len(r.texts)-1)))
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}
