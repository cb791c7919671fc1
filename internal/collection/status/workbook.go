package status

import (
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/message"
)

// The workbook is Chinese always, as all workbooks are. Its figures are values, not formulas.
func say(key string, args ...any) string { return message.New(key, args...).In(message.Chinese) }

// book is a workbook of lists being written.
type book struct {
	file        *excelize.File
	head, title int // styles
	err         error
}

func newBook() *book {
	b := &book{file: excelize.NewFile()}
	var err error
	if b.title, err = b.file.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true, Size: 14}}); err != nil {
		b.err = err
	}
	if b.head, err = b.file.NewStyle(&excelize.Style{
		Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"DCE6F1"}},
		Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true},
		Border:    []excelize.Border{{Type: "bottom", Color: "7F7F7F", Style: 1}},
	}); err != nil {
		b.err = err
	}
	return b
}

func (b *book) do(err error) {
	if b.err == nil {
		b.err = err
	}
}

// sheet writes a list: a title, a row of heads that stays in sight, the rows, widths in characters.
func (b *book) sheet(name, title string, heads []string, widths []float64, rows [][]any) {
	if len(b.file.GetSheetList()) == 1 && b.file.GetSheetName(0) == "Sheet1" {
		b.do(b.file.SetSheetName("Sheet1", name))
	} else {
		_, err := b.file.NewSheet(name)
		b.do(err)
	}
	b.do(b.file.SetCellStr(name, "A1", title))
	b.do(b.file.SetCellStyle(name, "A1", "A1", b.title))
	for i, h := range heads {
		b.do(b.file.SetCellStr(name, at(i, 1), h))
	}
	b.do(b.file.SetCellStyle(name, at(0, 1), at(len(heads)-1, 1), b.head))
	for i, w := range widths {
		column, _ := excelize.ColumnNumberToName(i + 1)
		b.do(b.file.SetColWidth(name, column, column, w))
	}
	for i, row := range rows {
		b.do(b.file.SetSheetRow(name, at(0, i+2), &row))
	}
	b.do(b.file.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: 2, TopLeftCell: "A3", ActivePane: "bottomLeft"}))
	b.do(b.file.SetPageLayout(name, &excelize.PageLayoutOptions{Orientation: ptr("landscape"), Size: ptr(9),
		FitToWidth: ptr(1), FitToHeight: ptr(0)}))
	b.do(b.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: ptr(true)}))
	b.do(b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: "'" + name + "'!$1:$2", Scope: name}))
}

func ptr[T any](v T) *T { return &v }

func at(column, row int) string {
	name, _ := excelize.CoordinatesToCellName(column+1, row+1) // both are small and positive
	return name
}

func (b *book) write(w io.Writer) error {
	defer b.file.Close()
	if b.err != nil {
		return message.Wrap(b.err, "status.workbook")
	}
	b.file.SetActiveSheet(0)
	if err := b.file.Write(w); err != nil {
		return message.Wrap(err, "status.workbook")
	}
	return nil
}

// Workbook writes the status as a workbook: progress with a chart, the agencies, the findings by rule with a chart, prose
// that is alike, and all that came in.
func (s *Status) Workbook(w io.Writer) error {
	b := newBook()
	s.progressSheet(b)
	s.agencySheet(b)
	s.ruleSheet(b)
	s.copiedSheet(b)
	s.fileSheet(b)
	return b.write(w)
}

func countHeads(first string) []string {
	heads := []string{first}
	for _, key := range columnKeys {
		heads = append(heads, say("status.column."+key))
	}
	return heads
}

func countRow(name string, c Count) []any {
	cells := []any{name}
	for _, n := range c.columns() {
		cells = append(cells, n)
	}
	return cells
}

// progressSheet has the counts by superior, each with all that stand below it, and by level.
func (s *Status) progressSheet(b *book) {
	var rows [][]any
	walk(s.Superiors(), func(n *Node) {
		name := n.Name
		if name == "" {
			name = say("status.nosuperior")
		}
		rows = append(rows, countRow(strings.Repeat("　", n.depth)+name, n.Count))
	})
	superiors := len(rows)
	rows = append(rows, countRow(say("status.sum"), s.Total()), nil, []any{say("status.bylevel")})
	for _, l := range s.Levels() {
		if l.Name == "" {
			l.Name = say("status.nolevel")
		}
		rows = append(rows, countRow(l.Name, l.Count))
	}
	sheet := say("status.sheet.progress")
	widths := []float64{36, 8, 8, 8, 8, 8, 8, 8}
	b.sheet(sheet, say("status.sheet.title", "year", s.Year), countHeads(say("status.bysuperior")), widths, rows)
	b.progressChart(sheet, superiors)
}

func (s *Status) agencySheet(b *book) {
	heads := []string{}
	for _, key := range []string{"agency", "level", "superior", "deadline", "state", "first", "late", "round",
		"must", "verify", "returned", "reminded", "contact"} {
		heads = append(heads, say("status.head."+key))
	}
	yes := func(is bool) string {
		if is {
			return say("status.yes")
		}
		return ""
	}
	var rows [][]any
	for _, a := range s.Agencies {
		must, verify := a.open()
		rows = append(rows, []any{a.Name, a.Level, a.Superior, a.Deadline, say("status.state." + a.State()), a.First,
			yes(a.Late), a.Rounds(), must, verify, yes(a.Returned()), a.Reminded, contact(a)})
	}
	sheet := say("status.sheet.agencies")
	b.sheet(sheet, say("status.sheet.agencies.title", "year", s.Year), heads,
		[]float64{34, 12, 30, 12, 12, 12, 7, 7, 8, 8, 8, 8, 30}, rows)
	if len(rows) > 0 {
		b.do(b.file.AutoFilter(sheet, at(0, 1)+":"+at(len(heads)-1, len(rows)+1), nil))
	}
}

func (s *Status) ruleSheet(b *book) {
	var rows [][]any
	for _, r := range s.Rules {
		title := ""
		if message.Has("rule." + r.ID + ".title") {
			title = say("rule." + r.ID + ".title")
		}
		rows = append(rows, []any{r.ID, say("result.class." + r.Class), r.Agencies, r.Findings, title})
	}
	sheet := say("status.sheet.rules")
	var heads []string
	for _, key := range []string{"rule", "class", "agencies", "findings", "title"} {
		heads = append(heads, say("status.head."+key))
	}
	b.sheet(sheet, say("status.sheet.rules.title", "year", s.Year), heads, []float64{24, 10, 10, 10, 70}, rows)
	b.ruleChart(sheet, len(rows))
}

func (s *Status) fileSheet(b *book) {
	var rows [][]any
	for _, f := range s.Files {
		who := f.Told.Agency
		if f.Owner != nil {
			who = f.Owner.Name
		}
		more := f.why(message.Chinese)
		if f.State == ledger.Superseded {
			more = f.By
		}
		rows = append(rows, []any{f.Taking.Received, who, f.Scope.Label(), say("status.file." + string(f.State)),
			say("result.verdict." + string(f.Verdict)), f.Round, f.File, more, f.SHA256})
	}
	heads := []string{}
	for _, key := range []string{"received", "agency", "scope", "state", "verdict", "round", "file", "more", "sha256"} {
		heads = append(heads, say("status.head."+key))
	}
	b.sheet(say("status.sheet.files"), say("status.sheet.files.title", "year", s.Year), heads,
		[]float64{12, 34, 12, 10, 10, 7, 50, 50, 20}, rows)
}
