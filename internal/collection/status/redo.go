package status

import (
	"context"
	"slices"

	"nianbao/internal/answer"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/templates"
)

// Redo is a total or a print that is no longer what it would be if it were made today.
type Redo struct {
	Kind, Name string
	Agencies   []*Agency // whose reports in it changed
	Came       []*Agency // whose reports are not in it
	Left       []*Agency // whose reports are in it and no longer belong there

	outdated map[int64]bool // the agencies of whom something is in it that is not current
}

// redos finds what has to be made again: a print of a report that is no longer current, and a
// total that is not of the very reports that count today, at whatever level below it.
func (s *Status) redos(ctx context.Context, l *ledger.Ledger) error {
	owner, current := map[int64]*Agency{}, map[int64]bool{}
	for _, f := range s.Files {
		owner[f.ID], current[f.ID] = f.Owner, f.State == ledger.Current
	}
	totals, err := l.Made(ctx, ledger.UsedInTotal)
	if err != nil {
		return err
	}
	counts := s.counting()
	for _, made := range totals {
		s.Totalled = append(s.Totalled, made.Name)
		r := Redo{Kind: ledger.UsedInTotal, Name: made.Name}
		r.compare(made.Takings, counts.of(made.Name), owner)
		s.redo(r)
	}
	prints, err := l.Made(ctx, ledger.UsedInPrint)
	if err != nil {
		return err
	}
	for _, made := range prints {
		r := Redo{Kind: ledger.UsedInPrint, Name: made.Name}
		for _, id := range made.Takings {
			if !current[id] {
				r.Agencies = append(r.Agencies, owner[id])
			}
		}
		s.redo(r)
	}
	return nil
}

func (s *Status) redo(r Redo) {
	r.outdated = map[int64]bool{}
	for _, a := range slices.Concat(r.Agencies, r.Left) {
		r.outdated[a.ID] = true
	}
	if len(r.Agencies)+len(r.Came)+len(r.Left) > 0 {
		s.Redos = append(s.Redos, r)
	}
}

// compare holds the reports of a total against those that count today.
func (r *Redo) compare(made, today []int64, owner map[int64]*Agency) {
	gone, in, counts := map[*Agency]bool{}, setOf(made), setOf(today)
	for _, id := range made {
		if !counts[id] {
			gone[owner[id]] = true
		}
	}
	for _, id := range today {
		switch a := owner[id]; {
		case in[id]:
		case gone[a]:
			r.Agencies = append(r.Agencies, a)
			delete(gone, a)
		default:
			r.Came = append(r.Came, a)
		}
	}
	for _, id := range made {
		if a := owner[id]; gone[a] {
			r.Left = append(r.Left, a)
			delete(gone, a)
		}
	}
}

func setOf(ids []int64) map[int64]bool {
	set := make(map[int64]bool, len(ids))
	for _, id := range ids {
		set[id] = true
	}
	return set
}

// counting finds the reports that count in a superior's total.
type counting struct {
	named map[string]*Agency
	below map[string][]*Agency
}

func (s *Status) counting() counting {
	c := counting{map[string]*Agency{}, map[string][]*Agency{}}
	for _, a := range s.Agencies {
		c.named[templates.Normalize(a.Name)] = a
		if a.Superior != "" {
			superior := templates.Normalize(a.Superior)
			c.below[superior] = append(c.below[superior], a)
		}
	}
	return c
}

func (c counting) of(superior string) []int64 {
	return c.gather(templates.Normalize(superior), map[string]bool{})
}

// gather takes the superior's own report, and of every member the total of its own members, else
// its area's total, else its report; those that fail are in no total.
func (c counting) gather(superior string, seen map[string]bool) (takings []int64) {
	if seen[superior] { // a slip of the roster may close a ring
		return nil
	}
	seen[superior] = true
	add := func(in *ledger.Taking) {
		if in != nil && in.Verdict != finding.Fail {
			takings = append(takings, in.ID)
		}
	}
	if office := c.named[superior]; office != nil && office.Must() {
		add(office.Own)
	}
	for _, a := range c.below[superior] {
		key := templates.Normalize(a.Name)
		switch {
		case len(c.below[key]) > 0:
			takings = append(takings, c.gather(key, seen)...)
		case !a.Must():
		case a.Area != nil:
			add(a.Area)
		default:
			add(a.Own)
		}
	}
	return takings
}

func (s *Status) redoText(t *answer.Writer) {
	if len(s.Redos) > 0 {
		heading(t, "redo")
	}
	for _, r := range s.Redos {
		for _, part := range []struct {
			key      string
			agencies []*Agency
		}{{"", r.Agencies}, {".came", r.Came}, {".left", r.Left}} {
			if len(part.agencies) > 0 {
				t.Println(message.New("status.line.redo."+r.Kind+part.key, "name", r.Name,
					"agencies", names(part.agencies)))
			}
		}
	}
}

// stillUsed are the totals and prints an agency's report is in that were not made again since.
func (s *Status) stillUsed(a *Agency, used []string) (still []string) {
	for _, r := range s.Redos {
		if name := r.Kind + " " + r.Name; r.outdated[a.ID] && slices.Contains(used, name) {
			still = append(still, name)
		}
	}
	return still
}
