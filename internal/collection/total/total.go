// Package total adds reports up, level over level (逐级汇总): for each superior the sum of its members by exact decimals,
// as a report on the edition's own form for the area, with a statement in which every sum can be traced.
//
// A [Source] lists the members and what they sent; it comes from a ledger ([FromLedger]) or from
// files ([FromFiles]). [Source.Totals] makes the totals. A total is refused while a member is
// missing or fails, unless it is asked for as a partial one, which names its lacks wherever it is
// shown. No figure of a member is ever changed.
package total

import (
	"context"

	"nianbao/internal/check"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/roster"
	"nianbao/internal/finding"
	"nianbao/internal/inbox"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

// Source is who must report, and what was sent.
type Source struct {
	Edition *templates.Edition
	Year    int
	Members []*Member // in the order of the roster
}

// Member is one agency that must report.
type Member struct {
	roster.Agency
	Exempt bool
	Own    *Sent // its own report, nil for none
	Area   *Sent // its area's total, nil for none
}

// Sent is a report that came in. It is read when it is needed: a season's reports together may be larger than memory.
type Sent struct {
	File   string
	SHA256 string
	Part   string       // of a file that holds several reports: which
	Taking int64        // in the ledger; 0 of a file that was named
	Fails  message.Text // why it may not be added; zero when it may
	Stands Stands
	Read   func(context.Context) (*inbox.Opened, error)
}

// Stands is how many findings to verify a report has that nobody explained, and that stand on an explanation.
type Stands struct{ Asks, Explained int }

func standsOn(findings []finding.Finding) (s Stands) {
	for _, f := range findings {
		switch {
		case f.Asks():
			s.Asks++
		case f.Class == templates.Verify && f.Outcome == finding.Fails && f.Explanation != "":
			s.Explained++
		}
	}
	return s
}

// Standing counts the members that have findings to be verified, and those that stand on explanations.
func (t *Total) Standing() (s Stands) {
	for _, p := range t.Parts {
		if p.Stands.Asks > 0 {
			s.Asks++
		} else if p.Stands.Explained > 0 {
			s.Explained++
		}
	}
	return s
}

// Total is the sum for one superior.
type Total struct {
	Name     string
	Report   *report.Report
	Parts    []Part
	Lacks    []message.Text // members that are missing or fail, cells that cannot be added
	Notes    []message.Text
	Sources  []ledger.Use // the ledger's reports in it, at whatever level
	Reports  int          // how many agencies' reports are in it, at whatever level
	Compared *Comparison
	Findings []finding.Finding // of the total itself, checked as any report

	options check.Options // by which it is checked
}

// Part is one row of the sum.
type Part struct {
	Name   string
	Kind   Kind
	File   string // "" for a total of ours
	SHA256 string
	Taking int64 // in the ledger; 0 of a file that was named
	Member check.Member
	Stands Stands
}

// Kind is which report of a member counts.
type Kind string

// The kinds; their words are in the catalogue under total.kind.<kind>.
const (
	OwnReport  Kind = "own"   // 本机关
	AreaReport Kind = "area"  // 本地区汇总 as the member sent it
	Added      Kind = "added" // the total of its own members, made by us
)

// Comparison is an office's own total held against the sum.
type Comparison struct {
	File     string
	Opened   *inbox.Opened
	Findings []finding.Finding
}

// Whole reports whether nothing is lacking.
func (t *Total) Whole() bool { return len(t.Lacks) == 0 }

// Totals makes the total of every superior, those below before those above, or of one only, and calls made with each.
func (s *Source) Totals(ctx context.Context, only string, made func(*Total) error) error {
	m := &maker{Source: s, ctx: ctx, tree: s.tree(), done: map[string]*Total{}}
	names := m.tree.order
	if only != "" {
		key := templates.Normalize(only)
		if m.tree.members[key] == nil {
			return message.NewError("total.unknown", "agency", only).WithHint("total.unknown.hint",
				"names", m.tree.names())
		}
		names = []string{key}
	}
	for _, key := range names {
		t, err := m.total(key)
		if err != nil {
			return err
		}
		if err := made(t); err != nil {
			return err
		}
		t.Parts = nil // the rows are told; what is above needs the sum only
	}
	return nil
}

type maker struct {
	*Source
	ctx  context.Context
	tree *tree
	done map[string]*Total
}

// total makes one superior's total from its members, in the order of the roster, its own report first.
func (m *maker) total(key string) (*Total, error) {
	if t := m.done[key]; t != nil {
		return t, nil
	}
	t := &Total{Name: m.tree.spelt[key]}
	m.done[key] = t
	office := m.tree.agency[key]
	if office != nil && !office.Exempt {
		if err := m.own(t, office); err != nil {
			return nil, err
		}
	}
	for _, member := range m.tree.members[key] {
		if err := m.add(t, member); err != nil {
			return nil, err
		}
	}
	m.sum(t, office)
	if office != nil && office.Area != nil {
		return t, m.compare(t, office)
	}
	return t, nil
}

// own adds the office's own report to its area's total: it is one of the area's agencies. An
// office that sent its area's total only is not asked for one here.
func (m *maker) own(t *Total, office *Member) error {
	switch {
	case office.Own != nil:
		return m.take(t, office.Name, OwnReport, office.Own)
	case office.Area == nil:
		t.lack("total.missing", "agency", office.Name)
	default:
		t.Notes = append(t.Notes, message.New("total.noown", "agency", office.Name))
	}
	return nil
}

// add adds a member: the total of its own members, else its area's total, which holds its own report, else its report.
func (m *maker) add(t *Total, member *Member) error {
	key := templates.Normalize(member.Name)
	switch {
	case m.tree.members[key] != nil:
		below, err := m.total(key)
		if err != nil {
			return err
		}
		for _, lack := range below.Lacks {
			t.lack("total.below", "agency", member.Name, "lack", lack)
		}
		stood := below.Standing()
		below.Parts = nil // its rows stand in its own statement
		t.Reports += below.Reports
		t.Sources = append(t.Sources, below.Sources...)
		t.Parts = append(t.Parts, Part{Name: member.Name, Kind: Added, Stands: stood,
			Member: check.Member{Edition: m.Edition, Report: below.Report}})
	case member.Exempt:
	case member.Area != nil:
		return m.take(t, member.Name, AreaReport, member.Area)
	case member.Own != nil:
		return m.take(t, member.Name, OwnReport, member.Own)
	default:
		t.lack("total.missing", "agency", member.Name)
	}
	return nil
}

func (t *Total) lack(key string, args ...any) { t.Lacks = append(t.Lacks, message.New(key, args...)) }

// take adds a report that came in, unless it fails.
func (m *maker) take(t *Total, name string, kind Kind, sent *Sent) error {
	if !sent.Fails.IsZero() {
		t.lack("total.fails", "agency", name, "why", sent.Fails)
		return nil
	}
	opened, err := sent.Read(m.ctx)
	if err != nil {
		return err
	}
	// Whoever sent it, in the statement and in the comparison it goes by the name on the roster.
	known := opened.Report.WithAgency(name)
	t.Reports++
	if sent.Taking != 0 {
		t.Sources = append(t.Sources, ledger.Use{Taking: sent.Taking, SHA256: sent.SHA256})
	}
	t.Parts = append(t.Parts, Part{name, kind, sent.File, sent.SHA256, sent.Taking,
		check.Member{Edition: opened.Edition, Report: known}, sent.Stands})
	return nil
}
