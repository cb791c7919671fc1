// Package web holds what every page of the desk shares: the site's ledger, clock and limits, the frame
// of a page with its language and size of type, answers in words when something goes wrong, files given
// out, the headers that guard an answer, the log, and the brakes on guessers and on readers at once.
//
// Begin with [Site]: the rooms beside this one embed it and serve their addresses with [Site.Render],
// [Site.Refuse] and [Site.Give]. Each room keeps its own templates; [Templates] puts them together with
// the frame.
//
// What must not come in: pages of somebody in particular, sessions, rules about reports.
package web
