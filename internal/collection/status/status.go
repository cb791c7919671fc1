// Package status gives the state of a season: who must report, who has, who has not, who was
// late, whose report fails and who got it back; for each superior and level, as text, JSON, CSV
// and a workbook with charts. [Of] works it all out from a ledger; the rest only shows it.
// Reminders (催报单) are made from it too.
package status

import (
	"context"
	"time"

	"nianbao/internal/collection/ledger"
	"nianbao/templates"
)

// Status is the state of a season.
type Status struct {
	Year     int
	Closed   bool
	Agencies []*Agency // on the roster, in its order
	Gone     []*Agency // that were on it before
	Files    []File    // all that came in, in that order, in outline
	Copied   []Copied  // prose nearly the same as another agency's
	Doubts   []Doubt   // what a person has to decide
	Redos    []Redo    // totals and prints to be made again
	Said     []Said    // every explanation, with what the office ruled on it
	Mailed   []Mailed  // messages to agencies
	Left     Left      // work that was left for others

	Totalled []string // superiors whose total was made

	From ledger.Office // who signs the letters
	// ByMail has reminders sent by mail too: they are owed from the moment their run is begun.
	ByMail bool
	Today  time.Time // of what is to be done next; zero for the day it is

	edition *templates.Edition
	ledger  *ledger.Ledger // has what the outlines leave out; nil where the agencies are whole
	work    Work
	atOnce  int              // agencies held whole; 0 for [atOnce]
	strays  map[string][]int // what came and may be an agency's, by its name: places in Files
}

// File is one file that came in.
type File struct {
	*ledger.Taking
	Owner *Agency // nil for none
	By    string  // of a superseded file: the newer one's name
}

// Of works out the state of a ledger's season. due is one deadline for all, "" for each kind of
// agency's own; an extension the officer gave goes before both. It is made of outlines
// ([ledger.Ledger.Outlines]); what it shows of findings is read from the ledger as it is shown.
func Of(ctx context.Context, l *ledger.Ledger, due string) (*Status, error) {
	agencies, err := l.Agencies(ctx)
	if err != nil {
		return nil, err
	}
	intakes, err := l.Outlines(ctx)
	if err != nil {
		return nil, err
	}
	letters, err := l.Reminders(ctx)
	if err != nil {
		return nil, err
	}
	reminded := Reminded(letters)
	s := &Status{Year: l.Year, ledger: l}
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
		s.Files = append(s.Files, File{Taking: in, Owner: byID[in.Agency], By: names[in.By]})
	}
}
