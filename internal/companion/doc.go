// Package companion is the Word file that goes with a template: clerks fill in the figures in the
// workbook and write the prose in Word, where lists, levels and proofreading are.
//
// [Layout] gives the paragraphs of a companion from the edition alone; what issues one
// (companion/issue) and [Read] walk the same list, so that neither knows an official label. A
// companion is bound to agency, year, edition, scope, code and release of the template as the
// workbook is: in document properties, in a custom part and in a visible line.
//
// # What must not come in
//
// No judging of what was written, no printing of reports, no second reading of WordprocessingML:
// the file is taken apart by importing/source, and tables are recognised by importing/match.
package companion
