package roster

import (
	"encoding/csv"
	"errors"
	"io"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/internal/message"
	"nianbao/internal/textfile"
)

// ofText makes a table of a text: comma, tab or semicolon between the fields, bars as in a drawn table, blanks where
// there is nothing else.
func ofText(name string, data []byte) (*table, error) {
	text, err := textfile.Decode(data)
	if err != nil {
		return nil, message.NewError("roster.encoding", "file", name).WithHint("roster.encoding.hint")
	}
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\v", "\n", "\f", "\n").Replace(text)
	mark := separator(text)
	if mark == ' ' && strings.Contains(text, `"`) {
		mark = ',' // a table of one column
	}
	if mark == ' ' {
		return ofLines(text), nil
	}
	if mark == '|' {
		return ofBars(text), nil
	}
	return ofCSV(name, text, mark)
}

// separator finds what parts the fields: the mark that most lines have.
func separator(text string) rune {
	lines := 0
	counts := map[rune]int{}
	for line := range strings.SplitSeq(text, "\n") {
		if strings.TrimSpace(line) == "" {
			continue
		}
		lines++
		for _, mark := range "\t,;，|│" {
			if strings.ContainsRune(line, mark) {
				counts[mark]++
			}
		}
	}
	for _, mark := range "\t|│,;，" {
		if counts[mark] > 0 && 2*counts[mark] >= lines {
			switch mark {
			case '│':
				return '|'
			}
			return mark
		}
	}
	return ' '
}

func ofCSV(name, text string, mark rune) (*table, error) {
	reader := csv.NewReader(strings.NewReader(text))
	reader.Comma = mark
	reader.FieldsPerRecord = -1
	reader.TrimLeadingSpace = mark != '\t'
	var records [][]string
	var lines []int
	for {
		record, err := reader.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		var broken *csv.ParseError
		if errors.As(err, &broken) {
			return nil, message.NewError("roster.csv", "file", name, "line", broken.Line).
				WithHint("roster.csv.hint")
		}
		if err != nil {
			return nil, message.Wrap(err, "inbox.read", "file", name)
		}
		number, _ := reader.FieldPos(0)
		records, lines = append(records, record), append(lines, number)
	}
	return ofRecords(records, lines), nil
}

// ofBars reads a table drawn with bars, as in Markdown.
func ofBars(text string) *table {
	var records [][]string
	var lines []int
	number := 0
	for line := range strings.SplitSeq(text, "\n") {
		number++
		line = strings.TrimSpace(strings.ReplaceAll(line, "│", "|"))
		if strings.Trim(line, "|-:+ ─┼├┤┌┐└┘┬┴") == "" {
			continue
		}
		line = strings.TrimSuffix(strings.TrimPrefix(line, "|"), "|")
		records, lines = append(records, strings.Split(line, "|")), append(lines, number)
	}
	return ofRecords(records, lines)
}

// ofLines reads lines that have no marks between their fields: names, or columns set with blanks.
func ofLines(text string) *table {
	var records [][]string
	var lines []int
	number := 0
	for line := range strings.SplitSeq(text, "\n") {
		number++
		for _, part := range listed(line) {
			records, lines = append(records, tokens(part)), append(lines, number)
		}
	}
	t := ofRecords(records, lines)
	if t != nil {
		t.loose = true
	}
	return t
}

// listed parts a line that is a list of names (甲局、乙局、丙局); any other is itself.
func listed(line string) []string {
	line = strings.TrimSpace(line)
	head, rest, found := strings.Cut(line, "：")
	if !found {
		head, rest = "", line
	}
	parts := strings.FieldsFunc(strings.TrimRight(rest, "。；;."), func(r rune) bool {
		return r == '、' || r == '，' || r == '；' || r == '。'
	})
	if len(parts) < 2 {
		return []string{line}
	}
	for _, p := range parts {
		if !looksLikeAgency(cleanName(p)) {
			return []string{line}
		}
	}
	if found {
		return append([]string{head}, parts...)
	}
	return parts
}

var blanks = regexp.MustCompile(`[\s\x{3000}\x{00a0}]+`)

// tokens splits a line at its blanks. Single characters are one name, spread over the line's
// width.
func tokens(line string) []string {
	parts := blanks.Split(strings.TrimFunc(line, unicode.IsSpace), -1)
	var out []string
	alone := false
	for _, p := range parts {
		single := utf8.RuneCountInString(p) == 1 && unicode.Is(unicode.Han, []rune(p)[0])
		if single && alone {
			out[len(out)-1] += p
		} else {
			out = append(out, p)
		}
		alone = single
	}
	return out
}
