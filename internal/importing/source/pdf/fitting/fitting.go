// Package fitting finds the tables of the official forms on pages that draw nothing of them and name
// nothing of them: what is known of the form, its labels and which figure is where among them, is laid
// over where the characters are.
//
// [Tables] is all there is. It is strict: a table is taken where every label that marks a row or a
// column is there, once, in its order, and no text is between them that the form does not have; a
// figure, where one row and one column alone can have it. All else stays what it was, for the ways
// of package layout. No label is written here: they come from the editions.
package fitting

import (
	"nianbao/internal/importing/source/pdf/layout"
	"nianbao/templates"
)

// mostAtoms bounds the pieces of text that are looked at; a report has some thousand.
const mostAtoms = 60_000

// Tables finds the tables of the editions on upright pages, in the order in which they are drawn.
func Tables(pages []layout.Page, editions []*templates.Edition) (found []layout.Known) {
	atoms := atomsOf(pages)
	if len(atoms) == 0 || len(atoms) > mostAtoms {
		return nil
	}
	s := &stream{pages: pages, atoms: atoms, words: wordsOf(editions)}
	s.recognise()
	for _, land := range s.islands() {
		if known, ok := land.table(editions); ok {
			found = append(found, known)
		}
	}
	return found
}

// table is the first table of a form that fits.
func (l *island) table(editions []*templates.Edition) (layout.Known, bool) {
	for _, e := range editions {
		for _, t := range e.Tables {
			if f := l.fit(e, t); f != nil {
				return f.known(), true
			}
		}
	}
	return layout.Known{}, false
}
