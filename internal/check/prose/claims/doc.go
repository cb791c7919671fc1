// Package claims finds the figures of the form that sentences state, and holds each against the report's tables.
//
// A claimer walks the prose once for each subject of the edition (applications, review,
// documents) by its vocabulary. Naming binds an amount to the name of a figure; surroundings and
// terms decide whether the subject is meant at all, topic and heading for how long, scope and
// organ whose figure it is, clock of which year. Other shapes have files of their own: rows of a
// group, totals of several rows, denials (未收到申请), several amounts of one cell; exclusions
// (不含重复申请2件) are none of them. Compare reads how figures stand to one another or to a bound. Clause quotes the amount, claim settles it by the sums the
// words may mean.
package claims
