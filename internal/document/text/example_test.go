package text_test

import (
	"fmt"
	"strings"

	"nianbao/internal/document"
	"nianbao/internal/document/text"
	"nianbao/internal/report"
	"nianbao/templates"
)

// A printed form is made of a report by way of a document, which holds every word; here the
// upper part of one table.
func ExampleTable() {
	e, err := templates.ForYear(2025)
	if err != nil {
		fmt.Println(err)
		return
	}
	r := report.New("年报.xlsx")
	r.Identity = report.Identity{Edition: e.ID, Year: 2025, Agency: "示例县档案局", Scope: report.Own}
	for _, s := range e.Tables[0].Slots {
		r.Values[s.ID] = report.Parse("3", report.StoredNumber)
	}
	d := document.New(e, r, document.Options{})
	for _, b := range d.Blocks {
		if b.Table != nil {
			lines := strings.SplitAfter(text.Table(b.Table, 72), "\n")
			fmt.Print(strings.Join(lines[:9], ""))
			break
		}
	}
	// Output:
	// ┌--------------------------─------------─------------─------------┐
	// │第二十条第（一）项                                            ···│
	// ├--------------------------┬------------┬------------┬------------┤
	// │         信息内容         │本年制发件数│本年废止件数│现行有效件数│
	// ├--------------------------┼------------┼------------┼------------┤
	// │规章                      │           3│           3│           3│
	// ├--------------------------┼------------┼------------┼------------┤
	// │行政规范性文件            │           3│           3│           3│
	// ├--------------------------┴------------┴------------┴------------┤
}
