package claims

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/internal/check/prose/judge"
	"nianbao/internal/check/prose/reading"
	"nianbao/internal/wordlist"
	"nianbao/templates"
)

// neighbours are the other statements of a paragraph: how many of them fit the table, and how many fit nothing.
type neighbours struct {
	fit, unfit, own int
	told            string // where the paragraph tells the same figure as the table has it
	bond            string // what else the name may be of
	alt             string // how near a name is that fits what is stated
}

// observe returns the features of a proposal: what its words say, and what speaks against it because it does not fit
// the table.
func (s *scene) observe(st *Statement, q Proposal, around neighbours) (list, doubts []string) {
	p, h := *q.spot, q.how
	place := h.place
	subject, foreign := s.subjectOf(p), s.foreignOf(p)
	gap, lead, trail := gapOf(h.gap), s.leadOf(p, h), s.trailOf(p, h)
	usage := usageOf(q.Figure)
	rel := relation(q)
	doubts = []string{"rel:" + rel, "rel:" + rel + ",usage:" + usage, "alt:" + around.alt,
		"alt:" + around.alt + "," + gap}
	list = []string{
		"place:" + place, "gap:" + place + "," + gap, "commas:" + place + "," + judge.Count(h.commas, 3),
		"names:" + place + "," + judge.Count(h.names, 2), "rank:" + place + "," + judge.Count(h.rank, 2), "usage:" + usage,
		"subject:" + subject, "foreign:" + foreign, "subject:" + subject + ",foreign:" + foreign,
		"usage:" + usage + ",subject:" + subject,
		"lead:" + place + "," + lead, "trail:" + place + "," + trail, "figure:" + q.Figure.ID,
		"figure:" + q.Figure.ID + ",place:" + place,
		"word:" + judge.Count(q.NameTo-q.NameFrom, 5), "usage:" + usage + ",foreign:" + foreign, "id:" + s.subject.ID,
		"id:" + s.subject.ID + ",subject:" + subject, "id:" + s.subject.ID + ",foreign:" + foreign,
		"fit:" + judge.Count(around.fit, 3), "unfit:" + judge.Count(around.unfit, 3),
		"fits:" + judge.Count(around.fit, 2) + "," + judge.Count(around.unfit, 2),
		"group:" + s.groupOf(p, q.Figure), "place:" + place + ",group:" + s.groupOf(p, q.Figure),
		"own:" + judge.Count(around.own, 3),
		"own:" + judge.Count(around.own, 2) + ",subject:" + subject,
	}
	add := func(name string, is bool) {
		if is {
			list = append(list, name, name+",usage:"+usage)
		}
	}
	side := func(name string, is bool) {
		if is {
			list = append(list, name, name+",usage:"+usage)
			if st.Amount == nil {
				list = append(list, name+","+place)
			}
			doubts = append(doubts, name+","+sideOf(rel))
		}
	}
	doubts = append(doubts, "bond:"+around.bond, "bond:"+around.bond+","+place)
	if told := around.told; told != "no" {
		doubts = append(doubts, "told:"+told, "told:"+told+","+sideOf(rel), "told:"+told+","+place)
	}
	add("beyond", h.beyond)
	add("others", h.others > 0)
	add("nouns", h.nouns > 0)
	add("next", h.next)
	add("next,after", h.next && h.gap == 0)
	part := s.partOf(p)
	side("part:"+part, part != "none")
	scope := s.scopeOf(p)
	side("scope:"+scope, scope != "none")
	side("organ", p.foreign)
	side("opensorgan", s.opensForeign(p))
	side("leftout", p.leftOut || s.exceptIn(p))
	time := s.timeOf(p)
	side("time:"+time, time != "none")
	add("tailother", s.tailHas(p, other))
	add("tailpart", s.tailHas(p, partial) || s.tailHas(p, members) || s.tailHas(p, office))
	add("tailnoun", s.tailHas(p, noun))
	add("strange", p.strange)
	add("strange,"+subject, p.strange)
	add("dated", s.isDated(p))
	add("compared", s.tailSays(p, "相比", "相较"))
	add("moved", h.moved)
	side("disowned", s.isDisowned(p))
	side("inrow", s.isInRow(h.word))
	add("with", len(h.with) > 0)
	if st.Amount == nil {
		list = append(list, "subject:"+subject+","+place, "foreign:"+foreign+","+place, "usage:"+usage+","+place,
			"word:"+place+s.saidAt(p.at))
	}
	add("heading", s.heading)
	add("astray", s.astray)
	add("among", q.Figure.Among)
	add("deniable", q.Figure.Deniable)
	add("long", q.NameTo-q.NameFrom > 5)
	if why := s.claimer.refused[q.From]; why != "" {
		list = append(list, "refused:"+why, "refused:"+why+","+place, "refused:"+why+",usage:"+usage)
		doubts = append(doubts, "refused:"+why+","+sideOf(rel))
	}
	if a := st.Amount; a != nil {
		s.observeAmount(p, a, q, add, side)
	}
	return list, doubts
}

