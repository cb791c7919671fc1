package season

import (
	"slices"
	"strings"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/status"
	"nianbao/templates"
)

// Card is an agency with all that the officers' pages count, sort and search by, worked out once
// when something of it changes.
type Card struct {
	*status.Agency
	Is     status.Count     // the agency alone, counted
	Stands string           // as [status.Agency.State]
	Newest string           // when its last file was taken in
	Said   []status.Said    // what it explained
	Doubts []status.Doubt   // what a person has to decide of it
	Mailed []ledger.Sending // messages to it, the latest first
	key    string           // its name, normalised
	above  string           // its superior's
	words  []string         // what it is found by, normalised
}

func newCard(a *status.Agency, said []ledger.Explanation, doubts []ledger.Doubt,
	mailed []ledger.Sending) *Card {
	c := &Card{Agency: a, Is: a.Count(), Stands: a.State(), Mailed: mailed,
		key: templates.Normalize(a.Name), above: templates.Normalize(a.Superior)}
	slices.SortStableFunc(c.Mailed, func(a, b ledger.Sending) int { return strings.Compare(b.At, a.At) })
	for _, in := range a.Files {
		c.Newest = max(c.Newest, in.Taken)
	}
	for _, e := range said {
		c.Said = append(c.Said, a.Said(e)...)
	}
	for _, d := range doubts {
		c.Doubts = append(c.Doubts, a.Doubt(d))
	}
	for _, name := range append(a.Names(), a.Code) {
		c.words = append(c.words, templates.Normalize(name))
	}
	return c
}

// Found reports whether a normalised word is in a name of the agency's or in its code.
func (c *Card) Found(word string) bool {
	return slices.ContainsFunc(c.words, func(text string) bool { return strings.Contains(text, word) })
}
