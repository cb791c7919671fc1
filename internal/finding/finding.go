// Package finding holds the results of a check of an agency's report. A finding is about figures
// and prose, never about the program's world: for that there are errors.
package finding

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"nianbao/internal/message"
	"nianbao/templates"
)

// Outcome is the result of a rule; a rule that passes has no finding.
type Outcome string

// The outcomes that are reported.
const (
	Fails    Outcome = "fail"
	Unjudged Outcome = "unjudged" // an operand is blank, unreadable or missing
)

// Finding is one result of a rule.
type Finding struct {
	Rule    string
	Class   templates.Class
	Outcome Outcome
	// Key distinguishes several findings of one rule over the same cells (an instance of a
	// relation, a place in the prose).
	Key string
	// Anchor is the row or column under which several cells are reported; the id depends on it,
	// and stays while cells are put right.
	Anchor     string
	Table      string   // id of the table, "" outside tables
	Row        string   // label of the row, as the form prints it
	Column     string   // label of the column
	Section    string   // id of the section of prose it is about; "" where it is about figures or the file
	Sheet      string   // where to look; "" when it is about the whole file
	Cells      []string // addresses; "prior:" is never among them
	Slots      []string // ids of the slots concerned
	Expected   string
	Actual     string
	Difference string
	Message    message.Text
	Hint       message.Text
	// Explanation is what the agency wrote in 情况说明, Explained what became of it ("" without one), Reason the officer's
	// sentence about one that was sent back or accepted.
	Explanation string
	Explained   ExplanationState
	Reason      string
	// State is what became of the finding since an earlier round, "" when none was compared.
	State string
	// Diagnosis is what probably went wrong, if one thing explains all failures of the table.
	Diagnosis message.Text
}

// ID identifies the finding between rounds: the same rule over the same place has the same id,
// whatever the figures. A place in the prose is its section: a paragraph inserted above moves the
// cells below it, and a workbook sent as a web page has lines instead, yet the finding is the
// same and keeps its explanation.
func (f Finding) ID() string {
	slots := slices.Clone(f.Slots)
	slices.Sort(slots)
	place := strings.Join(slots, ",")
	switch {
	case f.Anchor != "":
		place = f.Anchor
	case place != "":
	case f.Section != "":
		place = "section " + f.Section
	default:
		place = f.Sheet + "!" + strings.Join(f.Cells, ",")
	}
	sum := sha256.Sum256([]byte(strings.Join([]string{f.Rule, f.Key, place}, "\n")))
	return f.Rule + "-" + hex.EncodeToString(sum[:4])
}

// Open reports whether the finding still has to be put right: a mandatory one that fails.
func (f Finding) Open() bool { return f.Class == templates.Must && f.Outcome == Fails }

// Asks reports whether the finding asks for a correction or an explanation: none has been given, or it was sent back.
func (f Finding) Asks() bool {
	return f.Class == templates.Verify && f.Outcome == Fails && (f.Explanation == "" || f.Explained == SentBack)
}

var weight = map[templates.Class]int{templates.Must: 0, templates.Verify: 1, templates.Note: 2}

// Sort sorts findings for the report: failures before the unjudged, the binding before the rest,
// then in the order of rules and file.
func Sort(list []Finding) {
	slices.SortStableFunc(list, func(a, b Finding) int {
		return cmp.Or(
			cmp.Compare(order(a), order(b)),
			cmp.Compare(weight[a.Class], weight[b.Class]),
		)
	})
}

func order(f Finding) int {
	if f.Outcome == Unjudged {
		return 1
	}
	return 0
}

// Verdict sums a report's findings up.
type Verdict string

// The verdicts.
const (
	Pass       Verdict = "pass"
	VerifyIt   Verdict = "verify" // something asks for a correction or an explanation
	Fail       Verdict = "fail"   // a mandatory finding is open
	Unreadable Verdict = "unreadable"
)

// Judge returns the verdict on a report that could be read.
func Judge(list []Finding) Verdict {
	verdict := Pass
	for _, f := range list {
		if f.Open() {
			return Fail
		}
		if f.Asks() {
			verdict = VerifyIt
		}
	}
	return verdict
}