// observeAmount adds the features of an amount.
func (s *scene) observeAmount(p spot, a *reading.Amount, q Proposal, add, side func(string, bool)) {
	add("aside", a.Aside)
	add("inexact", !a.Exact && !a.Rounded)
	add("rounded", a.Rounded)
	add("unit:other", !s.units[a.Unit])
	add("unit:"+a.Unit, true)
	side("listed", p.listed)
	side("listed,whole", p.listed && q.Figure.Whole)
	add("joined", a.Joined)
	add("ownword", a.Own)
	add("rest", a.Rest)
	add("turns", a.Turns)
	add("carried", a.Carried)
	add("besides", a.Besides)
	side("heads", a.Heads)
	add("times", a.Times > 1)
	add("predicate", a.Predicate)
	add("after:"+a.Opener.String(), a.Opener != reading.NoOpener)
	side("small", a.Value.LessThan(decimal.NewFromInt(3)))
	add("big", a.Value.GreaterThan(decimal.NewFromInt(2000)))
	clause := s.clauseBefore(p, p.clause)
	side("intime", wordlist.AnyIn(clause, inTimeWords...))
	add("actual", wordlist.AnyIn(clause, actualWords...))
	side("formal", wordlist.AnyIn(clause, formalWords...))
	add("content", wordlist.AnyIn(clause, contentWords...))
	add("alsonot", p.at+1 < p.end && s.tokens[p.at+1].role == unknown &&
		wordlist.AnyBegins(s.saidAt(p.at+1), "也", "都没", "都未"))
	add("actualelse", s.actual && !wordlist.AnyIn(clause, actualWords...))
	side("within", p.at+1 < p.end && strings.HasPrefix(s.saidAt(p.at+1), "中"))
}

func gapOf(n int) string {
	switch {
	case n < 3:
		return strconv.Itoa(n)
	case n < 5:
		return "4"
	case n < 9:
		return "8"
	case n < 16:
		return "15"
	}
	return "far"
}

func usageOf(f *templates.Figure) string {
	u := string(f.Usage)
	if u == "" {
		u = "common"
	}
	switch {
	case f.Whole:
		return u + ",whole"
	case f.Of != "":
		return u + ",of"
	}
	return u
}

// relation names how what is stated lies to what the table has.
func relation(q Proposal) string {
	var near Option
	for _, o := range q.Options {
		if len(o.Gaps) > 0 {
			return "gap"
		}
		if near.Slots == nil || o.Sum.Sub(q.Value).Abs().LessThan(near.Sum.Sub(q.Value).Abs()) {
			near = o
		}
	}
	off := q.Value.Sub(near.Sum)
	side := "more"
	if off.IsNegative() {
		side = "less"
	}
	switch {
	case off.IsZero():
		return "equal"
	case near.Sum.IsZero():
		return "unheard"
	case q.Value.IsZero():
		return "nil"
	case off.Abs().LessThanOrEqual(decimal.NewFromInt(2)),
		off.Abs().Mul(decimal.NewFromInt(5)).LessThanOrEqual(near.Sum):
		return side + ",near"
	case off.Abs().LessThanOrEqual(near.Sum):
		return side
	}
	return side + ",far"
}

// sideOf leaves of a relation whether more is stated than the table has.
func sideOf(rel string) string {
	side, _, _ := strings.Cut(rel, ",")
	return side
}
