package history

import (
	"github.com/shopspring/decimal"

	"nianbao/internal/finding"
	"nianbao/templates"
)

// State is what a link came to; its words are in the catalogue under history.state.<state>.
type State string

// The states.
const (
	Holds        State = "holds"
	Broken       State = "broken"
	Unknown      State = "unknown"      // a cell of one of the years is blank or no number
	Incomparable State = "incomparable" // the form changed: the figures of the two years mean different things
	Versions     State = "versions"     // of one of the years there are versions that differ
)

// Link holds a year against the one before by one relation, or by a figure that jumped.
type Link struct {
	Rule       string
	Class      templates.Class
	Year       int // the later one
	State      State
	Key        string // which instance of the relation; "" where there is one
	Slot       *templates.Slot
	Expected   string // by the figures of both years; "" where unknown
	Actual     string
	Difference string
	Now, Then  []Source // of the later year, of the one before
	Finding    *finding.Finding
}

// jumps are the rules between years that are no relations: they name a figure, whose place last year is the same.
const jumps = "year.jump"

// link adds the links of a year with the one before.
func (a *Agency) link(before, now *Year) {
	then, this := before.One(), now.One()
	if then == nil || this == nil {
		a.Links = append(a.Links, Link{Rule: "", Year: now.Year, State: Versions,
			Now: reportsOf(now), Then: reportsOf(before)})
		return
	}
	for _, r := range this.Edition.Relations {
		if !r.UsesPrior() {
			continue
		}
		for i := range r.Instances {
			a.Links = append(a.Links, linkOf(r, &r.Instances[i], before.Year, then, this))
		}
	}
	for i := range this.Findings {
		f := &this.Findings[i]
		if f.Rule != jumps || f.Outcome != finding.Fails || len(f.Slots) != 1 {
			continue
		}
		s, old := this.Edition.Slot(f.Slots[0]), then.Edition.Slot(f.Slots[0])
		a.Links = append(a.Links, Link{Rule: f.Rule, Class: f.Class, Year: now.Year, State: Broken, Slot: s,
			Expected: f.Expected, Actual: f.Actual, Difference: f.Difference, Finding: f,
			Now: []Source{this.source(now.Year, s)}, Then: []Source{then.source(before.Year, old)}})
	}
}

// linkOf judges one instance of a relation.
func linkOf(r *templates.Relation, instance *templates.Instance, before int, then, this *Version) Link {
	l := Link{Rule: r.ID, Class: r.Class, Year: before + 1, State: Holds, Key: instance.Key,
		Slot: this.Edition.Slot(instance.Left[0].Slot)}
	left := l.side(instance.Left, before, then, this)
	right := l.side(instance.Right, before, then, this)
	switch {
	case l.State != Holds:
		return l
	case r.Compare == ">=" && left.LessThan(right), r.Compare != ">=" && !left.Equal(right):
		l.State = Broken
	}
	l.Actual, l.Expected, l.Difference = left.String(), right.String(), left.Sub(right).String()
	return l
}

// side adds up the figures of a side and takes down where they are.
func (l *Link) side(terms []templates.Term, before int, then, this *Version) decimal.Decimal {
	sum := decimal.Zero
	for _, t := range terms {
		of, year := this, before+1
		if t.Prior {
			of, year = then, before
			if !this.Edition.ComparableTo(then.Edition, t.Slot) {
				l.State = Incomparable
				continue
			}
		}
		source := of.source(year, of.Edition.Slot(t.Slot))
		source.Minus = t.Minus
		if t.Prior {
			l.Then = append(l.Then, source)
		} else {
			l.Now = append(l.Now, source)
		}
		n, known := of.Figure(t.Slot)
		switch {
		case !known && l.State == Holds:
			l.State = Unknown
		case t.Minus:
			sum = sum.Sub(n)
		default:
			sum = sum.Add(n)
		}
	}
	return sum
}

// reportsOf are the versions of a year as sources.
func reportsOf(y *Year) (all []Source) {
	for _, v := range y.Versions {
		all = append(all, Source{File: v.File, Part: v.Part, Year: y.Year})
	}
	return all
}
