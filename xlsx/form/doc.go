// Package form is the grid of a template and all that writes it: sheets and cells, looks, locks, prompts.
//
// [Layout] gives the sheets of an edition; writer, reader and marker walk them. A [Factory]
// writes templates for many agencies; the first takes some milliseconds, every further one a
// fraction of one. [Fill] writes a report as a workbook in the form of its template. A [Builder]
// dresses cells of a workbook that is there already.
//
// # What a template is
//
// A template has a cover, a sheet for each table exactly as the official grid, a sheet for each
// part that is prose, the filling notes, and a hidden sheet with the identity of the file. Layout
// alone places everything, from the edition alone; writer, reader and marker walk it, so that
// none of them knows an address or a label of its own.
//
// All but the inputs is locked, and an input has a prompt about its content. There is no formula
// in any cell: what a program computes, or an agency changes, cannot pass for a figure. The locks
// stop accidents only. That a workbook is still the one that was issued is proven on return, cell
// by cell.
//
// The same input makes the same bytes: dates come from the report's year, and the salt of a password from what all
// templates of a run have in common.
//
// # What must not come in
//
// No reading of what came back, no rule, no official label or cell address, no words for people but those of the fixed
// sheets.
package form
