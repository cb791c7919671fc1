package inbox

import (
	"bytes"
	"cmp"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"nianbao/internal/companion"
	"nianbao/internal/importing"
	"nianbao/internal/importing/match"
	"nianbao/internal/importing/source"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/read"
	"nianbao/xlsx/wide"
)

// Options is what the user knows about the files beside their content.
type Options struct {
	Edition *templates.Edition // nil: as the file tells
	Agency  string             // for files that do not tell it
	Year    int                // for files that do not tell it
	Names   []string           // agencies that are known: looked for in texts that do not tell theirs
}

func (o Options) published() match.Options {
	return match.Options{Edition: o.Edition, Agency: o.Agency, Year: o.Year, Names: o.Names}
}

// Opened is a report made of a file.
type Opened struct {
	Report  *report.Report
	Edition *templates.Edition
	Trace   *match.Trace // what was found where, for files that were not made from our template
	Part    string       // which of several reports of the file; "" where it holds one
	With    []string     // the other files the report is made of
	Word    bool         // it came as a Word file
	// Claims is the agency the file itself names, where the report was taken for another's; "" otherwise.
	Claims string
}

// Of returns the report as that of an agency: whoever took it in knows whose it is. Without a name
// it is as it tells.
func (o *Opened) Of(agency, code string) *Opened {
	if agency == "" || o.Report.Agency == agency {
		return o
	}
	named, same := *o.Report, *o
	same.Claims = cmp.Or(o.Claims, o.Report.Agency)
	named.Agency, named.Code = agency, code
	same.Report = &named
	return &same
}

// Open makes a report of a file: a workbook of ours, somebody's own workbook whose tables are
// found by their labels, or a published text, page or document. The error names the kind of file
// and the remedy.
func Open(f File, o Options) (*Opened, error) {
	data, err := f.Read()
	if err != nil {
		return nil, err
	}
	opened, err := f.Decode(data, o)
	if err != nil {
		return nil, err
	}
	return opened.Of(f.Agency, f.Code), nil
}

// Decode makes a report of the file's bytes: the part that is meant, without one as [Decode] does.
func (f File) Decode(data []byte, o Options) (*Opened, error) {
	if f.Broken != nil {
		return nil, f.Broken
	}
	if f.Part == "" && len(f.With) == 0 {
		return Decode(f.Name, data, o)
	}
	all, err := f.Reports(data, o)
	if err != nil {
		return nil, err
	}
	return all[0], nil
}

// Reports makes the reports of the file's bytes as [Reports] does, or the one part that is meant,
// with the words of its Word file.
func (f File) Reports(data []byte, o Options) ([]*Opened, error) {
	if f.Broken != nil {
		return nil, f.Broken
	}
	all, err := Reports(f.Name, data, o)
	if err != nil {
		return nil, err
	}
	if f.Part != "" {
		at := slices.IndexFunc(all, func(one *Opened) bool { return one.Part == f.Part })
		if at < 0 {
			return nil, message.NewError("inbox.part", "file", f.Name, "part", f.Part)
		}
		all = all[at : at+1]
	}
	for _, w := range f.With {
		words, err := Open(w, o)
		if err != nil {
			return nil, err
		}
		all[0] = all[0].WithWords(words)
	}
	return all, nil
}

// OfYear makes the reports of the file's bytes that are of the year in the options: a page may have
// further years behind tabs. Where none is, what the file holds is not what was asked for, and its
// first report is returned for it.
func (f File) OfYear(data []byte, o Options) ([]*Opened, error) {
	all, err := f.Reports(data, o)
	if err != nil {
		return nil, err
	}
	if of := ofYear(all, o.Year); of[0].Report.Year == o.Year {
		return of, nil
	}
	return all[:1], nil
}

// Reports makes the reports of a file's bytes, in the order of the file; never none without an error.
func Reports(name string, data []byte, o Options) ([]*Opened, error) {
	if wide.IsRow(data) || isWorkbook(name, data) {
		one, err := Decode(name, data, o)
		if err != nil {
			return nil, err
		}
		return []*Opened{one}, nil
	}
	if one, err := bound(name, data, o); one != nil || err != nil {
		return []*Opened{one}, err
	}
	readings, err := importing.Reports(name, data, o.published())
	if err != nil {
		return nil, err
	}
	var all []*Opened
	for _, r := range readings {
		all = append(all, &Opened{Report: r.Report, Edition: r.Edition, Trace: r.Trace, Part: r.Part,
			Word: isWord(data)})
	}
	return all, nil
}

// bound makes a report of a companion in Word that is bound to an agency; nil of anything else.
func bound(name string, data []byte, o Options) (*Opened, error) {
	r, e, err := companion.Read(name, data, companion.Options{Edition: o.Edition})
	if r == nil || err != nil {
		return nil, err
	}
	return &Opened{Report: r, Edition: e, Word: true}, nil
}

// isWord reports whether a file that no workbook's reader takes is a Word file: no other zip is read.
func isWord(data []byte) bool { return bytes.HasPrefix(data, []byte("PK")) }

// Decode makes a report of a file's bytes; of several, the one of the year in the options, else the
// first.
func Decode(name string, data []byte, o Options) (*Opened, error) {
	if wide.IsRow(data) {
		return decodeRow(name, data, o)
	}
	published := o.published()
	if !isWorkbook(name, data) {
		if one, err := bound(name, data, o); one != nil || err != nil {
			return one, err
		}
		r, e, trace, err := importing.Read(name, data, published)
		if err != nil {
			return nil, err
		}
		return &Opened{Report: r, Edition: e, Trace: trace, Word: isWord(data)}, nil
	}
	r, e, err := read.Workbook(name, data, read.Options{Edition: o.Edition, Year: o.Year})
	if err == nil {
		return &Opened{Report: r, Edition: e}, nil
	}
	if !errors.Is(err, read.ErrForeign) {
		return nil, err
	}
	return decodeForeign(name, data, published)
}

// decodeForeign makes a report of somebody's own workbook.
func decodeForeign(name string, data []byte, o match.Options) (*Opened, error) {
	grids, err := read.Grids(name, data)
	if err != nil {
		return nil, err
	}
	var sheets []source.Sheet
	for _, g := range grids {
		if g.Err != nil {
			return nil, g.Err
		}
		sheet := source.Sheet{Name: g.Name, Grid: g.Grid, Values: map[templates.Address]report.Value{}}
		for i := range g.Grid.Cells {
			c := &g.Grid.Cells[i]
			at := templates.Address{Row: c.Row, Col: c.Col}
			if stored, ok := g.Stored[at]; ok {
				sheet.Values[at] = report.Parse(c.Text, stored)
			}
		}
		sheets = append(sheets, sheet)
	}
	r, e, trace, err := importing.FromGrids(name, sheets, o)
	if err != nil {
		return nil, err
	}
	return &Opened{Report: r, Edition: e, Trace: trace}, nil
}

func extensionOf(name string) string {
	return strings.ToLower(filepath.Ext(File{Name: name}.Base()))
}

// isWorkbook decides who reads the file: by its content, and by its name only where that decides
// nothing. Every file named like a workbook goes to the workbook's reader, which best explains
// what else it may be.
func isWorkbook(name string, data []byte) bool {
	switch extensionOf(name) {
	case ".xlsx", ".xlsm", ".xls", ".xlsb", ".et", ".ett", ".ods", ".numbers":
		return true
	case ".txt", ".md", ".html", ".htm", ".mhtml", ".mht", ".docx", ".doc", ".wps", ".pdf":
		return false
	}
	return bytes.HasPrefix(data, []byte("PK"))
}
