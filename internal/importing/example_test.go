package importing_test

import (
	"fmt"

	"nianbao/internal/importing"
	"nianbao/internal/importing/match"
)

// A published text is read by its labels; the trace accounts for what was found and what had no place.
func ExampleRead() {
	text := `示例县档案局2025年政府信息公开工作年度报告
一、总体情况
本年度主动公开信息12条。
二、主动公开政府信息情况
第二十条第（一）项
信息内容	本年制发件数	本年废止件数	现行有效件数
规章	0	0	0
行政规范性文件	2	1	15
`
	r, e, trace, err := importing.Read("年报.txt", []byte(text), match.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(e.ID, r.Year, r.Agency)
	for _, f := range trace.Found {
		if f.Slot != "" {
			fmt.Println(f.Slot, f.Raw)
		}
	}
	fmt.Println("not found:", len(trace.Missing))
	// Output:
	// 2021 2025 示例县档案局
	// disclosure.rules.issued 0
	// disclosure.rules.repealed 0
	// disclosure.rules.inforce 0
	// disclosure.documents.issued 2
	// disclosure.documents.repealed 1
	// disclosure.documents.inforce 15
	// not found: 194
}
