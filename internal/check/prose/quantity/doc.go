// Package quantity reads quantities out of Chinese prose: 388条, ３６件, 三十二篇, 3,642次, 205304.67万元.
//
// [Read] brings prose into the form the reading works on, keeping the original place of every
// character; [Find] returns the quantities of a [Text] in order, and [Text.Quote] gives back the
// author's own words for any stretch of it.
//
// What only looks like a quantity is left out: dates, years and times, numbers of documents, articles, telephones and
// sessions, percentages, names that hold a numeral (六个部分, “六稳”), anything inside quotation marks or the name of a
// document. What is not meant exactly (300余家, 约50件, 3至5次, 1.2万条) is returned as inexact, so that a rule can know
// that it must not compute with it.
//
// A measure word need not be known: one that follows several numbers of a text
// (公示牌29块，镇2块，村27块) is a measure there.
//
// The package knows the grammar of counting, not the report: it has no word of the official form.
package quantity
