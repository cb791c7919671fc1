// Package importing makes reports of what offices have published or retyped: plain text copied from a page (one cell a
// line), web pages, Word documents, and workbooks that were not made from a template of ours.
//
// [Read] takes a file's bytes, [FromGrids] the sheets of a foreign workbook. Both give the report, the edition it was
// read by, and a [Trace]: every figure with the place it was found at, every slot nothing was found for, and everything
// that stood in the file and has no place in the report. Nothing is dropped in silence, and nothing is guessed: a
// figure is taken when labels say which it is, and otherwise reported.
//
// How it works, in the order of the files. A file becomes a source, its lines and tables in reading order: open decides
// what it is; text and drawn, html, docx take it apart with the help of builder. An edition becomes a form, its labels in
// all their spellings (form, labels). A table whose cells have places is read by the labels to the left of and above each
// cell (tables); one that came as lines, by the chain of labels that fits the form best (tokens, chain, stream, take), and
// only where there is no doubt (certainty). Headings give every other line its section (headings, title, sections), and
// what is left is sorted and reported (leftovers, tablerest).
//
// No label stands here: they come from the edition, with their synonyms. Figures become values in package report alone.
package importing
