// Package status gives the state of a season: who must report, who has, who has not, who was
// late, whose report fails and who got it back; for each superior and level, as text, JSON, CSV
// and a workbook with charts. [Of] works it all out from a ledger; the rest only shows it.
// Reminders (催报单) are made from it too.
package status

import (
	"cmp"
	"context"
	"slices"
	"time"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/finding"
	"nianbao/internal/report"
	"nianbao/templates"
)

// Status is the state of a season.
type Status struct {
	Year     int
	Closed   bool
	Agencies []*Agency // on the roster, in its order
	Gone     []*Agency // that were on it before
	Files    []File    // all that came in, in that order
	Copied   []Copied  // prose nearly the same as another agency's
	Rules    []Rule    // what is found in current reports, the binding and the most frequent first
	Doubts   []Doubt   // what a person has to decide
	Redos    []Redo    // totals and prints to be made again
	Said     []Said    // every explanation, with what the office ruled on it

	Totalled []string // superiors whose total was made

	From  ledger.Office // who signs the letters
	Today time.Time     // of what is to be done next; zero for the day it is

	edition *templates.Edition
}

// Agency is the state of one agency.
type Agency struct {
	ledger.Agency
	Deadline string           // 2006-01-02
	Own      *ledger.Taking   // its own report as it stands, nil for none
	Area     *ledger.Taking   // its area's total as it stands, nil for none
	Files    []*ledger.Taking // all it sent, in that order
	First    string           // the day the first one came, "" for none
	Late     bool             // it came after the deadline
	Reminded int              // how often
}

// File is one file that came in.
type File struct {
	ledger.Taking
	Owner *Agency // nil for none
	By    string  // of a superseded file: the newer one's name
}

// Rule counts the findings of a rule in current reports.
type Rule struct {
	ID       string
	Class    string
	Findings int
	Agencies int // how many agencies have any
}

// Must reports whether the agency has to report.
func (a *Agency) Must() bool { return a.Exempt == "" }

// Received reports whether a readable report of it is in.
func (a *Agency) Received() bool { return a.Own != nil || a.Area != nil }

// Current are its current reports: its own, then its area's total.
func (a *Agency) Current() []*ledger.Taking {
	var list []*ledger.Taking
	for _, in := range []*ledger.Taking{a.Own, a.Area} {
		if in != nil {
			list = append(list, in)
		}
	}
	return list
}

// Fails reports whether a mandatory finding is open.
func (a *Agency) Fails() bool { return a.any(finding.Fail) }

// Asks reports whether, nothing mandatory being open, something asks for a correction or an explanation.
func (a *Agency) Asks() bool { return !a.Fails() && a.any(finding.VerifyIt) }

func (a *Agency) any(v finding.Verdict) bool {
	return slices.ContainsFunc(a.Current(), func(in *ledger.Taking) bool { return in.Verdict == v })
}

// Returned reports whether a report that has to be corrected or explained was sent back to it.
func (a *Agency) Returned() bool {
	return slices.ContainsFunc(a.Current(), func(in *ledger.Taking) bool { return asked(in) && in.Returned != "" })
}

// Rounds is how often it sent its report.
func (a *Agency) Rounds() int {
	n := 0
	for _, in := range a.Current() {
		n = max(n, in.Round)
	}
	return n
}

// Of works out the state of a ledger's season. due is one deadline for all, "" for each kind of
// agency's own; an extension the officer gave goes before both.
func Of(ctx context.Context, l *ledger.Ledger, due string) (*Status, error) {
	agencies, err := l.Agencies(ctx)
	if err != nil {
		return nil, err
	}
	intakes, err := l.Takings(ctx)
	if err != nil {
		return nil, err
	}
	return From(ctx, l, due, agencies, intakes)
}

