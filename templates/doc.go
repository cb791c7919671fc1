// Package templates holds the editions (版式) of the annual report on government information disclosure and the types
// that load them.
//
// An edition is the only source of truth about an official form: its tables with every label, span, slot and unit, its
// section headings, its relations with class and basis, its filling notes. The workbook's cells and locks, the reader's
// addresses, the checks, every printed table and the JSON names are derived from it, so that a new national form, or a
// province's own rows, is a new data file and no new code.
//
// Start with [ForYear] to get the edition in force for a report year, [Find] for one named by id
// or by file, and [Builtin] for all that come with the program. [Lint] lists the faults of an
// edition file, with line numbers. Within an [Edition], [Table.Grid] is the table as cells with
// spans, [Edition.Slot] finds a value by its id, and [Edition.Outline] lists the parts in the
// order of the form.
//
// The package knows nothing of reports, values or files other than editions.
package templates
