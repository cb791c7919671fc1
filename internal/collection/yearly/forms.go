package yearly

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/mattn/go-runewidth"

	"nianbao/internal/answer"
	"nianbao/internal/check/rule"
	"nianbao/internal/message"
	"nianbao/xlsx/sheet"
)

// wide measures as terminals in China do: an ambiguous character takes two columns.
var wide = &runewidth.Condition{EastAsianWidth: true}

func (t *Table) title() message.Text {
	key := "yearly.title"
	switch {
	case t.Last == nil:
		key = "yearly.title.alone"
	case t.Partial:
		key = "yearly.title.partial"
	}
	return message.New(key, "agency", t.Report.Agency, "scope", t.Report.Scope.Label(), "year", t.Report.Year,
		"last", t.Report.Year-1)
}

// columns are the four columns after the label as people read them.
func (r Row) columns(say func(message.Text) string) [4]string {
	blank := func(text string) string {
		if text == "" {
			return say(message.New("yearly.blank"))
		}
		return text
	}
	cells := [4]string{blank(r.This), blank(r.Last), r.Difference, r.Percent}
	switch {
	case r.State == Incomparable || r.State == Alone:
		cells[1], cells[2] = "", say(message.New("yearly.state."+string(r.State)))
	case r.State == Unknown:
		cells[2] = say(message.New("yearly.state.unknown"))
	case r.Percent == "":
		cells[3] = "—"
	}
	return cells
}

// label names the figure, with its unit.
func (r Row) label() string {
	label := r.Slot.Label()
	if unit := rule.UnitOf(r.Slot); unit != "" && !strings.Contains(label, unit) {
		label += "（" + unit + "）"
	}
	return label
}

// Text writes the table for people: every figure that is not zero in both years.
func (t *Table) Text(out *answer.Writer) {
	fmt.Fprintln(out.Out, out.Painted(answer.Bold, out.Say(t.title())))
	rows := [][5]string{{"", "", "", "", ""}}
	for i, key := range []string{"item", "this", "last", "difference", "percent"} {
		rows[0][i] = out.Say(message.New("yearly.head."+key, "year", t.Report.Year, "last", t.Report.Year-1))
	}
	zeros := 0
	for _, r := range t.Rows {
		if r.zero || t.Last == nil && r.This == "0" {
			zeros++
			continue
		}
		c := r.columns(out.Say)
		rows = append(rows, [5]string{r.label(), c[0], c[1], c[2], c[3]})
	}
	var width [5]int
	for _, r := range rows {
		for i, cell := range r {
			width[i] = max(width[i], wide.StringWidth(cell))
		}
	}
	for _, r := range rows {
		line := wide.FillRight(r[0], width[0])
		for i := 1; i < len(r); i++ {
			line += "  " + wide.FillLeft(r[i], width[i])
		}
		fmt.Fprintln(out.Out, strings.TrimRight(line, " "))
	}
	if zeros > 0 {
		out.Println(message.New("yearly.zeros", "n", zeros))
	}
	fmt.Fprintln(out.Out)
}

// The JSON form is a contract: fields may be added, never renamed or dropped; lists are never null.
type (
	jsonTable struct {
		Agency   string    `json:"agency"`
		Scope    string    `json:"scope"`
		Year     int       `json:"year"`
		Edition  string    `json:"edition"`
		Last     int       `json:"last_year"` // 0 when there is no report of the year before
		LastForm string    `json:"last_edition"`
		Partial  bool      `json:"partial"`
		Rows     []jsonRow `json:"rows"`
	}
	jsonRow struct {
		Slot       string `json:"slot"`
		Table      string `json:"table"`
		Row        string `json:"row"`
		Column     string `json:"column"`
		Unit       string `json:"unit"`
		This       string `json:"this"`
		Last       string `json:"last"`
		Difference string `json:"difference"`
		Percent    string `json:"percent"`
		State      string `json:"state"` // compared, incomparable, unknown, alone
	}
)

// JSON writes the tables for programs.
func JSON(w io.Writer, tables []*Table) error {
	all := []jsonTable{}
	for _, t := range tables {
		j := jsonTable{Agency: t.Report.Agency, Scope: string(t.Report.Scope), Year: t.Report.Year,
			Edition: t.Edition.ID,
			Partial: t.Partial, Rows: []jsonRow{}}
		if t.Last != nil {
			j.Last, j.LastForm = t.Report.Year-1, t.LastForm.ID
		}
		for _, r := range t.Rows {
			j.Rows = append(j.Rows, jsonRow{r.Slot.ID, r.Slot.Table.ID, r.Slot.Row, r.Slot.Column,
				rule.UnitOf(r.Slot), r.This,
				r.Last, strings.TrimPrefix(r.Difference, "+"), strings.Trim(r.Percent, "+%"), string(r.State)})
		}
		all = append(all, j)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(all)
}

// Workbook writes the tables as a workbook, a sheet each. It is Chinese, as all workbooks are, and holds values only.
func Workbook(w io.Writer, tables []*Table) error {
	say := func(text message.Text) string { return text.In(message.Chinese) }
	var sheets []sheet.Table
	for _, t := range tables {
		var heads []any
		for _, key := range []string{"table", "item", "this", "last", "difference", "percent"} {
			heads = append(heads, say(message.New("yearly.head."+key, "year", t.Report.Year, "last", t.Report.Year-1)))
		}
		var rows []sheet.Row
		for _, r := range t.Rows {
			c := r.columns(say)
			rows = append(rows, sheet.Row{Cells: []any{r.Slot.Table.Number, r.label(), c[0], c[1], c[2], c[3]}})
		}
		sheets = append(sheets, sheet.Table{Name: t.Report.Agency, Title: say(t.title()), Heads: [][]any{heads},
			Upright: true,
			Columns: []sheet.Column{{Width: 6}, {Width: 56, Wrap: true}, {Width: 12, Right: true},
				{Width: 12, Right: true},
				{Width: 16, Right: true}, {Width: 11, Right: true}},
			Rows: sheet.Rows(rows...)})
	}
	return sheet.Write(w, sheets...)
}
