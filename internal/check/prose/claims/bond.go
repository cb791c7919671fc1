package claims

import (
	"slices"

	"nianbao/templates"
)

// One name may stand beside several amounts, and is of one of them: 15件全部办结，予以公开的占六成，为9件.

// bond is an amount that a name may be of: how far it is, and whether it fits.
type bond struct {
	at, far int
	fits    bool
	apart   bool // a mark stands between
}

// otherBond names what else the name of a reading may be of: a nearer amount, or one that fits.
func (st *Statement) otherBond(q Proposal) string {
	name, far := "none", q.distance()
	for _, b := range st.named[q.NameFrom] {
		switch {
		case b.at == q.From:
		case b.fits && b.far <= far:
			return "nearer,fits"
		case b.fits:
			name = "farther,fits"
		case b.far < far && name == "none":
			name = "nearer"
		case name == "none":
			name = "farther"
		}
	}
	return name
}

// distance is how far a name is from what is stated, a comma counting for some characters.
func (q Proposal) distance() int {
	d := q.NameFrom - q.To
	if q.NameFrom < q.From {
		d = q.From - q.NameTo
	}
	return d + 5*q.how.commas
}

// isBound reports whether the name of a reading is that of another amount which fits it: one that is nearer, or that
// stands in the name's clause, which this one does not.
func (st *Statement) isBound(q Proposal, _ Weigher) bool {
	return slices.ContainsFunc(st.named[q.NameFrom], func(b bond) bool {
		return b.at != q.From && !q.namesSubject() && b.fits && (b.far <= q.distance() || q.how.commas > 0 && !b.apart)
	})
}

// namesSubject reports whether the subject's noun is right before what is stated, after another amount: a name may be
// that of several subjects in turn, 现行有效规章41件、行政规范性文件148件.
func (q *Proposal) namesSubject() bool {
	s, p := q.scene, q.spot
	k := p.at - 1
	for k > p.since && s.tokens[k].role == besideAny {
		k--
	}
	return q.how.place == "before" && q.Figure.Usage == templates.Common && k >= p.since && k == p.noun
}
