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
	Mailed   []Mailed  // messages to agencies

	Totalled []string // superiors whose total was made

	From ledger.Office // who signs the letters
	// ByMail has reminders sent by mail too: they are owed from the moment their run is begun.
	ByMail bool
	Today  time.Time // of what is to be done next; zero for the day it is

	edition *templates.Edition
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
// has them now. Of outlines ([ledger.Ledger.Outlines]) it has no rules.
func From(ctx context.Context, l *ledger.Ledger, due string, agencies []ledger.Agency,
	intakes []ledger.Taking) (*Status, error) {
	letters, err := l.Reminders(ctx)
	if err != nil {
		return nil, err
	}
	reminded := Reminded(letters)
	s := &Status{Year: l.Year}
	if s.From, err = l.Office(ctx); err != nil {
		return nil, err
	}
	files := map[int64][]*ledger.Taking{}
	for i := range intakes {
		files[intakes[i].Agency] = append(files[intakes[i].Agency], &intakes[i])
	}
	byID := map[int64]*Agency{}
	for _, a := range agencies {
		agency := NewAgency(a, files[a.ID], s.Year, due)
		agency.Reminded = reminded[a.ID]
		byID[a.ID] = agency
		if a.Listed {
			s.Agencies = append(s.Agencies, agency)
		} else {
			s.Gone = append(s.Gone, agency)
		}
	}
	s.files(intakes, byID)
	s.countRules()
	s.Copied = CopiedIn(s.Agencies)
	if err := s.mailed(ctx, l); err != nil {
		return nil, err
	}
	return s, s.open(ctx, l, byID)
}

// Reminded counts the letters that went out, by agency.
func Reminded(letters []ledger.Reminder) map[int64]int {
	reminded := map[int64]int{}
	for _, letter := range letters {
		if letter.Sent {
			reminded[letter.Agency] = max(reminded[letter.Agency], letter.Number)
		}
	}
	return reminded
}

func (s *Status) files(intakes []ledger.Taking, byID map[int64]*Agency) {
	names := map[int64]string{}
	for i := range intakes {
		names[intakes[i].ID] = intakes[i].File
	}
	for i := range intakes {
		in := &intakes[i]
		s.Files = append(s.Files, File{Taking: *in, Owner: byID[in.Agency], By: names[in.By]})
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
