// Package desk is the web desk (收发台): an agency opens the link it was sent, takes its template, hands in
// the completed workbook and reads at once what to correct; programs do the same over /api/v1; officers
// sign in at /desk, see who has sent, and act.
//
// Its rooms are guessed by name: agency and officer hold the pages of either, out what leaves the desk,
// api the interface for programs; handin takes files, receipt answers about rounds, verdict words
// findings, season keeps the state of the season, session lets officers in, link makes the agencies'
// links, web is what all of them share. Here they are put together: [New] makes a [Server],
// [Server.Handler] its addresses, and [Server.Serve] answers on a listener until the context ends.
//
// What must not come in: rules about figures, layout of documents, state. All state is in the ledger; a
// page shows what the ledger holds at the moment of the request. GET changes nothing.
package desk
