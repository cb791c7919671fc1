package read_test

import (
	"bytes"
	"fmt"

	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/form"
	"nianbao/xlsx/read"
)

// A template goes out, a completed workbook comes back and is a report again, figure by figure.
func ExampleWorkbook() {
	e, err := templates.ForYear(2025)
	if err != nil {
		fmt.Println(err)
		return
	}
	sent := report.New("")
	sent.Identity = report.Identity{Edition: e.ID, Year: 2025, Agency: "示例县档案局", Scope: report.Own}
	sent.Values["requests.received.person"] = report.Parse("7", report.StoredNumber)
	var workbook bytes.Buffer
	if err := form.Fill(&workbook, e, sent); err != nil {
		fmt.Println(err)
		return
	}
	back, edition, err := read.Workbook("年报.xlsx", workbook.Bytes(), read.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	at := back.Place(edition.Slot("requests.received.person"))
	fmt.Println(edition.ID, back.Year, back.Agency, back.Scope)
	fmt.Println(at.Sheet, at.Cell, back.Value("requests.received.person").Raw)
	fmt.Println("odd about the file:", len(back.Oddities))
	// Output:
	// 2021 2025 示例县档案局 own
	// 三、依申请公开 D7 7
	// odd about the file: 0
}
