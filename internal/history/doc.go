// Package history makes one record of the reports of several years, of one or many agencies: which years are there,
// the chains between them (carried over, in force), and what rules find in each.
//
//	[Gather]   reads and judges reports of any form; the record of all agencies comes back
//	[Record]   agencies, their years with every version of each, the links between neighbouring years, counts of rules
//
// A link holds two years of one agency against each other by a relation that the edition declares; both its ends name
// the file and the place of their figures. Years of which a report is missing, or of which two versions differ, are
// not linked: nothing is guessed. Figures that mean something else in the other year's form are not compared.
//
// The forms are in rooms below: written (text, JSON, CSV), page (HTML), workbook.
//
// # What must not come in
//
// Words for people, files and screens: keys, numbers and places only.
package history
