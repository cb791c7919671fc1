package claims

import (
	"slices"

	"nianbao/templates"
)

// A paragraph may tell one figure twice: as the table has it, and of others, a wider area or another time.

// place is where a figure is told, and where its name stands.
type place struct{ at, name int }

// telling are the places where a paragraph tells figures as the table has them.
type telling map[*templates.Figure][]place

// toldIn gathers what the statements of a paragraph tell.
func toldIn(here []*Statement) telling {
	told := telling{}
	for _, st := range here {
		for _, q := range st.Proposals {
			if q.Equal && q.near() && q.Value.IsPositive() {
				told[q.Figure] = append(told[q.Figure], place{q.From, q.NameFrom})
			}
		}
	}
	return told
}

// toldElsewhere names where another statement of the paragraph tells a figure as the table has it: what differs then is a
// part of it, another body's or another time's.
func (st *Statement) toldElsewhere(q Proposal) string {
	name := "no"
	for _, p := range st.told[q.Figure] {
		switch {
		case p.at == q.From:
		case p.name == q.NameFrom:
			if name == "no" {
				name = "sameword"
			}
		case p.at < q.From:
			return "before"
		default:
			name = "after"
		}
	}
	return name
}

// isTold reports whether the paragraph tells the figure as the table has it elsewhere: by the figure's name or by one that
// may mean the same, by a denial, or as the share of one of several.
func (st *Statement) isTold(q Proposal, _ Weigher) bool {
	if st.Amount == nil {
		return false
	}
	return slices.ContainsFunc(st.nearOthers(), func(o *Statement) bool {
		return o != st && o.Proposals[0].From != q.From && o.tells(q)
	})
}

// farthestOther is how many statements before one and after it are looked at.
const farthestOther = 16

// nearOthers returns the statements around one, itself included.
func (st *Statement) nearOthers() []*Statement {
	return st.others[max(0, st.no-farthestOther):min(len(st.others), st.no+farthestOther+1)]
}

// tells reports whether a statement tells the figure of another's reading as the table has it.
func (st *Statement) tells(q Proposal) bool {
	if st.Amount != nil && st.Amount.Value.IsZero() || st.Amount == nil && st.Kind != "denial" {
		return false
	}
	same, other := false, false
	for _, o := range st.Proposals {
		switch {
		case !o.Equal || o.scene != q.scene || o.how.next && o.how.place == "after":
		case o.Figure != q.Figure && !(q.isWider() && o.sharesSlots(q)):
			other = other || o.near()
		case o.how.others == 0 && o.how.commas == 0 && o.how.gap <= 2 && !o.how.beyond && o.NameFrom != q.NameFrom,
			o.spot.listed && o.how.beyond && q.isWider():
			same = true
		}
	}
	return same && !other
}

// isWider reports whether the words before what is stated speak of an area, of all, or of members.
func (q Proposal) isWider() bool {
	return slices.ContainsFunc(q.scene.tokens[q.spot.clause:q.spot.at], func(t token) bool {
		return t.role == area || t.role == everyone || t.role == members
	})
}

// sharesSlots reports whether two readings may mean the same sum of the table.
func (q Proposal) sharesSlots(o Proposal) bool {
	return slices.ContainsFunc(q.Options, func(a Option) bool {
		return slices.ContainsFunc(o.Options, func(b Option) bool { return slices.Equal(a.Slots, b.Slots) })
	})
}

// isCountedAfter reports whether what is told of all is counted after it in the sentence, as the table has it:
// 均告知申请人无法提供，共38件.
func (st *Statement) isCountedAfter(q Proposal, _ Weigher) bool {
	return st.Kind == "every" && slices.ContainsFunc(st.nearOthers(), func(o *Statement) bool {
		return o.Amount != nil && slices.ContainsFunc(o.Proposals, func(p Proposal) bool {
			return p.Equal && p.Figure == q.Figure && p.how.place == "before" && !p.how.beyond && p.NameFrom == q.NameFrom
		})
	})
}
