package finding

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"nianbao/templates"
)

// An agency's explanation is matched to its finding in the next round by the id: it depends on
// the place, not on what was found.
func TestID(t *testing.T) {
	figures := Finding{Rule: "a.b", Slots: []string{"x", "y"}, Sheet: "三", Cells: []string{"D5", "D6"}, Actual: "1"}
	prose := Finding{Rule: "text.a", Key: "收到", Section: "overview", Sheet: "一", Cells: []string{"A5"}}
	file := Finding{Rule: "file.a", Sheet: "一", Cells: []string{"A5"}}
	changed := func(f Finding, change func(*Finding)) string {
		change(&f)
		return f.ID()
	}
	for name, c := range map[string]struct {
		finding Finding
		change  func(*Finding)
		same    bool
	}{
		"figure corrected":         {figures, func(f *Finding) { f.Actual = "2" }, true},
		"slots in another order":   {figures, func(f *Finding) { f.Slots = []string{"y", "x"} }, true},
		"table elsewhere":          {figures, func(f *Finding) { f.Sheet, f.Cells = "", nil }, true},
		"another cell of a table":  {figures, func(f *Finding) { f.Slots = []string{"x", "z"} }, false},
		"another instance":         {figures, func(f *Finding) { f.Key = "k" }, false},
		"paragraph put in above":   {prose, func(f *Finding) { f.Cells = []string{"A6"} }, true},
		"workbook become web page": {prose, func(f *Finding) { f.Sheet, f.Cells = "", []string{":12"} }, true},
		"another section":          {prose, func(f *Finding) { f.Section = "other" }, false},
		"about something else":     {prose, func(f *Finding) { f.Key = "办结" }, false},
		"another rule":             {prose, func(f *Finding) { f.Rule = "text.b" }, false},
		"another cell of the file": {file, func(f *Finding) { f.Cells = []string{"A6"} }, false},
	} {
		assert.Equal(t, c.same, c.finding.ID() == changed(c.finding, c.change), name)
	}
}

// A mandatory finding that fails decides; a verifying one counts until it is explained; what cannot be judged never.
func TestJudge(t *testing.T) {
	asks := Finding{Class: templates.Verify, Outcome: Fails}
	explained := Finding{Class: templates.Verify, Outcome: Fails, Explanation: "机构改革后职责划转"}
	must := Finding{Class: templates.Must, Outcome: Fails}
	unjudged := Finding{Class: templates.Must, Outcome: Unjudged}
	note := Finding{Class: templates.Note, Outcome: Fails}
	for want, list := range map[Verdict][]Finding{
		Pass:     {explained, unjudged, note},
		VerifyIt: {explained, asks, unjudged},
		Fail:     {asks, must},
	} {
		assert.Equal(t, want, Judge(list))
	}
	list := []Finding{unjudged, note, asks, must}
	Sort(list)
	assert.Equal(t, []Finding{must, asks, note, unjudged}, list)
}
