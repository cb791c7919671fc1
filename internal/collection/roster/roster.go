// Package roster is the list of agencies that must report: how it is read, whose report a file is, when each is due.
package roster

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"nianbao/internal/inbox"
	"nianbao/internal/message"
	"nianbao/internal/textfile"
	"nianbao/templates"
	"nianbao/xlsx/read"
)

// Agency is one line of the roster.
type Agency struct {
	Name     string // 机关名称
	Code     string // 统一社会信用代码
	Level    string // 级别
	Superior string // 上级机关, by name
	Contact  string // 联系人
	Phone    string // 电话
	Mail     string // 邮箱
	Line     int    // in the roster's file, counted from 1
}

// List is the list of agencies that must report.
type List struct {
	File     string
	Agencies []Agency
}

// columns are the roster's columns by the names of the field.
var columns = []struct {
	name string
	set  func(*Agency, string)
}{
	{"机关名称", func(a *Agency, s string) { a.Name = s }},
	{"统一社会信用代码", func(a *Agency, s string) { a.Code = strings.ToUpper(s) }},
	{"级别", func(a *Agency, s string) { a.Level = s }},
	{"上级机关", func(a *Agency, s string) { a.Superior = s }},
	{"联系人", func(a *Agency, s string) { a.Contact = s }},
	{"电话", func(a *Agency, s string) { a.Phone = s }},
	{"邮箱", func(a *Agency, s string) { a.Mail = s }},
}

// Read reads a roster: CSV in UTF-8 or GB18030, or a workbook whose first sheet holds it. All that is wrong with
// it is told at once, with line numbers.
func Read(path string) (*List, error) {
	found, err := inbox.Walk([]string{path})
	if err != nil {
		return nil, err
	}
	if len(found.Files) != 1 {
		return nil, message.Errorf("roster.one", "file", path)
	}
	data, err := found.Files[0].Read()
	if err != nil {
		return nil, err
	}
	return Parse(path, data)
}

// Parse reads a roster from its bytes.
func Parse(name string, data []byte) (*List, error) {
	lines, err := rosterLines(name, data)
	if err != nil {
		return nil, err
	}
	r := &List{File: name}
	return r, r.parse(lines)
}

// line is one line of a roster's table.
type line struct {
	number int
	cells  []string
}

func rosterLines(name string, data []byte) ([]line, error) {
	if bytes.HasPrefix(data, []byte("PK")) || strings.EqualFold(filepath.Ext(name), ".xlsx") {
		return workbookLines(name, data)
	}
	text, err := textfile.Decode(data)
	if err != nil {
		return nil, message.Errorf("roster.encoding", "file", name).WithHint("roster.encoding.hint")
	}
	reader := csv.NewReader(strings.NewReader(text))
	reader.FieldsPerRecord = -1
	reader.TrimLeadingSpace = true
	var lines []line
	for {
		record, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return lines, nil
		}
		var broken *csv.ParseError
		if errors.As(err, &broken) {
			return nil, message.Errorf("roster.csv", "file", name, "line", broken.Line).WithHint("roster.csv.hint")
		}
		if err != nil {
			return nil, message.Wrap(err, "inbox.read", "file", name)
		}
		number, _ := reader.FieldPos(0)
		lines = append(lines, line{number, record})
	}
}

func workbookLines(name string, data []byte) ([]line, error) {
	sheets, err := read.Grids(name, data)
	if err != nil {
		return nil, err
	}
	if len(sheets) == 0 {
		return nil, nil
	}
	grid := sheets[0].Grid
	lines := make([]line, grid.Rows)
	for i := range lines {
		lines[i] = line{i + 1, make([]string, grid.Cols)}
	}
	for _, c := range grid.Cells {
		lines[c.Row].cells[c.Col] = c.Text
	}
	return lines, nil
}

// Problem is one thing wrong with a roster.
type Problem struct {
	Line int
	Text message.Text
}

// parse fills the roster from its lines: the first that is not empty names the columns.
func (r *List) parse(lines []line) error {
	lines = slices.DeleteFunc(lines, func(l line) bool { return strings.TrimSpace(strings.Join(l.cells, "")) == "" })
	if len(lines) == 0 {
		return message.Errorf("roster.empty", "file", r.File)
	}
	var problems []Problem
	report := func(line int, key string, args ...any) {
		problems = append(problems, Problem{line, message.New(key, args...)})
	}
	lines = lines[headerLine(lines):]
	setters := header(lines[0], report)
	byName, byCode := map[string]int{}, map[string]int{}
	for _, l := range lines[1:] {
		a := Agency{Line: l.number}
		for i, text := range l.cells {
			if i < len(setters) && setters[i] != nil {
				setters[i](&a, strings.TrimSpace(text))
			} else if strings.TrimSpace(text) != "" && i >= len(setters) {
				report(l.number, "roster.extra", "text", text)
			}
		}
		switch name := templates.Normalize(a.Name); {
		case name == "":
			report(l.number, "roster.noname")
		case byName[name] > 0:
			report(l.number, "roster.twice", "name", a.Name, "first", byName[name])
		default:
			byName[name] = l.number
		}
		if a.Code != "" {
			if byCode[a.Code] > 0 {
				report(l.number, "roster.code.twice", "code", a.Code, "first", byCode[a.Code])
			}
			byCode[a.Code] = l.number
		}
		r.Agencies = append(r.Agencies, a)
	}
	if len(r.Agencies) == 0 {
		return message.Errorf("roster.empty", "file", r.File)
	}
	if len(problems) == 0 {
		return nil
	}
	return rosterError(r.File, problems)
}

// titleLines is how many lines of title may stand above the names of the columns.
const titleLines = 5

// headerLine finds the line that names the columns: the first, unless one of the next has the name every roster must have
// and the lines above are a title.
func headerLine(lines []line) int {
	for i, l := range lines[:min(len(lines), titleLines+1)] {
		if slices.ContainsFunc(l.cells, func(s string) bool { return templates.Normalize(s) == columns[0].name }) {
			return i
		}
	}
	return 0
}

// header finds the setter of each column.
func header(l line, report func(int, string, ...any)) []func(*Agency, string) {
	setters := make([]func(*Agency, string), len(l.cells))
	seen := map[string]bool{}
	var known []string
	for _, c := range columns {
		known = append(known, c.name)
	}
	for i, text := range l.cells {
		name := templates.Normalize(text)
		at := slices.Index(known, name)
		switch {
		case name == "":
		case at < 0:
			report(l.number, "roster.column", "column", strings.TrimSpace(text), "known", known)
		case seen[name]:
			report(l.number, "roster.column.twice", "column", name)
		default:
			seen[name] = true
			setters[i] = columns[at].set
		}
	}
	if !seen[known[0]] {
		report(l.number, "roster.column.missing", "column", known[0])
	}
	return setters
}

func rosterError(file string, problems []Problem) error {
	var texts []message.Text
	for _, p := range problems {
		texts = append(texts, message.New("roster.problem", "line", p.Line, "problem", p.Text))
	}
	return message.Errorf("roster.problems", "file", file, "count", fmt.Sprint(len(texts)), "problems", message.Lines(texts)).
		WithHint("roster.problems.hint")
}
