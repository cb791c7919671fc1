package sheet

import (
	"strconv"

	"github.com/xuri/excelize/v2"
)

// Chart is a chart of horizontal bars over the first rows of a table, the first on top as in the
// table. It is below the table, where it makes no page narrower, and beside a long one, where
// it is seen at once.
type Chart struct {
	Title  string
	Column int // where it is beside a long table, counted from 0; its top is level with the head
	Shares bool
	Bars   int   // rows drawn, from the first; no more than [MaxBars] are
	Labels int   // column of the bars' names
	Values []int // columns of the values
}

// MaxBars is how many bars a chart has at most; more cannot be read.
const MaxBars = 25

// longTable is how many rows a table has at least to have its charts beside it.
const longTable = 40

var barColours = []string{"4F81BD", "D99694", "9BBB59", "8064A2"}

func (s *streamed) charts() error {
	for _, c := range s.Charts {
		if err := s.chart(c); err != nil {
			return err
		}
	}
	return nil
}

func (s *streamed) chart(c Chart) error {
	n := min(c.Bars, MaxBars)
	if n == 0 {
		return nil
	}
	kind, format := excelize.Bar, "0"
	if c.Shares {
		kind, format = excelize.BarPercentStacked, "0%"
	}
	first := 1 + len(s.Heads)
	var series []excelize.ChartSeries
	for i, col := range c.Values {
		series = append(series, excelize.ChartSeries{
			Name:       s.ref(col, first-1, first-1),
			Categories: s.ref(c.Labels, first, first+n-1),
			Values:     s.ref(col, first, first+n-1),
			Fill:       excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{barColours[i%len(barColours)]}},
		})
	}
	place := at(c.Column, first-1)
	if s.row <= longTable {
		place = at(0, s.row+1)
	}
	return s.file.AddChart(s.name, place, &excelize.Chart{
		Type:      kind,
		Series:    series,
		Title:     excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: c.Title}}},
		Legend:    excelize.ChartLegend{Position: "bottom"},
		Dimension: excelize.ChartDimension{Width: 640, Height: uint(160 + 30*n)},
		PlotArea:  excelize.ChartPlotArea{ShowVal: true},
		XAxis:     excelize.ChartAxis{ReverseOrder: true, Font: excelize.Font{Color: "404040"}},
		YAxis: excelize.ChartAxis{Font: excelize.Font{Color: "404040"},
			NumFmt: excelize.ChartNumFmt{CustomNumFmt: format}},
		VaryColors: ptr(false),
	})
}

// ref names a column's cells, rows counted from 0.
func (s *streamed) ref(col, from, to int) string {
	letter, _ := excelize.ColumnNumberToName(col + 1) // small and positive
	name := quote(s.name) + "!$" + letter + "$" + strconv.Itoa(from+1)
	if to > from {
		name += ":$" + letter + "$" + strconv.Itoa(to+1)
	}
	return name
}
