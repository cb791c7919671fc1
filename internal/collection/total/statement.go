package total

import (
	"io"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"nianbao/internal/check"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

// The statement (汇总明细) is how a total can be traced: a row for each member with the file its figures came from, a
// column for each slot of the form, the sum below. Figures are values in the form's units; there is no formula in it.

func say(key string, args ...any) string { return message.New(key, args...).In(message.Chinese) }

// leading are the columns before the slots.
var leading = []string{"n", "agency", "kind", "file", "sha256"}

// headRows are the rows above the first member: title, table, row, column, id of the slot.
const headRows = 5

// Statement writes the statement of a total.
func Statement(w io.Writer, e *templates.Edition, t *Total) error {
	file := excelize.NewFile()
	defer file.Close()
	s := &statement{file: file, edition: e, total: t}
	if err := s.write(w); err != nil {
		return message.Wrap(err, "total.statement", "agency", t.Name)
	}
	return nil
}

type statement struct {
	file    *excelize.File
	edition *templates.Edition
	total   *Total
	head    int
}

func (s *statement) write(w io.Writer) error {
	sheet := say("total.sheet")
	if err := s.file.SetSheetName("Sheet1", sheet); err != nil {
		return err
	}
	var err error
	if s.head, err = s.file.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true},
		Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"DCE6F1"}},
		Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}}); err != nil {
		return err
	}
	stream, err := s.file.NewStreamWriter(sheet)
	if err != nil {
		return err
	}
	if err := s.rows(stream); err != nil {
		return err
	}
	if err := stream.Flush(); err != nil {
		return err
	}
	if err := s.lacks(); err != nil {
		return err
	}
	return s.file.Write(w)
}

func (s *statement) rows(stream *excelize.StreamWriter) error {
	for i, width := range []float64{6, 34, 14, 34, 16} {
		if err := stream.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	if err := stream.SetPanes(&excelize.Panes{Freeze: true, XSplit: 2, YSplit: headRows,
		TopLeftCell: "C6", ActivePane: "bottomRight"}); err != nil {
		return err
	}
	for i, row := range s.heads() {
		if err := stream.SetRow(cell(i), row); err != nil {
			return err
		}
	}
	row := headRows
	for i, p := range s.total.Parts {
		cells := []any{i + 1, p.Name, say("total.kind." + string(p.Kind)), p.File, p.SHA256}
		if err := stream.SetRow(cell(row), append(cells, s.figures(p.Member)...)); err != nil {
			return err
		}
		row++
	}
	sums := []any{nil, excelize.Cell{StyleID: s.head, Value: say("total.sum")}, nil, nil, nil}
	for _, t := range s.edition.Tables {
		for _, slot := range t.Slots {
			v := s.total.Report.Value(slot.ID)
			sums = append(sums, excelize.Cell{StyleID: s.head, Value: shown(v)})
		}
	}
	return stream.SetRow(cell(row), sums)
}

// heads are the title, and what each column is.
func (s *statement) heads() [][]any {
	title := say("total.statement.title", "agency", s.total.Name, "year", s.total.Report.Year, "n", len(s.total.Parts))
	if !s.total.Whole() {
		title = say("total.statement.partial", "agency", s.total.Name, "year", s.total.Report.Year,
			"n", len(s.total.Parts), "lacks", len(s.total.Lacks))
	}
	rows := [][]any{{title}, nil, nil, nil, nil}
	for i := 1; i < headRows; i++ {
		for _, key := range leading {
			text := ""
			if i == headRows-1 {
				text = say("total.head." + key)
			}
			rows[i] = append(rows[i], excelize.Cell{StyleID: s.head, Value: text})
		}
	}
	for _, t := range s.edition.Tables {
		for _, slot := range t.Slots {
			column := slot.Column
			if slot.Unit != "" {
				column += "（" + slot.Unit + "）"
			}
			for i, text := range []string{t.Heading(), slot.Row, column, slot.ID} {
				rows[i+1] = append(rows[i+1], excelize.Cell{StyleID: s.head, Value: text})
			}
		}
	}
	return rows
}

// figures are a member's figures as they were added: in the unit of the sum. A cell that could not be added shows what
// stood there.
func (s *statement) figures(m check.Member) []any {
	alone := check.Sum(s.edition, []check.Member{m})
	var cells []any
	for _, t := range s.edition.Tables {
		for _, slot := range t.Slots {
			if v, ok := alone.Values[slot.ID]; ok {
				cells = append(cells, shown(v))
			} else {
				cells = append(cells, m.Report.Value(slot.ID).Printed())
			}
		}
	}
	return cells
}

// lacks lists on a sheet of its own all that is not in the sum.
func (s *statement) lacks() error {
	if s.total.Whole() {
		return nil
	}
	sheet := say("total.sheet.lacks")
	if _, err := s.file.NewSheet(sheet); err != nil {
		return err
	}
	if err := s.file.SetColWidth(sheet, "A", "A", 100); err != nil {
		return err
	}
	for i, lack := range s.total.Lacks {
		if err := s.file.SetCellStr(sheet, cell(i), lack.In(message.Chinese)); err != nil {
			return err
		}
	}
	return nil
}

func cell(row int) string {
	name, _ := excelize.CoordinatesToCellName(1, row+1) // rows are small and positive
	return name
}

// digits is how many digits a spreadsheet keeps of a number; a figure with more is written as text, whole.
const digits = 15

func shown(v report.Value) any {
	if !v.IsNumber() {
		return v.Printed()
	}
	if v.Unit != "" || !keeps(v.Number) {
		return v.Number.String() + v.Unit
	}
	return v.Number.InexactFloat64()
}

func keeps(n decimal.Decimal) bool {
	return len(strings.TrimLeft(strings.ReplaceAll(n.String(), ".", ""), "-0")) <= digits
}
