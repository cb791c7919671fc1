// Package prose holds the rules that read a report's prose: whether its own sums add up, whether it says what the tables
// say, whether it cites the right notice, says what it must, and is the agency's own.
//
// [Rules] lists them for package check. Below them stand plain functions that know nothing of findings: [Lists] finds
// totals with the parts they are said to have, [Claims] finds the form's figures in sentences, [Citations] the notices
// cited, [Length] and [FeeStated] what their names say. Quantities are read by package quantity, near duplicates found by
// package copied, and package corpus measures all of it on sentences of its own.
//
// Where to look. Text: paragraph and heading, clause, sentence, marks (what words make of an amount), words and vocabulary
// (the edition's words made ready). Lists: list collects candidates (opens, trailing, follow and columns are other shapes
// of one), closed and overlap say whether its parts are all and each once, judge decides, parts makes the findings.
// Claims: claimer walks, naming binds a number to a figure's name, surroundings and terms say whether the subject is
// meant, topic how long, scope and organ whose figure it is, clock and moment of which year, group and total and denial
// are figures told otherwise; claim and tables make the findings. What stands alone has a file of its own: citation, fee,
// length, twins.
//
// Precision comes before recall. An officer who is accused wrongly twice stops reading, so a sentence is accused only
// where no reading of it is right: a list may name only some of a total's parts, a figure may be another scope's or
// another year's, and whatever was not understood is not judged. What was understood and found right is returned as
// well, so that tests can tell silence from understanding.
//
// The words by which prose names the form's figures stand in the edition; here are only those of grammar, of totals, time,
// lists and comparisons. Nothing here reads or writes files, and no official label comes in.
package prose
