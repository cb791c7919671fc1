// Package match makes a report of a source: by the labels of the edition's tables, the headings
// of its parts and its title.
//
// An edition becomes a form, its labels in all their spellings (form, labels). A table whose
// cells have places is read by the labels to the left of and above each cell (tables); one that
// came as lines, by the chain of labels that fits the form best (tokens, chain, stream, take),
// and only where there is no doubt (certainty). Headings give every other line its section
// (headings, title, sections), and what is left is sorted and reported (leftovers, tablerest).
//
// No label may be written here: they come from the edition, with their synonyms. Only package
// report turns figures into values.
package match