// From is the same of agencies and files that were read from the ledger before: all of them, as it
// has them now. Of outlines ([ledger.Ledger.Outlines]) it has no rules and no prose that is alike.
func From(ctx context.Context, l *ledger.Ledger, due string, agencies []ledger.Agency,
	intakes []ledger.Taking) (*Status, error) {
	letters, err := l.Reminders(ctx)
	if err != nil {
		return nil, err
	}
	reminded := map[int64]int{}
	for _, letter := range letters {
		if letter.Sent {
			reminded[letter.Agency] = max(reminded[letter.Agency], letter.Number)
		}
	}
	s := &Status{Year: l.Year}
	if s.From, err = l.Office(ctx); err != nil {
		return nil, err
	}
	byID := map[int64]*Agency{}
	for _, a := range agencies {
		agency := &Agency{Agency: a, Reminded: reminded[a.ID]}
		byID[a.ID] = agency
		if a.Listed {
			s.Agencies = append(s.Agencies, agency)
		} else {
			s.Gone = append(s.Gone, agency)
		}
	}
	s.files(intakes, byID)
	for _, a := range byID {
		a.arrival(s, due)
	}
	s.countRules()
	s.findCopied()
	return s, s.open(ctx, l, byID)
}

func (s *Status) files(intakes []ledger.Taking, byID map[int64]*Agency) {
	names := map[int64]string{}
	for i := range intakes {
		names[intakes[i].ID] = intakes[i].File
	}
	for i := range intakes {
		in := &intakes[i]
		f := File{Taking: *in, Owner: byID[in.Agency], By: names[in.By]}
		s.Files = append(s.Files, f)
		if f.Owner == nil {
			continue
		}
		f.Owner.Files = append(f.Owner.Files, in)
		if in.State != ledger.Current {
			continue
		}
		if in.Scope == report.Area {
			f.Owner.Area = in
		} else {
			f.Owner.Own = in
		}
	}
}

// arrival settles the agency's deadline and whether it kept it: what counts is the first readable report of each scope.
func (a *Agency) arrival(s *Status, due string) {
	deadline := func(scope report.Scope) string {
		if due != "" && a.Extended == "" {
			return due
		}
		return a.Due(scope, s.Year)
	}
	a.Deadline = deadline(report.Own)
	if a.Own == nil && a.Area != nil {
		a.Deadline = deadline(report.Area)
	}
	for _, scope := range []report.Scope{report.Own, report.Area} {
		first := ""
		for _, in := range a.Files {
			if in.Scope == scope && (in.State == ledger.Current || in.State == ledger.Superseded) &&
				(first == "" || in.Received < first) {
				first = in.Received
			}
		}
		if first == "" {
			continue
		}
		if a.First == "" || first < a.First {
			a.First = first
		}
		a.Late = a.Late || first > deadline(scope)
	}
}

// weight orders the classes: notes are the most frequent and the least important.
var weight = map[string]int{string(templates.Must): 0, string(templates.Verify): 1, string(templates.Note): 2}

func (s *Status) countRules() {
	byID := map[string]*Rule{}
	for _, a := range s.Agencies {
		seen := map[string]bool{}
		for _, in := range a.Current() {
			for _, f := range in.Findings {
				if f.Outcome != finding.Fails {
					continue
				}
				r := byID[f.Rule]
				if r == nil {
					r = &Rule{ID: f.Rule, Class: string(f.Class)}
					byID[f.Rule] = r
				}
				r.Findings++
				if !seen[f.Rule] {
					seen[f.Rule] = true
					r.Agencies++
				}
			}
		}
	}
	for _, r := range byID {
		s.Rules = append(s.Rules, *r)
	}
	slices.SortFunc(s.Rules, func(a, b Rule) int {
		return cmp.Or(cmp.Compare(weight[a.Class], weight[b.Class]), cmp.Compare(b.Agencies, a.Agencies),
			cmp.Compare(b.Findings, a.Findings), cmp.Compare(a.ID, b.ID))
	})
}
