package sheet

import "github.com/xuri/excelize/v2"

// Line is a small chart of one row of a table, by the names in the last row of the head. They are below the table in
// the order given, two beside one another: below the first column, which is wide, and below those after it.
type Line struct {
	Title    string
	Row      int // counted from 0
	From, To int // columns of the values; one without leaves a gap
}

// Sizes of small charts in pixels, how many are beside one another, and how many empty rows one covers.
const (
	lineWidth, lineHeight = 320, 190
	linesAcross           = 2
	lineRows              = 12
)

const lineColour = "1F4E79"

// lines draws the small charts.
func (s *streamed) lines() error {
	first := 1 + len(s.Heads)
	for i, l := range s.Lines {
		err := s.file.AddChart(s.name, at(i%linesAcross, s.row+1+i/linesAcross*lineRows), &excelize.Chart{
			Type: excelize.Line,
			Series: []excelize.ChartSeries{{
				Name:       quoted(l.Title),
				Categories: s.across(first-1, l.From, l.To),
				Values:     s.across(first+l.Row, l.From, l.To),
				Line:       excelize.LineOptions{Width: 1.5},
				Fill:       excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{lineColour}},
				Marker:     excelize.ChartMarker{Symbol: "circle", Size: 5},
			}},
			Title:        excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: l.Title, Font: &excelize.Font{Size: 9}}}},
			Legend:       excelize.ChartLegend{Position: "none"},
			Dimension:    excelize.ChartDimension{Width: lineWidth, Height: lineHeight},
			XAxis:        excelize.ChartAxis{Font: excelize.Font{Color: "404040", Size: 8}},
			YAxis:        excelize.ChartAxis{Font: excelize.Font{Color: "404040", Size: 8}, Minimum: ptr(0.0)},
			ShowBlanksAs: "gap",
			VaryColors:   ptr(false),
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// across names a row's cells, counted from 0.
func (s *streamed) across(row, from, to int) string {
	first, _ := excelize.CoordinatesToCellName(from+1, row+1, true) // small and positive
	last, _ := excelize.CoordinatesToCellName(to+1, row+1, true)
	return quote(s.name) + "!" + first + ":" + last
}

// quoted is a text as the name of a series: in marks, or a program looks for a cell of that name.
func quoted(text string) string { return `"` + clean(text) + `"` }
