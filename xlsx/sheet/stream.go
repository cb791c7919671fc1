package sheet

import (
	"cmp"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// streamed is one sheet being streamed.
type streamed struct {
	*book
	*Table
	name   string
	stream *excelize.StreamWriter
	row    int // rows written
}

// Heights in points.
const (
	titleHeight = 30
	rowHeight   = 18
)

const paperA4 = 9

// page sets the view and the page.
func (s *streamed) page() error {
	wide, orientation := max(1, s.Across), "landscape"
	if s.Upright {
		orientation = "portrait"
	}
	side, top, foot, edge, centred := 0.4, 0.5, 0.6, 0.3, true
	top0 := 1 + len(s.Heads)
	panes := &excelize.Panes{Freeze: true, YSplit: top0, XSplit: s.Labels, TopLeftCell: at(s.Labels, top0),
		ActivePane: "bottomLeft"}
	if s.Labels > 0 {
		panes.ActivePane = "bottomRight"
	}
	for _, err := range []error{
		s.stream.SetPanes(panes),
		s.file.SetPageLayout(s.name, &excelize.PageLayoutOptions{Orientation: &orientation, Size: ptr(paperA4),
			FitToWidth: &wide, FitToHeight: ptr(0)}),
		s.file.SetPageMargins(s.name, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &top,
			Bottom: &foot, Header: &edge, Footer: &edge, Horizontally: &centred}),
		s.file.SetHeaderFooter(s.name, &excelize.HeaderFooterOptions{OddFooter: "&C&9&P / &N"}),
	} {
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *streamed) head() error {
	title := []any{excelize.Cell{StyleID: s.style(look{part: title}), Value: clean(s.Title)}}
	if err := s.put(title, titleHeight); err != nil {
		return err
	}
	for _, row := range s.Heads {
		cells := make([]any, len(row))
		lines := 1
		for i, v := range row {
			cells[i] = excelize.Cell{StyleID: s.style(look{part: head}), Value: held(v)}
			lines = max(lines, linesIn(v, s.column(i).Width))
		}
		if err := s.put(cells, float64(min(lines, cmp.Or(s.HeadLines, 4)))*rowHeight); err != nil {
			return err
		}
	}
	return nil
}

func (s *streamed) rows() error {
	if s.Rows == nil {
		return nil
	}
	for r := range s.Rows {
		cells, lines := make([]any, len(r.Cells)), 1
		for i, v := range r.Cells {
			c := s.column(i)
			cells[i] = excelize.Cell{StyleID: s.style(lookOf(c, r, v)), Value: held(v)}
			if c.Wrap {
				lines = max(lines, linesIn(v, c.Width))
			}
		}
		if err := s.put(cells, float64(min(lines, 20))*rowHeight); err != nil {
			return err
		}
	}
	return nil
}

func (s *streamed) column(i int) Column {
	if i < len(s.Columns) {
		return s.Columns[i]
	}
	return Column{}
}

func (s *streamed) put(cells []any, height float64) error {
	err := s.stream.SetRow(at(0, s.row), cells, excelize.RowOpts{Height: height})
	s.row++
	return err
}

// titles names the rows and columns that are repeated on every page, and puts the buttons of a filter on the head.
func (s *streamed) titles() error {
	quoted := quote(s.name) + "!"
	repeated := quoted + "$1:$" + strconv.Itoa(1+len(s.Heads))
	if s.Labels > 0 {
		last, _ := excelize.ColumnNumberToName(s.Labels) // small and positive
		repeated = quoted + "$A:$" + last + "," + repeated
	}
	if err := s.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: repeated,
		Scope: s.name}); err != nil {
		return err
	}
	if s.Filter && s.row > 1+len(s.Heads) {
		return s.file.AutoFilter(s.name, at(0, len(s.Heads))+":"+at(len(s.Columns)-1, s.row-1), nil)
	}
	return nil
}

func ptr[T any](v T) *T { return &v }

// at names a cell, counted from 0.
func at(col, row int) string {
	name, _ := excelize.CoordinatesToCellName(col+1, row+1) // both are small and positive
	return name
}
