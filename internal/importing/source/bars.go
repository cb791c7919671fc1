package source

import "strings"

// A copy of a page often parts the cells of a table by bars: a row a line, padded or not, with a bar at its end, with
// `||` for an empty cell; a cell and a bar a line; or the bar on a line of its own.

// bars part cells; the last ones are look-alikes that input methods and converters write.
const bars = "|｜│┃¦∣❘"

// mostBars is how many bars a line may have and still be a row; the widest table of a report has 15 columns.
const mostBars = 200

// mostBarred is the most rows that are put together to one table.
const mostBarred = 2_000

// barred makes tables of rows with vertical bars. Rows of one cell become plain lines, and a lone
// bar is removed.
func barred(blocks []Block) []Block {
	out := make([]Block, 0, len(blocks))
	for i := 0; i < len(blocks); {
		end := i
		rows := 0
		for ; end < len(blocks) && end-i < mostBarred && mayBeBarred(blocks[end]); end++ {
			if isBarred(blocks[end].Text) {
				rows++
			}
		}
		if rows == 0 {
			out = append(out, blocks[i])
			i++
			continue
		}
		for end > i && blocks[end-1].Text == "" {
			end--
		}
		out = append(out, barredRun(blocks[i:end])...)
		i = end
	}
	return out
}

// mayBeBarred reports whether a line may be part of a run of rows: a row, or an empty line between two.
func mayBeBarred(b Block) bool {
	return b.Table == nil && !b.Heading && !b.Caption && (b.Text == "" || isBarred(b.Text))
}

func isBarred(line string) bool {
	return strings.ContainsAny(line, bars) && strings.Count(line, "|") <= mostBars
}

// barredRun makes a table of a run of rows, or plain lines where each has but one cell.
func barredRun(run []Block) []Block {
	first, last := true, true // every row begins, or ends, with a bar
	several, even := 0, true  // rows of more than one cell; all rows have as many
	var rows [][]string
	for _, b := range run {
		if b.Text == "" {
			continue
		}
		cells := parted(b.Text)
		if first = first && cells[0] == ""; cells[len(cells)-1] != "" {
			last = false
		}
		if filled(cells) > 1 {
			several++
		}
		rows = append(rows, cells)
		even = even && len(cells) == len(rows[0])
	}
	last = last && !even // a grid that keeps its empty cells: the last one may be empty in every row
	if several == 0 {
		return oneCellLines(run)
	}
	var kept [][]string
	var texts []Block
	k := 0
	for _, b := range run {
		if b.Text == "" {
			continue
		}
		cells := rows[k]
		k++
		if isRule(cells) && k < len(rows) {
			continue
		}
		if first && len(cells) > 1 {
			cells = cells[1:]
		}
		if last && len(cells) > 1 {
			cells = cells[:len(cells)-1]
		}
		kept, texts = append(kept, cells), append(texts, b)
	}
	return []Block{{Table: looseTable(kept, texts)}}
}

// oneCellLines are lines of one cell each: a cell and a bar a line, or bars on lines of their
// own. An empty cell shows as two bars with nothing between them, or as a bar alone among cells
// that end in bars.
func oneCellLines(run []Block) (out []Block) {
	alone := false
	trailing := false
	for _, b := range run {
		trailing = trailing || b.Text != "" && strings.Trim(b.Text, bars+blanks) != ""
	}
	for _, b := range run {
		text := b.Text
		switch {
		case text == "":
			continue
		case strings.Trim(text, bars+blanks) != "":
			b.Text = Trim(strings.Trim(text, bars+blanks))
			alone = false
		case trailing || alone:
			b.Text, b.Cells = "", []string{""}
		default:
			alone = true
			continue
		}
		out = append(out, b)
	}
	return out
}

// blanks are the spaces around a cell's text.
const blanks = " \t\u00a0\u3000\u200b\ufeff"

// parted are the cells of a line; a bar after a backslash is none.
func parted(line string) (cells []string) {
	from, escaped := 0, false
	for i, r := range line {
		switch {
		case r == '\\':
			escaped = !escaped
			continue
		case !escaped && strings.ContainsRune(bars, r):
			cells = append(cells, splitTabs(line[from:i])...)
			from = i + len(string(r))
		}
		escaped = false
	}
	return append(cells, splitTabs(line[from:])...)
}

// splitTabs splits the text between two bars once more at its tabs.
func splitTabs(s string) []string {
	s = Trim(strings.ReplaceAll(s, `\|`, "|"))
	if !strings.Contains(s, "\t") {
		return []string{s}
	}
	parts := strings.Split(s, "\t")
	for i := range parts {
		parts[i] = Trim(parts[i])
	}
	return parts
}

func filled(cells []string) (n int) {
	for _, c := range cells {
		if c != "" {
			n++
		}
	}
	return n
}

// isRule reports whether a row only parts the head of a markdown table from its body.
func isRule(cells []string) bool {
	rules := 0
	for _, c := range cells {
		if c == "" {
			continue
		}
		dashes := strings.Trim(c, ":")
		if len(dashes) < 3 && dashes == c || strings.Trim(dashes, "-") != "" || dashes == "" {
			return false
		}
		rules++
	}
	return rules > 0
}
