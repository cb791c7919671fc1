// Package roster is the list of agencies that must report: read as an office has it, whoever's report a file is, when
// each is due.
//
// [Read] takes any list an office keeps: a workbook, a text (commas, tabs, lines of names), a
// table in a Word file or on a page. It finds the head by words that are data (words.yaml), takes
// what names an agency beyond doubt, and records in [Understanding] how it read the list. What is
// not certain is refused, all at once, with rows and columns. [Matcher] finds an agency by code
// and name; [DueDay] returns when it must report.
//
// No ledger comes in here, and no screen.
package roster
