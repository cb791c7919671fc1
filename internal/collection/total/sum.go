package total

import (
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/report"
)

// sum makes the report of a total: the sums, what it is made of in words, and what it lacks.
func (m *maker) sum(t *Total, office *Member) {
	members := t.members()
	sum := check.Sum(m.Edition, members)
	r := report.New(t.Name)
	r.Identity = report.Identity{Edition: m.Edition.ID, Year: m.Year, Agency: t.Name, Scope: report.Area}
	if office != nil {
		r.Code = office.Code
	}
	r.Values = sum.Values
	for _, table := range m.Edition.Tables {
		for _, s := range table.Slots {
			if gaps := sum.Gaps[s.ID]; len(gaps) > 0 {
				t.lack("total.gap", "gap", gaps[0].Message(), "n", len(gaps))
			}
		}
	}
	if len(members) == 0 {
		// The sum of nothing is not zero.
		r.Values = map[string]report.Value{}
	}
	t.Report = r
	m.words(t)
	t.options = check.Options{Year: m.Year, Agency: t.Name, Level: level(office)}
	// A total is made here, not read from anywhere: nothing of it is for judging to open or to find.
	t.Findings = check.Run(&check.Context{Edition: m.Edition, Report: r, Options: t.options})
}

func level(office *Member) string {
	if office == nil {
		return ""
	}
	return office.Level
}

func (t *Total) members() []check.Member {
	members := make([]check.Member, len(t.Parts))
	for i, p := range t.Parts {
		members[i] = p.Member
	}
	return members
}

// compare holds the office's own total against the sum, cell by cell, and its members against the roster.
func (m *maker) compare(t *Total, office *Member) error {
	return m.against(t, office.Area)
}

func (m *maker) against(t *Total, sent *Sent) error {
	opened, err := sent.Read(m.ctx)
	if err != nil {
		return err
	}
	c := &check.Context{Edition: opened.Edition, Report: opened.Report, Members: t.members(), Due: m.due(t),
		Options: check.Options{Year: m.Year}}
	if c.Members == nil {
		c.Members = []check.Member{}
	}
	// The office's own total was judged when it came in; here only the rules of members are asked.
	t.Compared = &Comparison{File: sent.File, Opened: opened}
	for _, f := range check.Run(c) {
		if strings.HasPrefix(f.Rule, "members.") {
			t.Compared.Findings = append(t.Compared.Findings, f)
		}
	}
	return nil
}

// due are the names a total must have, by the roster: its members that must report, and the office when its own report
// is in the sum.
func (m *maker) due(t *Total) []string {
	var names []string
	key := m.tree.key(t.Name)
	if office := m.tree.agency[key]; office != nil && office.Own != nil && !office.Exempt {
		names = append(names, office.Name)
	}
	for _, member := range m.tree.members[key] {
		if !member.Exempt || m.tree.members[m.tree.key(member.Name)] != nil {
			names = append(names, member.Name)
		}
	}
	return names
}
