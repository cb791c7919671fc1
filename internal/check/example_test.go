package check_test

import (
	"fmt"

	"nianbao/internal/check"
	"nianbao/internal/demo"
	"nianbao/internal/finding"
	"nianbao/templates"
)

// A report and its edition are all that the rules need: findings come out, the binding first.
func ExampleRun() {
	e, err := templates.ForYear(demo.Year())
	if err != nil {
		fmt.Println(err)
		return
	}
	reports, err := demo.Reports(e)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range reports {
		found := check.Run(&check.Context{Edition: e, Report: r})
		fmt.Println(r.Agency, finding.Judge(found))
		for _, f := range found {
			if f.Open() {
				fmt.Println(" ", f.Rule, f.Sheet, f.Cells[0], "expected", f.Expected, "actual", f.Actual)
			}
		}
	}
	// Output:
	// 示例市人民政府办公室 fail
	//   requests.outcomes 三、依申请公开 J30 expected 152 actual 153
	//   requests.applicants 三、依申请公开 J19 expected 65 actual 64
	// 示例市科学技术局 pass
	// 示例市政务服务中心 pass
}
