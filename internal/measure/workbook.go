package measure

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"nianbao/internal/finding"
	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/read"
)

// workbook is a template on its way back, opened by the agency's program. That is excelize, which knows nothing of our
// reader.
type workbook struct {
	*excelize.File
	parts []func(map[string][]byte) // what is done to the parts of the saved file, by name
}

// place is where a workbook was damaged; an empty cell means the sheet, an empty sheet the file.
type place struct {
	sheet string
	cells []string // any of which a finding has to name
}

// sendBack makes the report of a case one that was read from a workbook: the template, filled in and saved by another
// program, damaged in between unless damage is nil. It returns where, and whether there was an occasion.
func (c *Case) sendBack(damage func(*Case, *workbook) (place, bool)) (at place, ok bool, err error) {
	w, err := c.filledIn()
	if err != nil {
		return at, false, err
	}
	defer w.Close()
	if damage != nil {
		if at, ok = damage(c, w); !ok {
			return at, false, nil
		}
	}
	data, err := w.saved()
	if err != nil {
		return at, false, err
	}
	r, _, err := read.Workbook("planted.xlsx", data, read.Options{})
	if err != nil {
		return at, false, err
	}
	c.Report = r
	return at, ok, nil
}

// saved returns the bytes of the file, with what was done to its parts.
func (w *workbook) saved() ([]byte, error) {
	buffer, err := w.WriteToBuffer()
	if err != nil || len(w.parts) == 0 {
		return buffer.Bytes(), err
	}
	in, err := zip.NewReader(bytes.NewReader(buffer.Bytes()), int64(buffer.Len()))
	if err != nil {
		return nil, err
	}
	parts, names := map[string][]byte{}, []string{}
	for _, f := range in.File {
		if parts[f.Name], err = content(f); err != nil {
			return nil, err
		}
		names = append(names, f.Name)
	}
	for _, edit := range w.parts {
		edit(parts)
	}
	for name := range parts {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range names {
		f, err := z.Create(name)
		if err != nil {
			return nil, err
		}
		if _, err := f.Write(parts[name]); err != nil {
			return nil, err
		}
	}
	err = z.Close() // before the bytes are taken: it writes the directory
	return out.Bytes(), err
}

func content(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(r)
}

// named reports whether a finding names the place: its sheet, and one of its cells.
func (p place) named(f finding.Finding) bool {
	if p.sheet != "" && f.Sheet != p.sheet {
		return false
	}
	return len(p.cells) == 0 || slices.ContainsFunc(p.cells, func(cell string) bool {
		return slices.ContainsFunc(f.Cells, func(said string) bool { return covers(said, cell) })
	})
}

// covers reports whether a cell or range, as findings write it, covers a cell.
func covers(said, cell string) bool {
	first, last, isRange := strings.Cut(said, ":")
	if !isRange {
		last = first
	}
	a, err := templates.ParseAddress(first)
	b, other := templates.ParseAddress(last)
	at, third := templates.ParseAddress(cell)
	return err == nil && other == nil && third == nil && templates.Range{First: a, Last: b}.Contains(at)
}

// done panics where excelize refuses what a fault does: a fault that cannot be planted is a slip of this package.
func done(err error) {
	if err != nil {
		panic(fmt.Sprintf("planting a fault: %v", err))
	}
}

// table picks a table, and a slot of it that holds a figure where there is one.
func (c *Case) table() (*templates.Table, *templates.Slot) {
	t := pick(c.dice, c.Edition.Tables)
	filled := slices.DeleteFunc(slices.Clone(t.Slots), func(s *templates.Slot) bool {
		v := c.Report.Value(s.ID)
		return v.Kind != report.Number || v.Number.IsZero()
	})
	if len(filled) > 0 {
		return t, pick(c.dice, filled)
	}
	return t, pick(c.dice, t.Slots)
}

// label picks a label of a table and returns its cell.
func (c *Case) label(t *templates.Table) (templates.Cell, string) {
	labels := slices.DeleteFunc(slices.Clone(t.Grid.Cells), func(g templates.Cell) bool {
		return g.Slot != nil || g.Text == ""
	})
	g := pick(c.dice, labels)
	return g, t.Origin.Offset(g.Row, g.Col).String()
}
