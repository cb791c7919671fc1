package claims

// One name may stand beside several amounts, and is of one of them: 15件全部办结，予以公开的占六成，为9件.

// bond is an amount that a name may be of: how far it is, and whether it fits.
type bond struct {
	at, far int
	fits    bool
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
