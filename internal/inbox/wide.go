package inbox

import (
	"bytes"
	"cmp"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"nianbao/internal/importing/match"
	"nianbao/internal/importing/source"
	"nianbao/internal/message"
	"nianbao/internal/packed"
	"nianbao/internal/report"
	"nianbao/xlsx/book"
	"nianbao/xlsx/read"
	"nianbao/xlsx/wide"
)

// A wide sheet is a container: each of its rows is a report, and a file of its own from here on, so that whoever
// judges, keeps or prints a report has no more at hand than that. It is read once, row by row, while walking; its
// rows stay packed.

// maxWideRows is the most rows a file may have: three times the agencies of the largest province.
const maxWideRows = 100_000

// Wide is what was understood of a wide sheet.
type Wide struct {
	File  string
	Sheet string // "" of a CSV file
	Head  *wide.Head
	Rows  int
	Added []string // what the rows are called that were passed over because they add others up
}

// sheetsOnDisk looks into a file for wide sheets: their rows, nil where it is no such file.
func (found *Found) sheetsOnDisk(f File) ([]File, []Wide) {
	if found.sheets == nil {
		return nil, nil
	}
	at, err := os.Open(f.Name)
	if err != nil {
		return nil, nil
	}
	defer at.Close()
	info, err := at.Stat()
	if err != nil || info.Size() > book.MaxStreamed || !wide.MayBe(f.Base(), at, info.Size()) {
		return nil, nil
	}
	data, err := io.ReadAll(io.LimitReader(at, book.MaxStreamed))
	if err != nil {
		return nil, nil
	}
	return rowsOf(f, data, *found.sheets)
}

// sheetsWithin does the same for a file within a container.
func (z *contents) sheetsWithin(f File) ([]File, []Wide) {
	if z.sheets == nil || f.Broken != nil || f.extension() != ".xlsx" && f.extension() != ".csv" {
		return nil, nil
	}
	data, err := f.Read()
	if err != nil || !wide.MayBe(f.Base(), bytes.NewReader(data), int64(len(data))) {
		return nil, nil
	}
	o := *z.sheets
	o.Head = 0 // which row is meant is said of files that are named themselves
	return rowsOf(f, data, o)
}

// rowsOf makes files of the rows of wide sheets. One that is damaged is one file that is broken: half a sheet must
// never pass for a whole one.
func rowsOf(f File, data []byte, o wide.Options) (files []File, found []Wide) {
	broken := func(err error) ([]File, []Wide) {
		f.Broken = err
		return []File{f}, nil
	}
	if !f.Given {
		o.Head = 0
	}
	sheets, err := wide.Read(f.Base(), data, o)
	if err != nil {
		return nil, nil // whoever reads it whole explains it
	}
	if len(sheets) == 0 && o.Head > 0 {
		return broken(message.NewError("inbox.wide.head", "file", f.Name, "row", o.Head).
			WithHint("inbox.wide.head.hint"))
	}
	for _, s := range sheets {
		w := Wide{File: f.Name, Sheet: s.Name, Head: s.Head}
		head, kept := s.PackHead(), &packed.Store{}
		added := func(_ wide.Line, name string) { w.Added = append(w.Added, name) }
		for row, err := range s.Rows(added) {
			if err != nil {
				return broken(read.Refused(f.Name, err))
			}
			if w.Rows++; len(files) == maxWideRows {
				return broken(message.NewError("inbox.wide.many", "file", f.Name, "limit", maxWideRows))
			}
			one := f
			at := kept.Add(row.PackCells())
			one.Part, one.read = row.Name(), func() ([]byte, error) {
				cells, err := kept.At(at)
				return slices.Concat(head, cells), err
			}
			files = append(files, one)
		}
		found = append(found, w)
	}
	if len(sheets) > 0 && len(files) == 0 {
		return broken(message.NewError("inbox.wide.empty", "file", f.Name))
	}
	return files, found
}

// decodeRow makes the report of a row that was packed.
func decodeRow(name string, data []byte, o Options) (*Opened, error) {
	row, err := wide.Unpack(data, o.Edition)
	if err != nil {
		return nil, message.Wrap(err, "inbox.read", "file", name)
	}
	r, e := row.Report(name)
	r.Agency, r.Year = cmp.Or(r.Agency, o.Agency), cmp.Or(r.Year, o.Year)
	trace := &match.Trace{}
	columns := row.Columns(e)
	for _, t := range e.Tables {
		for _, s := range t.Slots {
			col, there := columns[s.ID]
			if !there {
				trace.Missing = append(trace.Missing, s.ID)
				continue
			}
			if v := r.Value(s.ID); v.Kind != report.Blank {
				trace.Found = append(trace.Found, match.Found{Slot: s.ID, Raw: v.Raw, Where: whereIn(row, col)})
			}
		}
	}
	for _, field := range []wide.Field{wide.Agency, wide.Year, wide.Scope} {
		if row.Tells(field) {
			trace.Found = append(trace.Found, match.Found{Field: string(field), Where: whereIn(row, 0)})
		}
	}
	return &Opened{Report: r, Edition: e, Trace: trace, Part: row.Name()}, nil
}

func whereIn(row wide.Row, col int) source.Where {
	p := row.Place(col)
	return source.Where{Line: p.Line, Sheet: p.Sheet, Cell: p.Cell, IsCell: p.Sheet != ""}
}

// IsWide reports whether a file of the file system holds wide sheets.
func IsWide(path string) bool {
	found := &Found{sheets: &wide.Options{}}
	_, sheets := found.sheetsOnDisk(onDisk(path, false))
	return len(sheets) > 0
}

// KeptName is what an original is called where it is kept. A workbook or a CSV file that holds several reports is a
// wide sheet, of which a row is kept, packed as JSON.
func KeptName(file, part string) string {
	f := File{Name: file}
	if ending := f.extension(); part != "" && (ending == ".xlsx" || ending == ".xlsm" || ending == ".csv") {
		return strings.TrimSuffix(f.Base(), filepath.Ext(f.Base())) + " " + part + ".json"
	}
	return f.Base()
}
