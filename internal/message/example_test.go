package message_test

import (
	"fmt"

	"nianbao/internal/message"
)

// A text is a key and arguments; it becomes words where it is shown, in the reader's language.
func ExampleNew() {
	problem := message.New("roster.problem", "line", 3, "problem", message.New("roster.noname"))
	fmt.Println(problem.In(message.Chinese))
	fmt.Println(problem.In(message.English))
	// Output:
	// 第 3 行：机关名称是空的
	// line 3: the agency has no name
}

// An error is worded as a text is, and carries what to do about it.
func ExampleNewError() {
	err := message.NewError("roster.empty", "file", "名册.xlsx").WithHint("roster.problems.hint")
	fmt.Println(message.Say(err, message.English))
	fmt.Println(message.HintOf(err).In(message.English))
	// Output:
	// the roster 名册.xlsx lists no agency
	// mend the roster and run again
}
