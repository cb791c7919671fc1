package roster_test

import (
	"fmt"

	"nianbao/internal/collection/roster"
)

// A list is read as an office keeps it; how it was read is reported before anything is made of it.
func ExampleParse() {
	list, err := roster.Parse("名册.csv", []byte("序号,单位名称,备注\n1,示例县财政局,\n2,示例县档案局（示例县史志办）,\n,合计,2\n"),
		roster.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, a := range list.Agencies {
		fmt.Println(a.Line, a.Name)
	}
	for _, left := range list.Read.LeftOut {
		fmt.Println("left out:", left.Line, left.Text)
	}
	// Output:
	// 2 示例县财政局
	// 3 示例县档案局（示例县史志办）
	// left out: 4 合计
}

// A name is found as issued or as people vary it; one that merely looks alike is offered, not taken.
func ExampleMatcher() {
	m := roster.NewMatcher([]roster.Agency{{Name: "示例县财政局"}, {Name: "示例县档案局"}}, nil)
	for _, name := range []string{"示例縣財政局", " 示例县 档案局", "示例县财务局"} {
		at, found := m.Find("", name)
		fmt.Println(at, found, m.Near(name))
	}
	// Output:
	// 0 true [示例县财政局]
	// 1 true [示例县档案局]
	// 0 false [示例县财政局]
}
