package handout

import (
	"io"

	"nianbao/internal/harmless"
	"nianbao/internal/message"
	"nianbao/xlsx/sheet"
)

// LinkColumns are the columns of a list of links to the desk; a contract of the CSV form.
var LinkColumns = []string{"机关名称", "链接"}

// Link is the link of one agency.
type Link struct{ Agency, URL string }

// WriteLinks writes agencies with their links, for mail-merge and for reading: text, csv or xlsx.
func WriteLinks(w io.Writer, format string, links []Link) error {
	switch format {
	case "xlsx":
		table := sheet.Table{Name: "链接", Heads: [][]any{{LinkColumns[0], LinkColumns[1]}},
			Columns: []sheet.Column{{Width: 30, Wrap: true}, {Width: 60, Wrap: true}}}
		table.Rows = func(yield func(sheet.Row) bool) {
			for _, link := range links {
				if !yield(sheet.Row{Cells: []any{link.Agency, link.URL}}) {
					return
				}
			}
		}
		return sheet.Write(w, table)
	case "csv":
		rows := [][]string{LinkColumns}
		for _, link := range links {
			rows = append(rows, []string{link.Agency, link.URL})
		}
		return harmless.CSV(w, rows)
	}
	for _, link := range links {
		if _, err := io.WriteString(w, message.OneLine(link.Agency)+"\t"+link.URL+"\n"); err != nil {
			return err
		}
	}
	return nil
}
