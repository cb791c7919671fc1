// Package copies makes copies of generated reports in the shapes people have them, reads them
// back, and counts which figures come right, blank and wrong.
//
// A [Truth] is a report of random figures of one to six digits, a [Shape] is one way of copying
// it: text with bars or tabs, pages, our own printed forms, PDFs that LibreOffice and Chromium
// make, and what other programs copy out of them. [Measure] runs shapes over truths. The command
// cmd/copies prints the table; the tests here run a sample of it.
//
// No sentence of a published report comes in: all words but the labels of the form are our own.
package copies
