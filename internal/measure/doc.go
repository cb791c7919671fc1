// Package measure measures the rules by fault injection: it makes reports in which nothing is wrong, plants one fault
// in each, and counts what the rules find and whom they accuse.
//
// [Consistent] makes a report of any edition that satisfies every relation, with last year's
// report beside it, from a bureau without applications up to a province; [Faults] lists the
// faults that can be injected, each with the rules that should find it and the cells they should
// name. [Run] runs both over many seeds and gives the tables of RATES.md. The same seed makes
// the same cases.
//
// Faults of figures and prose are planted in the report. Those of the file are done to its workbook:
// the agency's template is filled in, damaged and saved by another program, and read again; before
// that the same is done without the damage, and must not be accused either.
//
// The figures are made up, and so is the little prose; what is measured is whether the rules find
// what they claim to find and are silent otherwise, not how often offices err.
package measure
