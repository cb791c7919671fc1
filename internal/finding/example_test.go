package finding_test

import (
	"fmt"

	"nianbao/internal/finding"
	"nianbao/templates"
)

// Two rounds of one report: what was put right, what is new, what stays open.
func ExampleAgainst() {
	found := func(rule, slot string) finding.Finding {
		return finding.Finding{Rule: rule, Class: templates.Must,
			Outcome: finding.Fails, Slots: []string{slot}}
	}
	earlier := []finding.Finding{found("requests.balance", "requests.forward.total"),
		found("review.total", "review.total")}
	now := []finding.Finding{found("review.total", "review.total"),
		found("value.text", "disclosure.fees.amount")}
	for _, step := range finding.Against(earlier, now) {
		fmt.Println(step.Change, step.Finding.Rule)
	}
	fmt.Println(finding.Judge(now))
	// Output:
	// open review.total
	// new value.text
	// right requests.balance
	// fail
}
