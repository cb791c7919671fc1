package status

import (
	"iter"
	"strings"

	"nianbao/internal/answer"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/templates"
	"nianbao/xlsx/sheet"
)

// shownOpen is how many open findings of an agency the text lists; the workbook and JSON have all.
const shownOpen = 3

// pending reports whether a finding is open, asks for an explanation or has one.
func pending(f finding.Finding) bool {
	return f.Open() || f.Asks() || f.Class == templates.Verify && f.Outcome == finding.Fails && f.Explanation != ""
}

// each goes through the pending findings of the agency's current reports.
func (a *Agency) each() iter.Seq2[*ledger.Taking, finding.Finding] {
	return func(yield func(*ledger.Taking, finding.Finding) bool) {
		for _, in := range a.Current() {
			for _, f := range in.Findings {
				if pending(f) && !yield(in, f) {
					return
				}
			}
		}
	}
}

// mayBePending reports, by the outline alone, whether the agency may have a pending finding: of one
// that explained something the outline has all.
func (a *Agency) mayBePending() bool {
	for range a.each() {
		return true
	}
	return a.wrong()
}

// openText lists what is open of an agency, by what the officer names it when he rules on it.
func openText(t *answer.Writer, a *Agency) {
	n := 0
	for _, in := range a.Current() {
		for _, f := range in.Findings {
			if !f.Open() && !f.Asks() {
				continue
			}
			if n++; n <= shownOpen {
				t.Println(message.New("status.line.open", "id", f.ID(), "said", f.Message))
			}
		}
	}
	if n > shownOpen {
		t.Println(message.New("status.line.open.more", "n", n-shownOpen))
	}
}

// saidRows are the agency's pending findings with their explanations.
func (a *Agency) saidRows() (rows []sheet.Row) {
	for in, f := range a.each() {
		state := say("status.open." + string(f.Class))
		if f.Explanation != "" {
			state = say("status.said." + string(f.Explained))
		}
		rows = append(rows, cells(a.Name, in.Scope.Label(), say("result.class."+string(f.Class)), state,
			strings.TrimSpace(f.Sheet+" "+few(f.Cells)), f.Message.In(message.Chinese),
			f.Explanation, f.Reason, f.ID()))
	}
	return rows
}

// saidTable lists every pending finding with its explanation, so that whoever signs can read it.
func (s *Status) saidTable(rows iter.Seq[sheet.Row]) sheet.Table {
	columns := widths(28, 12, 9, 9, 18, 48, 48, 28, 22)
	for _, i := range []int{0, 4, 5, 6, 7, 8} {
		columns[i].Wrap = true
	}
	return sheet.Table{Name: say("status.sheet.said"), Title: say("status.sheet.said.title", "year", s.Year),
		Heads:   headsOf("agency", "scope", "class", "state", "place", "title", "said", "reason", "finding"),
		Columns: columns, Filter: true, Rows: rows}
}

// jsonOpen is a finding that is open, asks for an explanation or has one.
type jsonOpen struct {
	Agency      string   `json:"agency"`
	Scope       string   `json:"scope"`
	Finding     string   `json:"finding"`
	Rule        string   `json:"rule"`
	Class       string   `json:"class"`
	Sheet       string   `json:"sheet"`
	Cells       []string `json:"cells"`
	Message     string   `json:"message"`
	Explanation string   `json:"explanation"`
	State       string   `json:"state"` // "", given, accepted, sentback
	Reason      string   `json:"reason"`
}

func (a *Agency) pending(lang message.Lang) (list []jsonOpen) {
	for in, f := range a.each() {
		list = append(list, jsonOpen{a.Name, string(in.Scope), f.ID(), f.Rule, string(f.Class), f.Sheet,
			append([]string{}, f.Cells...), f.Message.In(lang), f.Explanation, string(f.Explained), f.Reason})
	}
	return list
}
