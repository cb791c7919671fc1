package report_test

import (
	"fmt"

	"nianbao/internal/report"
)

// A cell's text becomes a value in one place, whatever it looks like; nothing of it is lost.
func ExampleParse() {
	for _, text := range []string{"１，２００ 件", "减5", "12.5万元", "22（其中修订16件）", "/", "", "约30"} {
		v := report.Parse(text, report.StoredText)
		fmt.Printf("%q: %s %s %s %v\n", v.Raw, v.Kind, v.NumberText(), v.Unit, v.Notes)
	}
	// Output:
	// "１，２００ 件": number 1200  [width spaces text separators aside]
	// "减5": number -5  [text sign]
	// "12.5万元": number 12.5 万元 [text unit]
	// "22（其中修订16件）": number 22  [width text aside]
	// "/": nothing   []
	// "": blank   []
	// "约30": text   []
}
