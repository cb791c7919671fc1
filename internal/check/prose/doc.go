// Package prose holds the rules that read a report's prose: whether its own sums add up, whether
// it agrees with the tables, whether it cites the right notice, is complete, and is the agency's
// own.
//
// [Rules] lists them for package check. What they judge is found by packages below that make no findings: reading
// reads a paragraph into amounts and times, lists finds totals with the parts they are said to have, claims finds the
// form's figures in sentences, copied finds near duplicates. Here stand what makes findings of them (parts, tables,
// twins), what stands alone (citation, fee, length), and the names by which a finding is known from round to round.
// Package corpus measures all of it on sentences of its own.
//
// Precision comes before recall. An officer who sees two false findings stops reading, so a
// sentence is reported only where no reading of it is right: a list may name only some of a
// total's parts, a figure may be another scope's or another year's, and anything not understood
// is not judged. What was understood and found right is returned as well, so that tests can tell
// silence from understanding.
//
// The words by which prose names the form's figures are in the edition; here and below are only
// those of grammar, of totals, time, lists and comparisons. Nothing here reads or writes files,
// and no official label comes in.
package prose
