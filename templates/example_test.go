package templates_test

import (
	"fmt"

	"nianbao/templates"
)

// The edition in force for a report year holds what the form looks like: no code does.
func ExampleForYear() {
	e, err := templates.ForYear(2025)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(e.ID, e.Name)
	for _, t := range e.Tables {
		fmt.Println(t.ID, t.Sheet, len(t.Slots))
	}
	s := e.Slot("requests.received.person")
	fmt.Println(s.Label(), s.Table.Sheet, s.Cell)
	// Output:
	// 2021 2021版
	// disclosure 二、主动公开 10
	// requests 三、依申请公开 175
	// review 四、复议诉讼 15
	// 一、本年新收政府信息公开申请数量｜自然人 三、依申请公开 D7
}
