package judging_test

import (
	"context"
	"fmt"

	"nianbao/internal/finding"
	"nianbao/internal/inbox"
	"nianbao/internal/judging"
)

// A file that was uploaded is judged from its bytes, as the agency the link was made for.
func ExampleJudge_Upload() {
	page := []byte("示例县档案局2025年政府信息公开工作年度报告\n一、总体情况\n本年度没有需要说明的事项。\n")
	judge := &judging.Judge{Reading: inbox.Options{Year: 2025}}
	results, err := judge.Upload(context.Background(), "年报.txt", page, func(o *inbox.Opened) judging.Subject {
		return judging.Subject{Agency: "示例县档案局", Level: "县级", Explanations: finding.Given(o.Report.Explanations)}
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range results {
		fmt.Println(r.File, r.Verdict())
	}
	// Output: 年报.txt fail
}
