package claims

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"nianbao/internal/check/prose/reading"
	"nianbao/internal/report"
)

// Of rows side by side the one that does not fit is reported, and nothing where all fit, where the neighbours are of
// another group, or where the figure is given as the table has it beside.
func TestFrames(t *testing.T) {
	for text, want := range map[string][]string{
		"政府信息公开行政诉讼共5件，结果维持2件，尚未审结1件，其他结果1件。":               {"结果维持2件"},
		"政府信息公开行政诉讼共5件，结果维持3件，尚未审结1件，其他结果1件。":               {},
		"信息公开行政复议情况：受理7件，维持4件，纠正2件。":                        {"纠正2件"},
		"信息公开行政复议情况：受理7件，维持4件，纠正1件。":                        {},
		"未经复议直接起诉的信息公开行政诉讼案件3件，2件结果维持，3件尚未审结。":              {"3件尚未审结"},
		"未经复议直接起诉的信息公开行政诉讼案件3件，2件结果维持，1件尚未审结。":              {},
		"尚未審結三件，糾正一件，維持四件，以上為政府信息公開行政復議情況。":                 {"尚未審結三件"},
		"信息公开方面，局属单位被申请行政复议5件、局机关被申请行政复议2件，合计7件，维持4件，纠正1件。": {},
	} {
		t.Run(text, func(t *testing.T) {
			assert.Equal(t, want, accused(t, text))
		})
	}
}

// accused returns the clauses of a text about the invented bureau that are wrong.
func accused(t *testing.T, text string) []string {
	found := []string{}
	for _, c := range In(edition(t, "2021"), ofFamily(t, text, report.Own)) {
		if c.Verdict == reading.Wrong {
			found = append(found, c.Clause)
		}
	}
	return found
}
