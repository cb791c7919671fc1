// Package season keeps the state of the season for the officers' pages, as the ledger's last entry left
// it: who must report, who has, what waits for somebody. [Keeper.Now] gives it; after a change of the
// ledger only what changed is read and worked out anew.
//
// What must not come in: pages, and rules of its own; a state is what the room status says of what the
// ledger holds.
package season
