package ledger

import (
	"cmp"
	"context"
	"slices"

	"nianbao/internal/collection/roster"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

// Agency is an agency as the ledger knows it: the roster as last seen, and what the officer ruled.
type Agency struct {
	ID int64
	roster.Agency
	Listed   bool     // still on the roster
	Former   []string // names it had on earlier rosters
	Exempt   string   // why it need not report; "" when it must
	Extended string   // its own deadline, a date; "" for none
}

// Due is the day by which its report of a scope is due: its own deadline before that of its level.
func (a Agency) Due(scope report.Scope, year int) string {
	return cmp.Or(a.Extended, roster.DueDay(a.Level, scope, year))
}

// Own are the names that are the agency's alone: its own, and one it had before; of one made of
// several others, no other.
func (a Agency) Own() []string {
	names := []string{a.Name}
	for _, name := range a.Former {
		if !slices.Contains(a.Predecessors(), name) {
			names = append(names, name)
		}
	}
	return names
}

// Names are all names an agency is found by: its own, those it had on earlier rosters, and its predecessors'.
func (a Agency) Names() []string {
	names := append([]string{a.Name}, a.Former...)
	for _, name := range a.Predecessors() {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// Changes are what a new roster changed.
type Changes struct {
	Added   []string
	Renamed [][2]string // old name, new name
	Removed []string    // abolished or merged into another; what they sent stays
	Back    []string    // on the roster again
	Altered []string    // superior, level, contact or predecessors differ
	Merged  [][2]string // old name, the agency it became part of; what it sent is that one's
}

// Any reports whether anything changed.
func (c Changes) Any() bool {
	return len(c.Added)+len(c.Renamed)+len(c.Removed)+len(c.Back)+len(c.Altered)+len(c.Merged) > 0
}

// Agencies returns all agencies ever on the roster, in its order; those that left it come last.
func (l *Ledger) Agencies(ctx context.Context) ([]Agency, error) {
	return l.agencies(ctx, l.db)
}

func (l *Ledger) agencies(ctx context.Context, q querier) ([]Agency, error) {
	return l.agenciesWhere(ctx, q, "")
}

func (l *Ledger) agenciesWhere(ctx context.Context, q querier, where string, args ...any) ([]Agency, error) {
	predecessors := "predecessors"
	if l.version < seasonVersion && q == querier(l.db) {
		predecessors = "''"
	}
	rows, err := q.QueryContext(ctx, `SELECT id, name, code, level, superior, contact, phone, mail, line,
		listed, exempt, extended, `+predecessors+` FROM agencies `+where+" ORDER BY listed DESC, line, id", args...)
	if err != nil {
		return nil, l.fault(err)
	}
	defer rows.Close()
	var all []Agency
	at := map[int64]int{}
	for rows.Next() {
		var a Agency
		if err := rows.Scan(&a.ID, &a.Name, &a.Code, &a.Level, &a.Superior, &a.Contact, &a.Phone, &a.Mail, &a.Line,
			&a.Listed, &a.Exempt, &a.Extended, &a.Before); err != nil {
			return nil, l.fault(err)
		}
		at[a.ID] = len(all)
		all = append(all, a)
	}
	if err := rows.Err(); err != nil {
		return nil, l.fault(err)
	}
	rows.Close()
	former, err := q.QueryContext(ctx, `SELECT agency, name FROM former
		WHERE agency IN (SELECT id FROM agencies `+where+") ORDER BY agency, name", args...)
	if err != nil {
		return nil, l.fault(err)
	}
	defer former.Close()
	for former.Next() {
		var id int64
		var name string
		if err := former.Scan(&id, &name); err != nil {
			return nil, l.fault(err)
		}
		if i, wanted := at[id]; wanted {
			all[i].Former = append(all[i].Former, name)
		}
	}
	return all, l.fault(former.Err())
}

// Adopt takes over a roster. An agency is the same when its code is, or its name where one of the two has no code;
// nothing is ever dropped. A roster that has less than half of the ledger's agencies is another office's, and refused.
func (l *Ledger) Adopt(ctx context.Context, r *roster.List) (Changes, error) {
	var c Changes
	err := l.act(ctx, func(a *act) (e entry, err error) {
		known, err := l.agencies(ctx, a.tx)
		if err != nil {
			return e, err
		}
		if c, err = l.adopt(ctx, a, r, known); err != nil || !c.Any() {
			return e, err
		}
		e = entry{action: "roster", about: detail{"agencies": len(r.Agencies), "roster": r.File}}
		if len(known) > 0 {
			e.about["changes"] = c
		}
		return e, nil
	})
	return c, err
}

// adoption is a roster being taken over.
type adoption struct {
	list  *roster.List
	known []Agency
	same  []*Agency // by line of the roster: the agency it is; nil for a new one
	met   map[int64]bool
}

func newAdoption(list *roster.List, known []Agency) *adoption {
	r := &adoption{list, known, make([]*Agency, len(list.Agencies)), map[int64]bool{}}
	for _, key := range []func(roster.Agency) string{codeKey, nameKey} {
		at := map[string][]int{}
		for i := range known {
			at[key(known[i].Agency)] = append(at[key(known[i].Agency)], i)
		}
		for i, a := range list.Agencies {
			for _, j := range at[key(a)] {
				if key(a) != "" && r.same[i] == nil && !r.met[known[j].ID] && compatible(known[j].Agency, a) {
					r.same[i], r.met[known[j].ID] = &known[j], true
				}
			}
		}
	}
	r.succeed()
	return r
}

func (l *Ledger) adopt(ctx context.Context, a *act, list *roster.List, known []Agency) (c Changes, err error) {
	r := newAdoption(list, known)
	listed := slices.DeleteFunc(slices.Clone(known), func(a Agency) bool { return !a.Listed })
	still := len(slices.DeleteFunc(slices.Clone(listed), func(a Agency) bool { return !r.met[a.ID] }))
	if 2*still < len(listed) {
		return c, message.NewError("ledger.roster",
			"file", l.File, "roster", list.File, "listed", len(listed), "met", still).
			WithHint("ledger.roster.hint")
	}
	for i, agency := range list.Agencies {
		id, err := enlist(ctx, a, agency, r.same[i], &c)
		if err != nil {
			return c, err
		}
		if err := l.merge(ctx, a, r, i, id, &c); err != nil {
			return c, err
		}
	}
	for _, gone := range listed {
		if !r.met[gone.ID] {
			c.Removed = append(c.Removed, gone.Name)
			if err := a.set(ctx, agencyRows, gone.ID, map[string]any{"listed": 0}); err != nil {
				return c, err
			}
		}
	}
	return c, nil
}

// enlist puts one agency on the ledger's roster: a new one, or one that is known.
func enlist(ctx context.Context, a *act, agency roster.Agency, known *Agency, c *Changes) (id int64, err error) {
	if known == nil {
		c.Added = append(c.Added, agency.Name)
		if id, err = a.next(ctx, agencyRows); err != nil {
			return 0, err
		}
		return id, a.put(ctx, agencyRows, id, agency.Name, agency.Code, agency.Level, agency.Superior, agency.Contact,
			agency.Phone, agency.Mail, agency.Line, 1, "", "", agency.Before)
	}
	if known.Name != agency.Name {
		c.Renamed = append(c.Renamed, [2]string{known.Name, agency.Name})
		if err := a.put(ctx, formerRows, known.ID, known.Name); err != nil {
			return 0, err
		}
	}
	if agency.Code == "" {
		agency.Code = known.Code // a column left out of a later roster forgets nothing
	}
	before := known.Agency
	before.Name, before.Line = agency.Name, agency.Line
	switch {
	case !known.Listed:
		c.Back = append(c.Back, agency.Name)
	case before != agency:
		c.Altered = append(c.Altered, agency.Name)
	}
	if known.Listed && known.Agency == agency {
		return known.ID, nil
	}
	return known.ID, a.set(ctx, agencyRows, known.ID,
		map[string]any{"name": agency.Name, "code": agency.Code, "level": agency.Level,
			"superior": agency.Superior, "contact": agency.Contact, "phone": agency.Phone, "mail": agency.Mail,
			"line": agency.Line, "listed": 1, "predecessors": agency.Before})
}

func codeKey(a roster.Agency) string { return a.Code }

func nameKey(a roster.Agency) string { return templates.Normalize(a.Name) }

// compatible reports whether two agencies of one name may be the same: two codes that differ are two agencies.
func compatible(a, b roster.Agency) bool { return a.Code == b.Code || a.Code == "" || b.Code == "" }
