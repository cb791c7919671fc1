package total

import (
	"context"
	"crypto/sha256"
	"encoding/hex"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/roster"
	"nianbao/internal/finding"
	"nianbao/internal/inbox"
	"nianbao/internal/judging"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

// FromLedger takes members and reports from a ledger: what is current, by the verdict it got when it came in.
func FromLedger(ctx context.Context, l *ledger.Ledger, e *templates.Edition) (*Source, error) {
	s := &Source{Edition: e, Year: l.Year}
	agencies, err := l.Agencies(ctx)
	if err != nil {
		return nil, err
	}
	byID := map[int64]*Member{}
	for _, a := range agencies {
		if a.Listed {
			m := &Member{Agency: a.Agency, Exempt: a.Exempt != ""}
			byID[a.ID] = m
			s.Members = append(s.Members, m)
		}
	}
	intakes, err := l.Takings(ctx)
	if err != nil {
		return nil, err
	}
	for _, in := range intakes {
		m := byID[in.Agency]
		if m == nil || in.State != ledger.Current {
			continue
		}
		sent := &Sent{File: in.File, SHA256: in.SHA256, Part: ledger.PartOf(in.Key), Taking: in.ID,
			Fails: failure(in.Findings), Stands: standsOn(in.Findings)}
		sent.Read = func(ctx context.Context) (*inbox.Opened, error) {
			return inbox.Open(l.FileOf(ctx, &in), inbox.Options{Edition: own(e), Year: l.Year})
		}
		m.keep(in.Scope, sent)
	}
	return s, nil
}

// own returns an edition that did not come with the program; files name the others themselves.
func own(e *templates.Edition) *templates.Edition {
	if e != nil && e.Source != "" {
		return e
	}
	return nil
}

// failure is the reason why a report may not be added; zero when it may.
func failure(findings []finding.Finding) message.Text {
	n := 0
	for _, f := range findings {
		if f.Open() {
			n++
		}
	}
	if n == 0 {
		return message.Text{}
	}
	return message.New("total.why.must", "n", n)
}

func (m *Member) keep(scope report.Scope, sent *Sent) {
	place := &m.Own
	if scope == report.Area {
		place = &m.Area
	}
	switch {
	case *place == nil:
		*place = sent
	case (*place).SHA256 != sent.SHA256 || (*place).Part != sent.Part:
		// There is no sign which of the two is right.
		(*place).Fails = message.New("total.why.twice", "files", []string{(*place).File, sent.File})
	}
}

// Given is a file that was named, read and checked.
type Given struct {
	Sent
	Identity report.Identity
	Edition  *templates.Edition
}

// Read reads and judges the reports of a file that was named. What cannot be read is an error.
func Read(ctx context.Context, f inbox.File, e *templates.Edition, year int) ([]*Given, error) {
	if f.Broken != nil {
		return nil, f.Broken
	}
	data, err := f.Read()
	if err != nil {
		return nil, err
	}
	judge := &judging.Judge{Reading: inbox.Options{Edition: own(e), Year: year}}
	all, err := f.OfYear(data, judge.Reading)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(data)
	var given []*Given
	for _, o := range all {
		judged, err := judge.Report(ctx, o, judging.Subject{})
		if err != nil {
			return nil, err
		}
		sent := Sent{File: f.Name, SHA256: hex.EncodeToString(sum[:]), Part: o.Part,
			Fails: failure(judged.Findings), Stands: standsOn(judged.Findings)}
		part := f
		part.Part = o.Part
		sent.Read = func(context.Context) (*inbox.Opened, error) {
			data, err := part.Read()
			if err != nil {
				return nil, err
			}
			if sha256.Sum256(data) != sum {
				return nil, message.NewError("total.changed", "file", f.Name).WithHint("total.changed.hint")
			}
			return part.Decode(data, judge.Reading)
		}
		given = append(given, &Given{Sent: sent, Identity: o.Report.Identity, Edition: o.Edition})
	}
	return given, nil
}

// FromFiles takes the reports from files. Members are those of the roster; without one, every
// agency that sent a report, under the office the total is for. strangers are files of agencies
// that are not on the roster.
func FromFiles(given []*Given, list *roster.List, e *templates.Edition, year int,
	office string) (s *Source, strangers []*Given) {
	s = &Source{Edition: e, Year: year}
	if list == nil {
		list = &roster.List{Agencies: agenciesOf(given, office)}
	}
	for _, a := range list.Agencies {
		s.Members = append(s.Members, &Member{Agency: a})
	}
	matcher := roster.NewMatcher(list.Agencies, nil)
	for _, g := range given {
		i, ok := matcher.Find(g.Identity.Code, g.Identity.Agency)
		if !ok {
			strangers = append(strangers, g)
			continue
		}
		s.Members[i].keep(g.Identity.Scope, &g.Sent)
	}
	return s, strangers
}

// agenciesOf makes a roster of the files: every agency under the office, which is on it only if it sent something.
func agenciesOf(given []*Given, office string) []roster.Agency {
	var all []roster.Agency
	seen := map[string]bool{"": true}
	for _, g := range given {
		key := templates.Normalize(g.Identity.Agency)
		if seen[key] {
			continue
		}
		seen[key] = true
		a := roster.Agency{Name: g.Identity.Agency, Superior: office}
		if key == templates.Normalize(office) {
			a.Superior = ""
		}
		all = append(all, a)
	}
	return all
}

// Against names a file as an office's own total, to be compared with the sum.
func (s *Source) Against(office string, g *Given) {
	for _, m := range s.Members {
		if templates.Normalize(m.Name) == templates.Normalize(office) {
			m.Area = &g.Sent
			return
		}
	}
	// An office that is not on the roster owes no report of its own.
	s.Members = append(s.Members, &Member{Agency: roster.Agency{Name: office}, Exempt: true, Area: &g.Sent})
}
