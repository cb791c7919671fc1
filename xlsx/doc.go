// Package xlsx turns an edition into workbooks and workbooks back into reports: template out, workbook in, workbook
// marked.
//
// To hand out templates, make a [Factory] with [NewFactory] for an edition and a year, and call its Write once for each
// agency; the first template takes some milliseconds, every further one a fraction of one. To turn a report that came
// in another form into a workbook that can be corrected and handed in, use [Fill]. To take in what comes back, use
// [Read]; where it says [ErrForeign], the workbook is sound but was not made from a template, and [Grids] gives its
// cells for matching by label. To send an agency its own file with all findings in it, use [Mark].
//
//	f, err := xlsx.NewFactory(edition, 2025, xlsx.Options{})
//	err = f.Write(w, xlsx.Agency{Name: "淄博市科学技术局"}, nil)
//	…
//	r, edition, err := xlsx.Read(name, data, xlsx.ReadOptions{Year: 2025})
//
// # What a template is
//
// A template has a cover, a sheet for each table exactly as the official grid, a sheet for each part that is prose, the
// filling notes, and a hidden sheet that says what the file is. Where everything stands is told by layout, in one place,
// from the edition alone; writer, reader and marker walk it, so that none of them knows an address or a label of its own.
//
// All but the inputs is locked, and an input says in a prompt what belongs in it. There is no formula in any cell:
// what a program computes, or an agency changes, cannot pass for a figure. The locks stop accidents only. That a
// workbook is still the one that was issued is proven on return, cell by cell.
//
// The same input makes the same bytes: dates come from the report's year, and the salt of a password from what all
// templates of a run have in common.
//
// # What must not come in
//
// No rule (what is wrong with a report is decided in package check), no official label or cell address, no words for
// people but those of the fixed sheets: prompts and errors come from the message catalogue. What came from outside is
// read by package book, which has limits and refuses what is past them; excelize, which has none that hold, writes, and
// opens a file to mark it only after that.
package xlsx
