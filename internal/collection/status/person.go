package status

import (
	"context"
	"slices"

	"nianbao/internal/answer"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/message"
	"nianbao/templates"
)

// Doubt is an agency of whom several reports came together that differ.
type Doubt struct {
	Agency  *Agency
	Files   []string // in the order they were taken
	Counts  string   // the file that counts until it is settled
	Decided string
}

// Said is an agency's explanation of a finding.
type Said struct {
	Agency *Agency
	ledger.Explanation
	Open bool // its finding is open: it was sent back, or never counted
}

// open gathers what waits for somebody.
func (s *Status) open(ctx context.Context, l *ledger.Ledger, byID map[int64]*Agency) (err error) {
	if s.Closed, err = l.Closed(ctx); err != nil {
		return err
	}
	if s.Left, err = leftOf(ctx, l); err != nil {
		return err
	}
	s.edition, _ = templates.ForYear(l.Year) // without one, cells are told by their ids
	doubts, err := l.Doubts(ctx)
	if err != nil {
		return err
	}
	for _, d := range doubts {
		s.Doubts = append(s.Doubts, byID[d.Agency].Doubt(d))
	}
	if err := s.redos(ctx, l); err != nil {
		return err
	}
	return s.said(ctx, l, byID)
}

// said gathers explanations of findings that current reports have.
func (s *Status) said(ctx context.Context, l *ledger.Ledger, byID map[int64]*Agency) error {
	all, err := l.Explanations(ctx)
	if err != nil {
		return err
	}
	for _, e := range all {
		s.Said = append(s.Said, byID[e.Agency].Said(e)...)
	}
	return nil
}

// Doubt is what a person has to decide of the agency, with the files' names.
func (a *Agency) Doubt(d ledger.Doubt) Doubt {
	doubt := Doubt{Agency: a, Decided: d.Decided}
	for _, id := range d.Takings {
		for _, in := range a.Files {
			if in.ID != id {
				continue
			}
			doubt.Files = append(doubt.Files, in.File)
			if in.State == ledger.Current {
				doubt.Counts = in.File
			}
		}
	}
	return doubt
}

// Said is an explanation of the agency's, once for each finding of its current reports that it is of.
func (a *Agency) Said(e ledger.Explanation) (said []Said) {
	for _, in := range a.Current() {
		if in.Scope != e.Scope {
			continue
		}
		for _, f := range in.Findings {
			if f.ID() == e.Finding {
				said = append(said, Said{a, e, f.Asks()})
			}
		}
	}
	return said
}

// person lists the agencies that need a person.
func (s *Status) person() []string {
	names := []string{}
	for _, d := range s.Doubts {
		names = append(names, d.Agency.Name)
	}
	return names
}

func (s *Status) personText(t *answer.Writer) {
	if len(s.Doubts) > 0 {
		heading(t, "person")
	}
	for _, d := range s.Doubts {
		t.Println(message.New("status.line.person", "agency", d.Agency.Name, "files", d.Files, "counts", d.Counts,
			"by", message.New("collect.decided."+d.Decided)))
	}
	s.redoText(t)
	if len(s.Said) > 0 {
		heading(t, "said")
	}
	for _, e := range s.Said {
		key := "status.line.said"
		if e.Reason != "" {
			key = "status.line.said.reason"
		}
		t.Println(message.New(key, "agency", e.Agency.Name, "finding", e.Finding,
			"state", message.New("status.said."+string(e.State)), "reason", e.Reason, "text", e.Text))
	}
}

// changedText prints for each current report what it changed of the one before.
func (s *Status) changedText(ctx context.Context, t *answer.Writer) error {
	first := true
	for a, err := range s.whole(ctx, s.replacing(), every) {
		if err != nil {
			return err
		}
		for _, in := range a.Current() {
			if in.Against == 0 {
				continue
			}
			if first {
				heading(t, "changed")
			}
			first = false
			c := in.Changes
			t.Println(message.New("status.line.changed", "agency", a.Name, "round", in.Round, "receipt", in.Receipt,
				"right", len(c.PutRight), "explained", len(c.Explained), "open", len(c.Open), "new", len(c.New)))
			if s.edition != nil {
				c.Used = s.stillUsed(a, c.Used)
				for _, line := range Amended(s.edition, c) {
					t.Println(line)
				}
			}
		}
	}
	return nil
}

// replacing are the agencies on the roster with a report that replaced another.
func (s *Status) replacing() (some []*Agency) {
	for _, a := range s.Agencies {
		if slices.ContainsFunc(a.Current(), func(in *ledger.Taking) bool { return in.Against != 0 }) {
			some = append(some, a)
		}
	}
	return some
}

func names(agencies []*Agency) []string {
	list := []string{}
	for _, a := range agencies {
		list = append(list, a.Name)
	}
	return list
}
