package sheet

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"nianbao/internal/message"
	"nianbao/xlsx/pack"
)

// book is a workbook being written.
type book struct {
	file   *excelize.File
	names  map[string]bool // in lower case
	styles map[look]int
	title  string // of the first table
}

// table writes one sheet. What precedes the rows in a sheet's part (view, columns) has to be set before the first of
// them, because they are streamed.
func (b *book) table(n int, t *Table) error {
	name, err := b.sheet(n, t.Name)
	if err != nil {
		return err
	}
	if err := b.before(name, t); err != nil {
		return err
	}
	stream, err := b.file.NewStreamWriter(name)
	if err != nil {
		return err
	}
	b.title = cmp.Or(b.title, clean(t.Title))
	s := &streamed{book: b, Table: t, name: name, stream: stream}
	for _, step := range []func() error{s.page, s.head, s.rows, s.charts, s.lines, s.titles} {
		if err := step(); err != nil {
			return err
		}
	}
	return stream.Flush()
}

// before sets what is written as soon as the stream is opened, and the widths, which the stream would write in reverse.
func (b *book) before(name string, t *Table) error {
	for i, c := range slices.Backward(t.Columns) { // the library puts each before those set so far
		letter, _ := excelize.ColumnNumberToName(i + 1) // small and positive
		if err := b.file.SetColWidth(name, letter, letter, c.Width); err != nil {
			return err
		}
	}
	return b.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: ptr(true)})
}

// sheet adds a sheet under a name that a program accepts and no other sheet has.
func (b *book) sheet(n int, wanted string) (string, error) {
	name := sheetName(wanted)
	for i := 2; b.names[strings.ToLower(name)]; i++ {
		suffix := fmt.Sprintf("（%d）", i)
		name = string([]rune(name)[:min(len([]rune(name)), maxName-len([]rune(suffix)))]) + suffix
	}
	b.names[strings.ToLower(name)] = true
	if n == 0 {
		return name, b.file.SetSheetName(b.file.GetSheetName(0), name)
	}
	_, err := b.file.NewSheet(name)
	return name, err
}

// write writes the workbook once all of it is known to be well.
func (b *book) write(w io.Writer) error {
	var out bytes.Buffer
	if err := b.file.Write(&out); err != nil {
		return message.Wrap(err, "sheet.failed", "sheet", "")
	}
	return pack.Settle(w, out.Bytes(), map[string][]byte{
		"docProps/core.xml": pack.Core(b.title, ""), "docProps/app.xml": pack.App()})
}
