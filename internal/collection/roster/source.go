package roster

import (
	"bytes"
	"path/filepath"
	"strings"

	"nianbao/internal/importing/source"
	"nianbao/internal/message"
	"nianbao/xlsx/book"
	"nianbao/xlsx/read"
)

// tablesIn takes a file apart into the tables it holds, by what it is and not by its name.
func tablesIn(name string, data []byte) ([]*table, error) {
	if len(bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\ufeff")))) == 0 {
		return nil, message.NewError("roster.empty", "file", name).WithHint("roster.empty.hint")
	}
	zipped := bytes.HasPrefix(data, []byte("PK"))
	switch {
	case zipped && bytes.Contains(data, []byte("word/document.xml")):
		return ofDocument(name, data)
	case zipped, strings.HasPrefix(strings.ToLower(filepath.Ext(name)), ".xls"),
		bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0")):
		if isPage(data) { // a web page that was given a workbook's name, as many systems export
			return ofDocument(name, data)
		}
		if !zipped && !bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0")) && !bytes.ContainsRune(data, 0) {
			break // a text that was given a workbook's name
		}
		return ofWorkbook(name, data)
	case bytes.HasPrefix(data, []byte("%PDF")), isPage(data), isMessage(data), foreign(data):
		return ofDocument(name, data)
	}
	t, err := ofText(name, data)
	if err != nil {
		return nil, err
	}
	if t == nil {
		return nil, message.NewError("roster.large", "file", name)
	}
	return []*table{t}, nil
}

func isPage(data []byte) bool {
	head := bytes.ToLower(bytes.TrimSpace(bytes.TrimPrefix(data[:min(len(data), 4096)], []byte("\ufeff"))))
	if bytes.HasPrefix(data, []byte("\xFF\xFE")) {
		head = bytes.ReplaceAll(head[min(2, len(head)):], []byte{0}, nil)
	}
	return bytes.HasPrefix(head, []byte("<")) &&
		(bytes.Contains(head, []byte("<html")) || bytes.Contains(head, []byte("<table")) ||
			bytes.Contains(head, []byte("<!doctype html")) || bytes.Contains(head, []byte("<body")) ||
			bytes.Contains(head, []byte("<p")) || bytes.Contains(head, []byte("<div")) ||
			bytes.Contains(head, []byte("<meta")))
}

func isMessage(data []byte) bool { return bytes.HasPrefix(data, []byte("MIME-Version:")) }

// foreign are pictures, archives and old documents, which the reader of published files refuses with advice.
func foreign(data []byte) bool {
	for _, magic := range []string{"{\\rtf", "\xFF\xD8\xFF", "\x89PNG", "GIF8", "Rar!", "7z\xBC\xAF", "\x1F\x8B"} {
		if bytes.HasPrefix(data, []byte(magic)) {
			return true
		}
	}
	return false
}

func ofWorkbook(name string, data []byte) ([]*table, error) {
	b, err := book.Open(data)
	if err != nil {
		if _, told := read.Grids(name, data); told != nil {
			return nil, told // in the words of the room that reads workbooks
		}
		return nil, err
	}
	var tables []*table
	var broken error
	for _, s := range b.Sheets {
		if s.Kind != book.Worksheet || s.Whole() == nil && len(s.Cells) == 0 {
			continue
		}
		if s.Whole() != nil {
			if broken == nil {
				broken = whyBroken(name, data, s.Name)
			}
			continue
		}
		t := ofSheet(s)
		if t == nil {
			broken = message.NewError("xlsx.sparse", "file", name, "sheet", s.Name)
			continue
		}
		tables = append(tables, t)
	}
	if len(tables) == 0 && broken != nil {
		return nil, broken
	}
	return tables, nil
}

// whyBroken is why a sheet cannot be read, in the words of the room that reads workbooks; nil where it has none.
func whyBroken(name string, data []byte, sheet string) (why error) {
	sheets, err := read.Grids(name, data)
	if err != nil {
		return nil
	}
	for _, f := range sheets {
		if f.Name == sheet {
			why = f.Err
		}
	}
	return why
}

// ofDocument makes tables of a document's: those with the same columns are one list, the lines between them its groups
// and notes. A document without a table is a text.
func ofDocument(name string, data []byte) ([]*table, error) {
	s, err := source.Open(name, data)
	if err != nil {
		return nil, err
	}
	var tables []*table
	var lines []string
	var texts strings.Builder
	for _, b := range s.Blocks {
		if b.Table == nil {
			lines = append(lines, b.Text)
			texts.WriteString(b.Text + "\n")
			continue
		}
		t := ofGrid(b.Table.Grid)
		if t == nil {
			return nil, message.NewError("roster.large", "file", name)
		}
		if last := len(tables) - 1; last >= 0 && goesOn(tables[last], t) {
			tables[last].join(lines, t)
		} else {
			before := lines[max(0, len(lines)-1):]
			tables = append(tables, empty("", 0, t.cols))
			tables[len(tables)-1].join(before, t)
		}
		lines = nil
	}
	if len(tables) == 0 {
		if t := ofLines(texts.String()); t != nil {
			tables = append(tables, t)
		}
	}
	return tables, nil
}

// goesOn reports whether a table goes on with the one before: as many columns, and the same head or none.
func goesOn(before, t *table) bool {
	if before.cols != t.cols {
		return false
	}
	h, ok := findHead(t)
	was, had := findHead(before)
	if !ok || !had {
		return had && !ok && t.cols > 1
	}
	for k := range h.names {
		if h.names[k] != was.names[k] {
			return false
		}
	}
	return true
}

// join adds lines of text, each over the whole width, and the rows of a table, which alone are counted.
func (t *table) join(lines []string, next *table) {
	for _, text := range lines {
		if strings.TrimSpace(text) == "" {
			continue
		}
		r := row{line: t.counted + 1, cells: make([]cell, t.cols)}
		for k := range r.cells {
			r.cells[k] = cell{text: text, row: len(t.rows), wide: t.cols}
		}
		t.rows = append(t.rows, r)
	}
	shift := len(t.rows)
	for _, r := range next.rows {
		for k := range r.cells {
			if r.cells[k].wide > 0 {
				r.cells[k].row += shift
			}
		}
		t.counted++
		r.line = t.counted
		t.rows = append(t.rows, r)
	}
}
