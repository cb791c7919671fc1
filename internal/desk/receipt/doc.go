// Package receipt answers about rounds that were received: the verdict with its findings, the receipt on
// one page, the marked workbook, the draft, the slips of one part, the original, and the explanations
// given to findings.
//
// [Receipts.Show] is the page; agencies and officers see the same, officers with the means to rule on
// explanations. What must not come in: taking files, and the layout of documents.
package receipt
