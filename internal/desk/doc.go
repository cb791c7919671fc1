// Package desk is the web desk (收发台): an agency opens the link it was sent, takes its template, hands in the completed
// workbook and reads at once what to correct; programs do the same over /api/v1; officers sign in
// at /desk, see who has sent, and act.
//
// The package translates requests to the services that exist (taking, judging, the ledger, the writers of workbooks and
// documents) and their answers to pages and JSON. [New] makes a [Server], [Server.Handler] its pages and
// [Server.Serve] answers on a listener until the context ends.
//
// What must not come in: rules about figures, layout of documents, state. All state is in the ledger; a page shows what
// the ledger holds at the moment of the request. GET changes nothing.
package desk
