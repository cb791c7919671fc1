// Package xlsx is the wing of workbooks; it holds nothing itself. Below it:
//
//   - [nianbao/xlsx/form]: the grid of a template, and the writing of templates and filled-in forms
//   - [nianbao/xlsx/book]: the bytes of any workbook, within limits, as sheets of cells
//   - [nianbao/xlsx/read]: a returned workbook as a report; any other as plain grids
//   - [nianbao/xlsx/mark]: the workbook that goes back to the agency, with its findings
//   - [nianbao/xlsx/wide]: wide sheets, one row an agency, out and in
//   - [nianbao/xlsx/specimen]: reports for the tests of these
//
// To hand out templates, make a Factory with form.NewFactory for an edition and a year, and call
// its Write once for each agency. To turn a report that came in another form into a workbook, use
// form.Fill. To take in what comes back, use read.Workbook; where it returns read.ErrForeign, the
// workbook is sound but was not made from a template, and read.Grids gives its cells for matching
// by label. To send an agency its own file with all findings in it, use mark.Workbook.
//
// # What must not come in
//
// No rule (what is wrong with a report is decided in package check), no official label or cell address, no words for
// people but those of the fixed sheets: prompts and errors come from the message catalogue. What came from outside is
// read by package book, which has limits and refuses what is past them; excelize, which has none that hold, writes, and
// opens a file to mark it only after that.
package xlsx
