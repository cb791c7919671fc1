// Package importing makes reports of what offices have published or retyped: text copied from a page, web pages, Word
// documents, and workbooks that were not made from a template of ours.
//
// [Read] takes a file's bytes, [FromGrids] the sheets of a foreign workbook. Both give the
// report, the edition it was read by, and a trace: every figure with its place in the file, every
// slot without a figure, and all content of the file that has no place in the report. Nothing is
// dropped in silence, and nothing is guessed: a figure is taken when labels identify it, and
// otherwise reported.
//
// Three rooms do the work. Package source takes a file of any format apart into one stream of
// paragraphs and tables; package match makes a report of that stream by the labels, headings and
// title of the editions; package opendata reads back the forms for programs that this program writes. A
// new format is a new source.
package importing
