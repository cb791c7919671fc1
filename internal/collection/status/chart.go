package status

import (
	"strconv"

	"github.com/xuri/excelize/v2"
)

// charted is how many bars a chart has at most; more cannot be read.
const charted = 25

// progressChart draws, for each superior, how large a part has reported, with the counts in the bars: an office of five
// agencies and one of five hundred can be read side by side.
func (b *book) progressChart(sheet string, superiors int) {
	n := min(superiors, charted)
	if n == 0 {
		return
	}
	series := func(column string, colour string) excelize.ChartSeries {
		return excelize.ChartSeries{Name: ref(sheet, column, 2, 2), Categories: ref(sheet, "A", 3, n+2),
			Values: ref(sheet, column, 3, n+2), Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}}
	}
	b.chart(sheet, "J2", excelize.BarPercentStacked, n, say("status.chart.progress"),
		[]excelize.ChartSeries{series("C", "4F81BD"), series("D", "D99694")})
}

// ruleChart draws how many agencies have a finding of each rule.
func (b *book) ruleChart(sheet string, rules int) {
	n := min(rules, charted)
	if n == 0 {
		return
	}
	b.chart(sheet, "G2", excelize.Bar, n, say("status.chart.rules"), []excelize.ChartSeries{{Name: ref(sheet, "C", 2, 2),
		Categories: ref(sheet, "A", 3, n+2), Values: ref(sheet, "C", 3, n+2),
		Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"4F81BD"}}}})
}

// chart places a chart of horizontal bars, the first on top as in the list beside it.
func (b *book) chart(sheet, cell string, kind excelize.ChartType, bars int, title string, series []excelize.ChartSeries) {
	format := "0"
	if kind == excelize.BarPercentStacked {
		format = "0%"
	}
	b.do(b.file.AddChart(sheet, cell, &excelize.Chart{
		Type:       kind,
		Series:     series,
		Title:      excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: title}}},
		Legend:     excelize.ChartLegend{Position: "bottom"},
		Dimension:  excelize.ChartDimension{Width: 640, Height: uint(160 + 30*bars)},
		PlotArea:   excelize.ChartPlotArea{ShowVal: true},
		XAxis:      excelize.ChartAxis{ReverseOrder: true, Font: excelize.Font{Color: "404040"}},
		YAxis:      excelize.ChartAxis{Font: excelize.Font{Color: "404040"}, NumFmt: excelize.ChartNumFmt{CustomNumFmt: format}},
		VaryColors: ptr(false),
	}))
}

// ref names a column's cells, rows counted from 1.
func ref(sheet, column string, from, to int) string {
	name := "'" + sheet + "'!$" + column + "$" + strconv.Itoa(from)
	if to > from {
		name += ":$" + column + "$" + strconv.Itoa(to)
	}
	return name
}
