// Package claims finds the figures of the form that sentences state, and holds each against the report's tables.
//
// A claimer walks the prose once for each subject of the edition (applications, review, documents) by its vocabulary. Naming
// binds an amount to the name of a figure; surroundings and terms ask whether the subject is meant at all, topic and
// heading for how long, scope and organ whose figure it is, clock of which year. Figures told in other ways have files of
// their own: rows of a group, totals of several rows, what is denied (未收到申请), several amounts of one cell; what is told as
// left out (不含重复申请2件) is none of them. Clause quotes what was found, claim settles it by the sums the words may mean.
package claims
