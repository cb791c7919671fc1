package corpus

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"

	"go.yaml.in/yaml/v3"

	"nianbao/internal/check/prose"
	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/report"
	"nianbao/internal/simplified"
	"nianbao/internal/wordlist"
)

// Statement is a sentence of a blind set, with the figures of its report.
type Statement struct {
	ID      string
	Rule    string
	Script  string // simplified, traditional
	Year    int
	Section string
	Text    string
	Figures figures
	Verdict string // right, wrong
	Wrong   string // the words that are wrong
}

// figures are the totals a statement may be about. What they are made of is not known.
type figures struct {
	New, Carried, Done, Next, Granted, Partial, Refused, Unavailable, Unprocessed, Other int

	Review, Direct   cases
	AfterReview      cases `yaml:"after_review"`
	Rules, Documents struct{ Issued, Repealed, Inforce int }
}

type cases struct{ Total, Upheld, Corrected, Other, Pending int }

// values returns the figures by slot; a total of several rows is kept in one that prose hardly
// names.
func (f figures) values() map[string]int {
	v := map[string]int{
		"requests.received.total": f.New, "requests.carried.total": f.Carried, "requests.total.total": f.Done,
		"requests.forward.total": f.Next, "requests.granted.total": f.Granted, "requests.partial.total": f.Partial,
		"requests.refused_enquiry.total": f.Refused, "requests.absent_unclear.total": f.Unavailable,
		"requests.dismissed_publication.total": f.Unprocessed, "requests.other_misc.total": f.Other,
		"disclosure.rules.issued": f.Rules.Issued, "disclosure.rules.repealed": f.Rules.Repealed,
		"disclosure.rules.inforce":    f.Rules.Inforce,
		"disclosure.documents.issued": f.Documents.Issued, "disclosure.documents.repealed": f.Documents.Repealed,
		"disclosure.documents.inforce": f.Documents.Inforce,
	}
	for group, c := range map[string]cases{"reconsideration": f.Review, "direct": f.Direct, "after": f.AfterReview} {
		v["review."+group+".total"], v["review."+group+".upheld"] = c.Total, c.Upheld
		v["review."+group+".corrected"], v["review."+group+".other"],
			v["review."+group+".pending"] = c.Corrected, c.Other, c.Pending
	}
	return v
}

// report returns a report that holds a statement and nothing else.
func (s Statement) report() *report.Report {
	r, e := report.New(""), edition("2021")
	r.Year = s.Year
	if folded := simplified.Text(s.Text); wordlist.AnyIn(folded, "全市", "全县", "全区", "全州", "全省", "各级行政机关") {
		r.Scope = report.Area
	}
	values := s.Figures.values()
	s.part(e, values)
	for _, t := range e.Tables {
		for _, slot := range t.Slots {
			r.Values[slot.ID] = report.Parse(strconv.Itoa(values[slot.ID]), report.StoredText)
		}
	}
	r.Prose[s.Section] = []report.Paragraph{{Text: s.Text}}
	return r
}

// accusing returns the rules that accuse a statement, of those a blind set is about.
func (s Statement) accusing() map[string]bool {
	e := edition("2021")
	c := &rule.Context{Edition: e, Report: s.report()}
	accused := map[string]bool{}
	for _, r := range append(prose.Rules(e), prose.Period()) {
		if r.ID == "text.fee" || r.ID == "text.length" || r.ID == "text.copied" || r.ID == "text.edition" {
			continue
		}
		for _, f := range r.Check(c) {
			if f.Outcome != finding.Unjudged {
				accused[r.ID] = true
			}
		}
	}
	return accused
}

// MeasureStatements returns the rates of the sets of statements that weights are learned from: a
// wrong one is found if its rule accuses it, and a right one falsely accused if any rule does.
func MeasureStatements() []Rate {
	var all []Statement
	for _, name := range statementSets {
		all = append(all, statements(name)...)
	}
	return rates(judged(all))
}

// MeasureFile returns the rates of a set of statements in a file of one's own, and a line for each
// that is judged otherwise than its author did.
func MeasureFile(path string) ([]Rate, []string, error) {
	all, err := readStatements(path)
	if err != nil {
		return nil, nil, err
	}
	results := judged(all)
	var otherwise []string
	for i, r := range results {
		switch {
		case len(r.Missed) > 0:
			otherwise = append(otherwise, fmt.Sprintf("missed %s %s [%s]: %s", all[i].ID, r.Rule, r.Missed[0], r.Text))
		case len(r.False) > 0:
			otherwise = append(otherwise, fmt.Sprintf("false %s by %v: %s", all[i].ID, all[i].accusing(), r.Text))
		}
	}
	return rates(results), otherwise, nil
}

// tableThree are the rules of table 三: whether what was finished or carried over belongs to the applications or to
// their outcomes, authors see differently.
var tableThree = []string{"text.requests", "text.outcomes"}

// sameTable reports whether two rules are the same, or both of table 三.
func sameTable(a, b string) bool {
	return a == b || slices.Contains(tableThree, a) && slices.Contains(tableThree, b)
}

func judged(all []Statement) []Result {
	var results []Result
	for _, s := range all {
		r := Result{Case: Case{Rule: s.Rule, Text: s.Text, Kind: s.Script}}
		accused := s.accusing()
		switch s.Verdict {
		case "wrong":
			r.Accuse = []string{s.Wrong}
			if slices.ContainsFunc(slices.Collect(maps.Keys(accused)), func(rule string) bool {
				return sameTable(rule, s.Rule)
			}) {
				r.Found = r.Accuse
			} else {
				r.Missed = r.Accuse
			}
		default:
			r.Confirm = []string{s.ID}
			if len(accused) > 0 {
				r.False = []string{s.ID}
			}
		}
		results = append(results, r)
	}
	return results
}

func readStatements(path string) ([]Statement, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var all []Statement
	if err := yaml.Unmarshal(data, &all); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return all, nil
}
