package measure

import (
	"bytes"
	"strconv"
	"sync"
	"time"

	"github.com/xuri/excelize/v2"

	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/form"
)

// factories are the templates by edition and year: the first of each takes long to make.
var factories sync.Map

type issue struct {
	edition string
	year    int
}

func factory(e *templates.Edition, year int) (*form.Factory, error) {
	if f, ok := factories.Load(issue{e.ID, year}); ok {
		return f.(*form.Factory), nil
	}
	f, err := form.NewFactory(e, year, form.Options{})
	if err == nil {
		factories.Store(issue{e.ID, year}, f)
	}
	return f, err
}

// filledIn opens the agency's template and writes the report of the case into it, as a clerk does: what looks like a
// number is stored as one.
func (c *Case) filledIn() (*workbook, error) {
	f, err := factory(c.Edition, c.Report.Year)
	if err != nil {
		return nil, err
	}
	var issued bytes.Buffer
	if err := f.Write(&issued, form.Agency{Name: c.Report.Agency}, nil); err != nil {
		return nil, err
	}
	file, err := excelize.OpenReader(&issued)
	if err != nil {
		return nil, err
	}
	w := &workbook{File: file}
	for _, t := range c.Edition.Tables {
		if t.Nil != nil && c.Report.NilTable[t.ID] {
			w.write(t.Sheet, t.Nil.Cell, "是")
		}
		for _, s := range t.Slots {
			if v := c.Report.Value(s.ID); v.Kind != report.Blank {
				w.write(t.Sheet, s.Cell, v.Raw)
			}
		}
	}
	for _, s := range c.Edition.Sections {
		for i, p := range c.Report.Prose[s.ID] {
			done(w.SetCellStr(s.Sheet, s.Cells.First.Offset(i, 0).String(), p.Text))
		}
	}
	for _, field := range c.Edition.Cover.Fields {
		if field.Fixed {
			continue
		}
		cell, text := field.Cell.String(), c.Report.Cover[field.ID]
		if day, err := time.Parse(time.DateOnly, text); err == nil {
			done(w.SetCellValue(c.Edition.Cover.Sheet, cell, day))
			continue
		}
		done(w.SetCellStr(c.Edition.Cover.Sheet, cell, text))
	}
	return w, nil
}

func (w *workbook) write(sheet string, at templates.Address, text string) {
	if n, err := strconv.ParseFloat(text, 64); err == nil {
		done(w.SetCellFloat(sheet, at.String(), n, -1, 64))
		return
	}
	done(w.SetCellStr(sheet, at.String(), text))
}
